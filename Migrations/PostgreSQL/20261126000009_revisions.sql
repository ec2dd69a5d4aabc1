-- migrate:up
-- The versions that articles had, each stored in the transaction that made it. They outlive the article: no foreign key.
CREATE TABLE revisions (
    article_id       uuid    NOT NULL,
    version          bigint  NOT NULL,
    stored_at        bigint  NOT NULL,
    -- The public part of the access key; NULL: a command.
    key_id           text    COLLATE "C",
    -- What the article was before. NULL: it is new.
    previous_version bigint,
    -- JSON of what it was, but for the body.
    members          bytea,
    -- Of its body, how many bytes at both ends are those of this version's, and what lies between.
    body_prefix      integer,
    body_suffix      integer,
    body_middle      bytea,
    CONSTRAINT revisions_version PRIMARY KEY (article_id, version),
    CHECK ((previous_version IS NULL) = (members IS NULL)),
    CHECK ((previous_version IS NULL) = (body_middle IS NULL))
);

-- migrate:down
DROP TABLE revisions;
