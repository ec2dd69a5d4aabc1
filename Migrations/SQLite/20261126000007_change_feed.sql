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
-- Whether the public has to wait for a number must not take longer for what it does not see.
CREATE INDEX changes_of_public_without_number ON changes (position)
    WHERE number IS NULL AND public_type IS NOT NULL;
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

-- What is scheduled already appears in its time.
INSERT INTO changes (
    type, public_type, subject, slug, version, previous_version, made_at, is_awaited)
SELECT 3, 3, a.id, a.slug, a.version, a.version, a.published_at, 1
FROM articles AS a
WHERE a.status = 1 AND a.published_at > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)
ORDER BY a.published_at, a.id;

-- migrate:down
DROP TABLE change_counters;
DROP TABLE changes;
