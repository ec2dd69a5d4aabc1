-- migrate:up
-- The first response to each request with an idempotency key, stored by the change that the request made.
CREATE TABLE kept_responses (
    -- A digest of the idempotency key and of whose it is.
    id          BLOB    NOT NULL CONSTRAINT kept_responses_id UNIQUE CHECK (length(id) = 16),
    -- SHA-256 of what was asked for.
    fingerprint BLOB    NOT NULL CHECK (length(fingerprint) = 32),
    stored_at   INTEGER NOT NULL,
    status      INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
    location    TEXT,
    entity_tag  TEXT,
    body        BLOB    NOT NULL
) STRICT;

CREATE INDEX kept_responses_by_age ON kept_responses (stored_at, id);

-- migrate:down
DROP TABLE kept_responses;
