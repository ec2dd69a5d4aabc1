-- migrate:up
CREATE TABLE tags (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    slug        TEXT    NOT NULL,
    -- The name in NFKC, case-folded.
    key         TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    description TEXT,
    is_declared INTEGER NOT NULL CHECK (is_declared IN (0, 1)),
    version     INTEGER NOT NULL CHECK (version > 0),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX tags_slug ON tags (slug);
CREATE UNIQUE INDEX tags_key ON tags (key);

-- status and published_key are copies of the article's: a list by tag is one range of the index.
CREATE TABLE article_tags (
    article_id    BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    status        INTEGER NOT NULL,
    tag_id        BLOB    NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    published_key INTEGER NOT NULL,
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tags_by_published ON article_tags (tag_id, status, published_key, article_id);

-- migrate:down
DROP TABLE article_tags;
DROP TABLE tags;
