-- migrate:up
-- The changes that the feed and the audit log tell of, each stored in the transaction of what it tells.
CREATE TABLE changes (
    -- The order in which they were stored: of two changes of which one waited for the other, or saw it, the later one has
    -- the larger position. It has gaps, and becomes visible in another order.
    position      bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- Given once it is committed: without gaps, and never behind another one's back. NULL: none yet.
    number        bigint   CHECK (number > 0),
    -- Among those that the public sees something of.
    public_number bigint   CHECK (public_number > 0),
    type          smallint NOT NULL,
    -- NULL: the public sees nothing of it.
    public_type   smallint,
    -- An article or a tag, which may be deleted.
    subject       uuid     NOT NULL,
    slug          text     COLLATE "C" NOT NULL,
    target        text     COLLATE "C",
    version       bigint   NOT NULL,
    -- NULL: the subject is new.
    previous_version bigint,
    made_at       bigint   NOT NULL,
    -- Whether it comes about at made_at by itself, unless it is deleted before.
    is_awaited    boolean  NOT NULL,
    key_id        text     COLLATE "C",
    request_id    text     COLLATE "C"
);

CREATE UNIQUE INDEX changes_without_number ON changes (position) WHERE number IS NULL;
-- Whether the public has to wait for a number must not take longer for what it does not see.
CREATE INDEX changes_of_public_without_number ON changes (position)
    WHERE number IS NULL AND public_type IS NOT NULL;
CREATE UNIQUE INDEX changes_by_number ON changes (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX changes_by_public_number ON changes (public_number) WHERE public_number IS NOT NULL;
CREATE INDEX changes_awaited ON changes (subject) WHERE number IS NULL AND is_awaited;

-- The numbers that were given last, in the only row. Whoever gives numbers locks it.
CREATE TABLE change_counters (
    id            smallint NOT NULL CONSTRAINT change_counters_id PRIMARY KEY CHECK (id = 1),
    number        bigint   NOT NULL,
    public_number bigint   NOT NULL
);

INSERT INTO change_counters (id, number, public_number) VALUES (1, 0, 0);

-- What is scheduled already appears in its time.
INSERT INTO changes (
    type, public_type, subject, slug, version, previous_version, made_at, is_awaited)
SELECT 3, 3, a.id, a.slug, a.version, a.version, a.published_at, true
FROM articles AS a
WHERE a.status = 1 AND a.published_at > (extract(epoch FROM now()) * 1000)::bigint
ORDER BY a.published_at, a.id;

-- migrate:down
DROP TABLE change_counters;
DROP TABLE changes;
