-- migrate:up
-- One row: the rules of synonyms.
CREATE TABLE search_synonyms (
    id         smallint NOT NULL CONSTRAINT search_synonyms_id PRIMARY KEY CHECK (id = 1),
    -- 0 while there never were any.
    version    bigint   NOT NULL,
    updated_at bigint,
    -- As a JSON array.
    rules      text     COLLATE "C" NOT NULL
);

INSERT INTO search_synonyms (id, version, rules) VALUES (1, 0, '[]');

-- migrate:down
DROP TABLE search_synonyms;
