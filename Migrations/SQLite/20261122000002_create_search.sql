-- migrate:up
-- 0 counted, 1 ignored: what the tag means for related articles.
ALTER TABLE tags ADD COLUMN relatedness INTEGER NOT NULL DEFAULT 0 CHECK (relatedness IN (0, 1));

CREATE INDEX tags_ignored ON tags (relatedness, id) WHERE relatedness = 1;

-- Which article a row of the search index is. The identity holds, above 24 bits that tell documents apart,
-- the day the article appears on, and above that its state: so the index gives what it finds by time.
CREATE TABLE search_documents (
    id            INTEGER NOT NULL PRIMARY KEY,
    article_id    BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    -- A copy of the article's.
    published_key INTEGER NOT NULL,
    -- The rules by which it was made.
    version       INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    -- Where its texts are.
    text_id       INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX search_documents_by_article ON search_documents (article_id);

-- What the index was given, to take it back. Texts are lists with blanks between. They have numbers of their
-- own: what comes last is written behind all others, which leaves no page half empty.
CREATE TABLE search_texts (
    id       INTEGER NOT NULL PRIMARY KEY,
    -- The end that all keys share, then the keys without it.
    keys     TEXT    NOT NULL,
    marks    TEXT    NOT NULL,
    -- The words as places among the keys, from 1 on; 0 is a gap. Seven bits a byte, the lowest first.
    sequence BLOB    NOT NULL
) STRICT;

-- A gap is the token '.', which nothing asks for. Beginnings of two characters have an index of their own:
-- each stands for so many words.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, marks, content = '', columnsize = 0, prefix = '2', tokenize = "ascii tokenchars '_#.'"
);

-- Writers merge it in small shares; by itself it would now and then hold one of them up for very long.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 1000);

-- How many documents there are of each language.
CREATE TABLE search_languages (
    language       TEXT    NOT NULL PRIMARY KEY,
    document_count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The words that a tag may be found by.
CREATE TABLE tag_words (
    word   TEXT NOT NULL,
    tag_id BLOB NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (word, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_words_by_tag ON tag_words (tag_id);

-- Which tags, gone since, were merged into a tag, or into one of these: documents are still marked with them.
CREATE TABLE merged_tags (
    target_id BLOB NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    tag_id    BLOB NOT NULL,
    PRIMARY KEY (target_id, tag_id)
) STRICT, WITHOUT ROWID;

-- One row, or none yet: the version of the analyses that are in use.
CREATE TABLE used_analyses (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;

-- migrate:down
DROP TABLE used_analyses;
DROP TABLE merged_tags;
DROP TABLE tag_words;
DROP TABLE search_languages;
DROP TABLE search_index;
DROP TABLE search_texts;
DROP TABLE search_documents;
DROP INDEX tags_ignored;
ALTER TABLE tags DROP COLUMN relatedness;
