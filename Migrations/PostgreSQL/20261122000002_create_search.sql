-- migrate:up contract allow=index-without-concurrently
-- By what articles are found: one row for each article that has been stored or reindexed since.
CREATE TABLE search_documents (
    article_id    uuid     NOT NULL CONSTRAINT search_documents_key PRIMARY KEY,
    -- Copies of the article's: a match is shown or not, and put in its place, by this row alone.
    published_key bigint   NOT NULL,
    updated_at    bigint   NOT NULL,
    status        smallint NOT NULL,
    -- The rules by which it was made.
    version       integer  NOT NULL,
    -- Blanks, of which some bytes are kept: only rows of more than 2 kB have anything moved out of them.
    padding       text     COLLATE "C" NOT NULL,
    -- The keys with their places, and the marks. Never made or read by a text search configuration.
    words         tsvector NOT NULL,
    CONSTRAINT search_documents_article FOREIGN KEY (article_id) REFERENCES articles ON DELETE CASCADE
) WITH (
    -- A match reads the row but not the words, which only phrases look at: they lie elsewhere.
    toast_tuple_target = 128,
    fillfactor = 90
);

ALTER TABLE search_documents ALTER COLUMN words SET STORAGE EXTERNAL;

-- New entries wait in a list of 512 kB, which every search reads, until someone's write sorts them in.
CREATE INDEX search_documents_words ON search_documents USING gin (words)
    WITH (fastupdate = on, gin_pending_list_limit = 512);

-- The languages that documents have, or had.
CREATE TABLE searched_languages (
    language text COLLATE "C" NOT NULL CONSTRAINT searched_languages_key PRIMARY KEY
);

-- The words of the names of tags.
CREATE TABLE tag_words (
    word   text COLLATE "C" NOT NULL,
    tag_id uuid NOT NULL CONSTRAINT tag_words_tag REFERENCES tags ON DELETE CASCADE,
    CONSTRAINT tag_words_key PRIMARY KEY (word, tag_id)
);

CREATE INDEX tag_words_by_tag ON tag_words (tag_id);

-- Which tags were merged into a tag: documents are still marked with them.
CREATE TABLE merged_tags (
    tag_id    uuid NOT NULL CONSTRAINT merged_tags_tag REFERENCES tags ON DELETE CASCADE,
    merged_id uuid NOT NULL,
    CONSTRAINT merged_tags_key PRIMARY KEY (tag_id, merged_id)
);

-- Whether the tag does not make articles alike.
ALTER TABLE tags ADD COLUMN is_ignored boolean NOT NULL DEFAULT false;

CREATE INDEX tags_ignored ON tags (id) WHERE is_ignored;

-- An article may have an analysis of each version: older programs, which know one, cannot store any.
ALTER TABLE article_analyses DROP CONSTRAINT article_analyses_key;
ALTER TABLE article_analyses ADD CONSTRAINT article_analyses_key PRIMARY KEY (article_id, version);

-- The version of the analyses that are in use. One row, or none before the first change.
CREATE TABLE used_analyses (
    id      boolean NOT NULL CONSTRAINT used_analyses_key PRIMARY KEY CHECK (id),
    version bigint  NOT NULL
);

-- migrate:down
-- Of several analyses of an article the one in use stays, or else the oldest.
CREATE TEMPORARY TABLE surplus_analyses ON COMMIT DROP AS
SELECT s.article_id, s.version, s.terms
FROM (
    SELECT a.article_id, a.version, a.terms, row_number() OVER (
        PARTITION BY a.article_id ORDER BY u.version IS NOT NULL DESC, a.version) AS place
    FROM article_analyses AS a LEFT JOIN used_analyses AS u ON u.version = a.version
) AS s
WHERE s.place > 1;

DELETE FROM article_terms AS x
USING surplus_analyses AS s CROSS JOIN unnest(s.terms) AS n (number)
WHERE x.number = n.number AND x.article_id = s.article_id;

DELETE FROM article_analyses AS a USING surplus_analyses AS s
WHERE a.article_id = s.article_id AND a.version = s.version;

DROP TABLE used_analyses;
ALTER TABLE article_analyses DROP CONSTRAINT article_analyses_key;
ALTER TABLE article_analyses ADD CONSTRAINT article_analyses_key PRIMARY KEY (article_id) INCLUDE (version);
DROP INDEX tags_ignored;
ALTER TABLE tags DROP COLUMN is_ignored;
DROP TABLE merged_tags;
DROP TABLE tag_words;
DROP TABLE searched_languages;
DROP TABLE search_documents;
