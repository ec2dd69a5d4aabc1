-- migrate:up contract
-- A change is stored once for each who is told of it, so that each has numbers of its own.
ALTER TABLE changes RENAME TO former_changes;
ALTER TABLE change_counters RENAME TO former_change_counters;

CREATE TABLE changes (
    -- The order in which they were stored: of two changes of which one waited for the other, or saw it, the later one has
    -- the larger position. It has gaps, and becomes visible in another order.
    position      bigint   NOT NULL GENERATED ALWAYS AS IDENTITY CONSTRAINT changes_position PRIMARY KEY,
    -- Who is told: 0 editors, 1 the public.
    scope         smallint NOT NULL CHECK (scope BETWEEN 0 AND 1),
    -- Given once it is committed: without gaps, and never behind another one's back. NULL: none yet.
    number        bigint   CHECK (number > 0),
    type          smallint NOT NULL,
    -- An article or a tag, which may be deleted.
    subject       uuid     NOT NULL,
    slug          text     COLLATE "C" NOT NULL,
    target        text     COLLATE "C",
    version       bigint   NOT NULL,
    -- NULL: the subject is new, or the public is told.
    previous_version bigint,
    made_at       bigint   NOT NULL,
    -- Whether it comes about at made_at by itself, unless it is deleted before.
    is_awaited    boolean  NOT NULL,
    key_id        text     COLLATE "C",
    request_id    text     COLLATE "C"
);

INSERT INTO changes (
    scope, number, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id, request_id)
SELECT s.scope, s.number, s.type, s.subject, s.slug, s.target, s.version, s.previous_version, s.made_at,
    s.is_awaited, s.key_id, s.request_id
FROM (
    SELECT f.position, 0 AS scope, f.number, f.type, f.subject, f.slug, f.target, f.version, f.previous_version,
        f.made_at, f.is_awaited, f.key_id, f.request_id
    FROM former_changes AS f
    UNION ALL
    SELECT f.position, 1, f.public_number, f.public_type, f.subject, f.slug, f.target, f.version, NULL,
        f.made_at, f.is_awaited, NULL, NULL
    FROM former_changes AS f WHERE f.public_type IS NOT NULL
) AS s
ORDER BY s.position, s.scope;

-- The numbers that were given last, a row for each scope. Whoever gives numbers locks it.
CREATE TABLE change_counters (
    scope  smallint NOT NULL CONSTRAINT change_counters_scope PRIMARY KEY CHECK (scope BETWEEN 0 AND 1),
    number bigint   NOT NULL
);

INSERT INTO change_counters (scope, number)
SELECT 0, f.number FROM former_change_counters AS f
UNION ALL SELECT 1, f.public_number FROM former_change_counters AS f;

-- Their indexes go with them.
DROP TABLE former_changes;
DROP TABLE former_change_counters;

CREATE UNIQUE INDEX changes_by_number ON changes (scope, number) WHERE number IS NOT NULL;
CREATE INDEX changes_without_number ON changes (scope, position) WHERE number IS NULL AND NOT is_awaited;
CREATE INDEX changes_awaited_without_number ON changes (scope, made_at) WHERE number IS NULL AND is_awaited;
CREATE INDEX changes_awaited_by_subject ON changes (subject, made_at) WHERE is_awaited;

-- migrate:down
-- The public's changes go: whoever follows them is told to begin anew.
ALTER TABLE changes RENAME TO separate_changes;
ALTER TABLE change_counters RENAME TO separate_change_counters;
DROP INDEX changes_by_number;
DROP INDEX changes_without_number;

CREATE TABLE changes (
    position      bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    number        bigint   CHECK (number > 0),
    public_number bigint   CHECK (public_number > 0),
    type          smallint NOT NULL,
    public_type   smallint,
    subject       uuid     NOT NULL,
    slug          text     COLLATE "C" NOT NULL,
    target        text     COLLATE "C",
    version       bigint   NOT NULL,
    previous_version bigint,
    made_at       bigint   NOT NULL,
    is_awaited    boolean  NOT NULL,
    key_id        text     COLLATE "C",
    request_id    text     COLLATE "C"
);

-- What is awaited is told to the public in its time.
INSERT INTO changes (
    number, type, public_type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
    request_id)
SELECT c.number, c.type, CASE WHEN c.is_awaited AND c.number IS NULL THEN c.type END, c.subject, c.slug,
    c.target, c.version, c.previous_version, c.made_at, c.is_awaited, c.key_id, c.request_id
FROM separate_changes AS c WHERE c.scope = 0
ORDER BY c.position;

CREATE UNIQUE INDEX changes_without_number ON changes (position) WHERE number IS NULL;
CREATE INDEX changes_of_public_without_number ON changes (position)
    WHERE number IS NULL AND public_type IS NOT NULL;
CREATE UNIQUE INDEX changes_by_number ON changes (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX changes_by_public_number ON changes (public_number) WHERE public_number IS NOT NULL;
CREATE INDEX changes_awaited ON changes (subject) WHERE number IS NULL AND is_awaited;

CREATE TABLE change_counters (
    id            smallint NOT NULL CONSTRAINT change_counters_id PRIMARY KEY CHECK (id = 1),
    number        bigint   NOT NULL,
    public_number bigint   NOT NULL
);

-- One that nothing has, so that whoever knows the last one does not miss what goes.
INSERT INTO change_counters (id, number, public_number)
SELECT 1, min(s.number) FILTER (WHERE s.scope = 0), min(s.number) FILTER (WHERE s.scope = 1) + 1
FROM separate_change_counters AS s;

DROP TABLE separate_changes;
DROP TABLE separate_change_counters;
