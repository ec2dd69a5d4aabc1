-- migrate:up
-- Slugs that nobody has now, and who had them last: an article, or the tombstone of one.
CREATE TABLE former_slugs (
    slug        TEXT    NOT NULL PRIMARY KEY,
    article_id  BLOB    NOT NULL,
    given_up_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX former_slugs_by_article ON former_slugs (article_id);

CREATE TABLE tombstones (
    article_id  BLOB    NOT NULL PRIMARY KEY CHECK (length(article_id) = 16),
    slug        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    was_visible INTEGER NOT NULL CHECK (was_visible IN (0, 1)),
    deleted_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_tag_slugs (
    slug        TEXT    NOT NULL PRIMARY KEY,
    tag_id      BLOB    NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    given_up_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX former_tag_slugs_by_tag ON former_tag_slugs (tag_id);

-- migrate:down
DROP TABLE former_tag_slugs;
DROP TABLE tombstones;
DROP TABLE former_slugs;
