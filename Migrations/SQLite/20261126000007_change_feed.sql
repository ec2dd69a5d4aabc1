-- migrate:up
-- The changes that the feed and the audit log tell of, each stored in the transaction of what it tells.
CREATE TABLE changes (
    -- The order in which they were stored.
    position      INTEGER NOT NULL PRIMARY KEY,
    -- Given by whoever reads them first: without gaps. NULL: none yet.
    number        INTEGER CHECK (number > 0),
    -- Among those that the public sees something of.
    public_number INTEGER CHECK (public_number > 0),
    type          INTEGER NOT NULL,
    -- NULL: the public sees nothing of it.
    public_type   INTEGER,
    -- An article or a tag, which may be deleted.
    subject       BLOB    NOT NULL CHECK (length(subject) = 16),
    slug          TEXT    NOT NULL,
    target        TEXT,
    version       INTEGER NOT NULL,
    -- NULL: the subject is new.
    previous_version INTEGER,
    made_at       INTEGER NOT NULL,
    -- Whether it comes about at made_at by itself, unless it is deleted before.
    is_awaited    INTEGER NOT NULL,
    key_id        TEXT,
    request_id    TEXT
) STRICT;

CREATE INDEX changes_without_number ON changes (position) WHERE number IS NULL;
CREATE UNIQUE INDEX changes_by_number ON changes (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX changes_by_public_number ON changes (public_number) WHERE public_number IS NOT NULL;
CREATE INDEX changes_awaited ON changes (subject) WHERE number IS NULL AND is_awaited = 1;

-- The numbers that were given last, in the only row.
CREATE TABLE change_counters (
    id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number        INTEGER NOT NULL,
    public_number INTEGER NOT NULL
) STRICT;

INSERT INTO change_counters (id, number, public_number) VALUES (1, 0, 0);

-- migrate:down
DROP TABLE change_counters;
DROP TABLE changes;
