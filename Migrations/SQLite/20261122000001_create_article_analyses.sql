-- migrate:up
-- What is derived from a published article to find and compare it. An article has at most one analysis.
CREATE TABLE article_analyses (
    article_id   BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    -- The rules by which it was derived.
    version      INTEGER NOT NULL CHECK (version BETWEEN 0 AND 255),
    -- Where the article stands in the order of samples.
    sample_key   INTEGER NOT NULL,
    signature    INTEGER NOT NULL,
    -- Copies of the article's.
    published_at INTEGER NOT NULL,
    language     TEXT,
    profile      BLOB    NOT NULL,
    PRIMARY KEY (article_id, version)
) STRICT;

CREATE INDEX article_analyses_by_sample_key
    ON article_analyses (version, sample_key, article_id, published_at, signature);

-- By which terms an article is found. A number of eight bytes each, version * 2^55 + term * 2^8 + 255 - weight,
-- as blobs: the numbers of an article are in the queue until they go, with those of many others, into a run.
CREATE TABLE queued_terms (
    article_id BLOB NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    numbers    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sorted_terms (
    article_id BLOB NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    numbers    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where each term is found. Runs are written in order and never added to, so that a term of a new article is
-- no change of a page of its own; some runs of a level become one of the next, a few terms at a time.
CREATE TABLE term_runs (
    id        INTEGER NOT NULL PRIMARY KEY,
    level     INTEGER NOT NULL,
    -- The run that this one becomes a part of.
    target_id INTEGER
) STRICT;

-- The articles of a term, heaviest first, ties by identity, in small blocks: seventeen bytes each, 255 - weight
-- and the identity.
CREATE TABLE term_blocks (
    run_id   INTEGER NOT NULL,
    -- version * 2^47 + term.
    term     INTEGER NOT NULL,
    -- Nothing in the block is less; empty in the first one.
    start    BLOB    NOT NULL,
    postings BLOB    NOT NULL,
    PRIMARY KEY (run_id, term, start)
) STRICT, WITHOUT ROWID;

-- What an editor has said about the articles related to one.
CREATE TABLE related_overrides (
    article_id BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    -- 0 shown first, 1 never shown.
    kind       INTEGER NOT NULL CHECK (kind IN (0, 1)),
    position   INTEGER NOT NULL,
    target_id  BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (article_id, kind, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX related_overrides_by_target ON related_overrides (target_id);

-- One row, or none yet: how often a tag was changed, deleted or merged.
CREATE TABLE tag_revisions (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;

-- migrate:down
DROP TABLE tag_revisions;
DROP TABLE related_overrides;
DROP TABLE term_blocks;
DROP TABLE term_runs;
DROP TABLE sorted_terms;
DROP TABLE queued_terms;
DROP TABLE article_analyses;
