-- migrate:up contract
-- What is done with keys and webhooks is told to administrators, with numbers of its own.
ALTER TABLE changes RENAME TO former_changes;
ALTER TABLE change_counters RENAME TO former_change_counters;

CREATE TABLE changes (
    -- The order in which they were stored.
    position      INTEGER NOT NULL PRIMARY KEY,
    -- Who is told: 0 editors, 1 the public, 2 administrators.
    scope         INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 2),
    -- Given by whoever reads them first: without gaps. NULL: none yet.
    number        INTEGER CHECK (number > 0),
    type          INTEGER NOT NULL,
    -- An article, tag, webhook or key, which may be deleted.
    subject       BLOB    NOT NULL CHECK (length(subject) = 16),
    slug          TEXT    NOT NULL,
    target        TEXT,
    version       INTEGER NOT NULL,
    -- NULL: the subject is new, or the public is told.
    previous_version INTEGER,
    made_at       INTEGER NOT NULL,
    -- Whether it comes about at made_at by itself, unless it is deleted before.
    is_awaited    INTEGER NOT NULL,
    key_id        TEXT,
    request_id    TEXT
) STRICT;

INSERT INTO changes (
    position, scope, number, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
    request_id)
SELECT f.position, f.scope, f.number, f.type, f.subject, f.slug, f.target, f.version, f.previous_version, f.made_at,
    f.is_awaited, f.key_id, f.request_id
FROM former_changes AS f;

CREATE TABLE change_counters (
    scope  INTEGER NOT NULL PRIMARY KEY CHECK (scope BETWEEN 0 AND 2),
    number INTEGER NOT NULL
) STRICT;

INSERT INTO change_counters (scope, number)
SELECT f.scope, f.number FROM former_change_counters AS f;
INSERT INTO change_counters (scope, number) VALUES (2, 0);

-- Their indexes go with them.
DROP TABLE former_changes;
DROP TABLE former_change_counters;

CREATE UNIQUE INDEX changes_by_number ON changes (scope, number) WHERE number IS NOT NULL;
CREATE INDEX changes_without_number ON changes (scope, position) WHERE number IS NULL AND is_awaited = 0;
CREATE INDEX changes_awaited_without_number ON changes (scope, made_at) WHERE number IS NULL AND is_awaited = 1;
CREATE INDEX changes_awaited_by_subject ON changes (subject, made_at) WHERE is_awaited = 1;

-- migrate:down
-- What administrators were told goes.
ALTER TABLE changes RENAME TO all_changes;
ALTER TABLE change_counters RENAME TO all_change_counters;

CREATE TABLE changes (
    -- The order in which they were stored.
    position      INTEGER NOT NULL PRIMARY KEY,
    -- Who is told: 0 editors, 1 the public.
    scope         INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 1),
    -- Given by whoever reads them first: without gaps. NULL: none yet.
    number        INTEGER CHECK (number > 0),
    type          INTEGER NOT NULL,
    -- An article or a tag, which may be deleted.
    subject       BLOB    NOT NULL CHECK (length(subject) = 16),
    slug          TEXT    NOT NULL,
    target        TEXT,
    version       INTEGER NOT NULL,
    -- NULL: the subject is new, or the public is told.
    previous_version INTEGER,
    made_at       INTEGER NOT NULL,
    -- Whether it comes about at made_at by itself, unless it is deleted before.
    is_awaited    INTEGER NOT NULL,
    key_id        TEXT,
    request_id    TEXT
) STRICT;

INSERT INTO changes (
    position, scope, number, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
    request_id)
SELECT f.position, f.scope, f.number, f.type, f.subject, f.slug, f.target, f.version, f.previous_version, f.made_at,
    f.is_awaited, f.key_id, f.request_id
FROM all_changes AS f WHERE f.scope < 2;

CREATE TABLE change_counters (
    scope  INTEGER NOT NULL PRIMARY KEY CHECK (scope BETWEEN 0 AND 1),
    number INTEGER NOT NULL
) STRICT;

INSERT INTO change_counters (scope, number)
SELECT f.scope, f.number FROM all_change_counters AS f WHERE f.scope < 2;

-- Their indexes go with them.
DROP TABLE all_changes;
DROP TABLE all_change_counters;

CREATE UNIQUE INDEX changes_by_number ON changes (scope, number) WHERE number IS NOT NULL;
CREATE INDEX changes_without_number ON changes (scope, position) WHERE number IS NULL AND is_awaited = 0;
CREATE INDEX changes_awaited_without_number ON changes (scope, made_at) WHERE number IS NULL AND is_awaited = 1;
CREATE INDEX changes_awaited_by_subject ON changes (subject, made_at) WHERE is_awaited = 1;
