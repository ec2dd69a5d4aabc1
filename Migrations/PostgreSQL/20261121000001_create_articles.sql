-- migrate:up
-- Texts are compared and ordered as bytes, which is by Unicode code point. Times are milliseconds since 1970.
CREATE TABLE articles (
    id            uuid     NOT NULL CONSTRAINT articles_id PRIMARY KEY,
    slug          text     COLLATE "C" NOT NULL,
    title         text     COLLATE "C" NOT NULL,
    -- The case-folded title.
    title_key     text     COLLATE "C" NOT NULL,
    excerpt       text     COLLATE "C" NOT NULL,
    format        text     COLLATE "C" NOT NULL CHECK (format IN ('markdown', 'html', 'plain')),
    -- 0 draft, 1 published, 2 archived.
    status        smallint NOT NULL CHECK (status BETWEEN 0 AND 2),
    published_at  bigint,
    -- published_at, or the largest number without it.
    published_key bigint   NOT NULL,
    authors       text[]   COLLATE "C" NOT NULL,
    image_url     text     COLLATE "C",
    image_alt     text     COLLATE "C",
    canonical_url text     COLLATE "C",
    language      text     COLLATE "C",
    -- JSON, but text: its bytes must come back.
    metadata      text     COLLATE "C" NOT NULL,
    source_name   text     COLLATE "C",
    source_id     text     COLLATE "C",
    version       bigint   NOT NULL CHECK (version > 0),
    created_at    bigint   NOT NULL,
    updated_at    bigint   NOT NULL,
    was_visible   boolean  NOT NULL,
    body          text     COLLATE "C" NOT NULL,
    CHECK ((image_url IS NULL) = (image_alt IS NULL)),
    CHECK ((source_name IS NULL) = (source_id IS NULL))
);

-- The order of these three is the order in which what is taken is reported.
CREATE UNIQUE INDEX articles_slug ON articles (slug);
CREATE UNIQUE INDEX articles_source ON articles (source_name, source_id) WHERE source_name IS NOT NULL;

CREATE INDEX articles_by_published ON articles (status, published_key, id);
CREATE INDEX articles_by_updated ON articles (status, updated_at, id);
CREATE INDEX articles_by_title ON articles (status, title_key, id);
CREATE INDEX articles_by_language ON articles (status, language, published_key, id) WHERE language IS NOT NULL;

-- status and published_key are copies of the article's: a list by author is one range of the index.
CREATE TABLE article_authors (
    article_id    uuid     NOT NULL CONSTRAINT article_authors_article REFERENCES articles ON DELETE CASCADE,
    author_key    text     COLLATE "C" NOT NULL,
    status        smallint NOT NULL,
    published_key bigint   NOT NULL,
    CONSTRAINT article_authors_key PRIMARY KEY (article_id, author_key)
);

CREATE INDEX article_authors_by_published ON article_authors (author_key, status, published_key, article_id);

-- migrate:down
DROP TABLE article_authors;
DROP TABLE articles;
