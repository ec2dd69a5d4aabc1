-- migrate:up
-- The first response to each request with an idempotency key, stored by the change that the request made.
CREATE TABLE kept_responses (
    -- A digest of the idempotency key and of whose it is.
    id          uuid     NOT NULL CONSTRAINT kept_responses_id PRIMARY KEY,
    -- SHA-256 of what was asked for.
    fingerprint bytea    NOT NULL CHECK (octet_length(fingerprint) = 32),
    stored_at   bigint   NOT NULL,
    status      smallint NOT NULL CHECK (status BETWEEN 200 AND 299),
    location    text     COLLATE "C",
    entity_tag  text     COLLATE "C",
    body        bytea    NOT NULL
);

CREATE INDEX kept_responses_by_age ON kept_responses (stored_at, id);

-- migrate:down
DROP TABLE kept_responses;
