-- migrate:up
CREATE TABLE tags (
    id          uuid    NOT NULL CONSTRAINT tags_id PRIMARY KEY,
    slug        text    COLLATE "C" NOT NULL,
    -- The name in NFKC, case-folded.
    key         text    COLLATE "C" NOT NULL,
    name        text    COLLATE "C" NOT NULL,
    description text    COLLATE "C",
    is_declared boolean NOT NULL,
    version     bigint  NOT NULL CHECK (version > 0),
    created_at  bigint  NOT NULL,
    updated_at  bigint  NOT NULL
);

CREATE UNIQUE INDEX tags_slug ON tags (slug);
CREATE UNIQUE INDEX tags_key ON tags (key);

-- status and published_key are copies of the article's: a list by tag is one range of the index.
CREATE TABLE article_tags (
    article_id    uuid     NOT NULL CONSTRAINT article_tags_article REFERENCES articles ON DELETE CASCADE,
    position      smallint NOT NULL,
    status        smallint NOT NULL,
    tag_id        uuid     NOT NULL CONSTRAINT article_tags_tag REFERENCES tags ON DELETE CASCADE,
    published_key bigint   NOT NULL,
    CONSTRAINT article_tags_key PRIMARY KEY (article_id, tag_id)
);

CREATE INDEX article_tags_by_published ON article_tags (tag_id, status, published_key, article_id);

-- migrate:down
DROP TABLE article_tags;
DROP TABLE tags;
