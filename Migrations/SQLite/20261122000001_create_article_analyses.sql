-- migrate:up
-- What is derived from a published article to find and compare it. An article has at most one analysis.
CREATE TABLE article_analyses (
    article_id   BLOB    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    -- The rules by which it was derived.
    version      INTEGER NOT NULL,
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

-- The terms by which an article is found: eight bytes each, six of the term, two of the weight.
CREATE TABLE article_leading_terms (
    article_id BLOB    NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    terms      BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- The same the other way round.
CREATE TABLE article_terms (
    version    INTEGER NOT NULL,
    term       INTEGER NOT NULL,
    weight     INTEGER NOT NULL,
    article_id BLOB    NOT NULL,
    PRIMARY KEY (version, term, weight DESC, article_id)
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
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
) STRICT;

-- migrate:down
DROP TABLE tag_revisions;
DROP TABLE related_overrides;
DROP TABLE article_terms;
DROP TABLE article_leading_terms;
DROP TABLE article_analyses;
