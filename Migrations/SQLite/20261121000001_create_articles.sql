-- migrate:up
-- Texts are compared and ordered as bytes, which is by Unicode code point. Times are milliseconds since 1970.
CREATE TABLE articles (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    slug          TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    -- The case-folded title.
    title_key     TEXT    NOT NULL,
    excerpt       TEXT    NOT NULL,
    format        TEXT    NOT NULL CHECK (format IN ('markdown', 'html', 'plain')),
    -- 0 draft, 1 published, 2 archived.
    status        INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
    published_at  INTEGER,
    -- published_at, or the largest number without it.
    published_key INTEGER NOT NULL,
    -- A JSON array of names.
    authors       TEXT    NOT NULL,
    image_url     TEXT,
    image_alt     TEXT,
    canonical_url TEXT,
    language      TEXT,
    -- JSON, whose bytes must come back.
    metadata      TEXT    NOT NULL,
    source_name   TEXT,
    source_id     TEXT,
    version       INTEGER NOT NULL CHECK (version > 0),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    was_visible   INTEGER NOT NULL CHECK (was_visible IN (0, 1)),
    -- Last, so that a list need not pass over it to reach another column.
    body          TEXT    NOT NULL,
    CHECK ((image_url IS NULL) = (image_alt IS NULL)),
    CHECK ((source_name IS NULL) = (source_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX articles_slug ON articles (slug);
CREATE UNIQUE INDEX articles_source ON articles (source_name, source_id) WHERE source_name IS NOT NULL;

CREATE INDEX articles_by_published ON articles (status, published_key, id);
CREATE INDEX articles_by_updated ON articles (status, updated_at, id);
CREATE INDEX articles_by_title ON articles (status, title_key, id);
CREATE INDEX articles_by_language ON articles (status, language, published_key, id) WHERE language IS NOT NULL;

-- status and published_key are copies of the article's: a list by author is one range of the index.
CREATE TABLE article_authors (
    article_id    BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    author_key    TEXT    NOT NULL,
    status        INTEGER NOT NULL,
    published_key INTEGER NOT NULL,
    PRIMARY KEY (article_id, author_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_authors_by_published ON article_authors (author_key, status, published_key, article_id);

-- migrate:down
DROP TABLE article_authors;
DROP TABLE articles;
