-- migrate:up
-- What is derived from published articles, to find those that are related.
CREATE TABLE article_analyses (
    article_id   uuid     NOT NULL CONSTRAINT article_analyses_article REFERENCES articles ON DELETE CASCADE,
    sample_key   bigint   NOT NULL,
    signature    bigint   NOT NULL,
    -- A copy of the article's, as is the language.
    published_at bigint   NOT NULL,
    version      smallint NOT NULL CHECK (version BETWEEN 0 AND 255),
    language     text     COLLATE "C",
    -- The numbers of its rows in article_terms.
    terms        bigint[] NOT NULL,
    profile      bytea    NOT NULL,
    CONSTRAINT article_analyses_key PRIMARY KEY (article_id) INCLUDE (version)
);

-- Read by the hundred: the bytes stay in the row.
ALTER TABLE article_analyses ALTER COLUMN language SET STORAGE MAIN;
ALTER TABLE article_analyses ALTER COLUMN terms SET STORAGE PLAIN;
ALTER TABLE article_analyses ALTER COLUMN profile SET STORAGE PLAIN;

-- The articles with the smallest keys are read from the index alone.
CREATE INDEX article_analyses_by_sample ON article_analyses (version, sample_key, article_id)
    INCLUDE (published_at, signature);

-- The number is version * 2^55 + term * 2^8 + 255 - weight: of one term the heaviest rows come first. There
-- is no index by article: article_analyses knows the numbers.
CREATE TABLE article_terms (
    number     bigint NOT NULL,
    article_id uuid   NOT NULL,
    CONSTRAINT article_terms_key PRIMARY KEY (number, article_id)
);

-- A walk of an index is short only where the vacuum has been, so it shall come soon. PostgreSQL 12 has it come
-- for changed rows alone, and refuses the parameter.
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 130000 THEN
        ALTER TABLE article_terms SET (autovacuum_vacuum_insert_scale_factor = 0.02);
        ALTER TABLE article_analyses SET (autovacuum_vacuum_insert_scale_factor = 0.02);
    END IF;
END
$$;

-- What editors say of the articles that are related to one.
CREATE TABLE related_overrides (
    article_id uuid     NOT NULL CONSTRAINT related_overrides_article REFERENCES articles ON DELETE CASCADE,
    target_id  uuid     NOT NULL CONSTRAINT related_overrides_target REFERENCES articles ON DELETE CASCADE,
    -- 0 pinned, 1 excluded.
    kind       smallint NOT NULL CHECK (kind BETWEEN 0 AND 1),
    position   smallint NOT NULL,
    CONSTRAINT related_overrides_key PRIMARY KEY (article_id, kind, position)
);

CREATE INDEX related_overrides_by_target ON related_overrides (target_id);

-- Counts the changes, deletions and merges of tags. One row, or none before the first.
CREATE TABLE tag_revisions (
    id     boolean NOT NULL CONSTRAINT tag_revisions_key PRIMARY KEY CHECK (id),
    number bigint  NOT NULL
);

-- migrate:down
DROP TABLE tag_revisions;
DROP TABLE related_overrides;
DROP TABLE article_terms;
DROP TABLE article_analyses;
