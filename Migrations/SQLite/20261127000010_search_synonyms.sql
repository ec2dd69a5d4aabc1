-- migrate:up
-- One row: the rules of synonyms.
CREATE TABLE search_synonyms (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    -- 0 while there never were any.
    version    INTEGER NOT NULL,
    updated_at INTEGER,
    -- As a JSON array.
    rules      TEXT    NOT NULL
) STRICT;

INSERT INTO search_synonyms (id, version, rules) VALUES (1, 0, '[]');

-- migrate:down
DROP TABLE search_synonyms;
