-- migrate:up
-- Slugs that nobody has now, and who had them last: an article, or the tombstone of one.
CREATE TABLE former_slugs (
    slug        text   COLLATE "C" NOT NULL CONSTRAINT former_slugs_slug PRIMARY KEY,
    article_id  uuid   NOT NULL,
    given_up_at bigint NOT NULL
);

CREATE INDEX former_slugs_by_article ON former_slugs (article_id);

CREATE TABLE tombstones (
    article_id  uuid    NOT NULL CONSTRAINT tombstones_article PRIMARY KEY,
    slug        text    COLLATE "C" NOT NULL,
    version     bigint  NOT NULL,
    was_visible boolean NOT NULL,
    deleted_at  bigint  NOT NULL
);

CREATE TABLE former_tag_slugs (
    slug        text   COLLATE "C" NOT NULL CONSTRAINT former_tag_slugs_slug PRIMARY KEY,
    tag_id      uuid   NOT NULL CONSTRAINT former_tag_slugs_tag REFERENCES tags ON DELETE CASCADE,
    given_up_at bigint NOT NULL
);

CREATE INDEX former_tag_slugs_by_tag ON former_tag_slugs (tag_id);

-- migrate:down
DROP TABLE former_tag_slugs;
DROP TABLE tombstones;
DROP TABLE former_slugs;
