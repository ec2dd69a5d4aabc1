-- migrate:up
-- The versions that articles had, each stored in the transaction that made it. They outlive the article: no foreign key.
CREATE TABLE revisions (
    article_id       BLOB    NOT NULL CHECK (length(article_id) = 16),
    version          INTEGER NOT NULL,
    stored_at        INTEGER NOT NULL,
    -- The public part of the access key; NULL: a command.
    key_id           TEXT,
    -- What the article was before. NULL: it is new.
    previous_version INTEGER,
    -- JSON of what it was, but for the body.
    members          BLOB,
    -- Of its body, how many bytes at both ends are those of this version's, and what lies between.
    body_prefix      INTEGER,
    body_suffix      INTEGER,
    body_middle      BLOB,
    CONSTRAINT revisions_version UNIQUE (article_id, version),
    CHECK ((previous_version IS NULL) = (members IS NULL)),
    CHECK ((previous_version IS NULL) = (body_middle IS NULL))
) STRICT;

-- migrate:down
DROP TABLE revisions;
