-- migrate:up
CREATE TABLE webhooks (
    id          BLOB    NOT NULL CONSTRAINT webhooks_id UNIQUE CHECK (length(id) = 16),
    url         TEXT    NOT NULL,
    description TEXT    NOT NULL,
    -- Who is told: 0 editors, 1 the public.
    audience    INTEGER NOT NULL CHECK (audience BETWEEN 0 AND 1),
    -- Kinds of changes, with blanks between.
    events      TEXT    NOT NULL,
    tag         TEXT,
    language    TEXT,
    -- What requests are signed with, and what they were signed with before, until a time.
    secret      TEXT    NOT NULL,
    former_secret TEXT,
    former_secret_expires_at INTEGER,
    -- 0 enabled, 1 disabled, 2 gone.
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    -- The number of the change up to which deliveries are stored.
    position    INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE webhook_deliveries (
    id          BLOB    NOT NULL CONSTRAINT webhook_deliveries_id UNIQUE CHECK (length(id) = 16),
    webhook     BLOB    NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    -- The number of the change.
    sequence    INTEGER NOT NULL,
    -- What it is about: one at a time is sent.
    subject     BLOB    NOT NULL CHECK (length(subject) = 16),
    type        TEXT    NOT NULL,
    payload     TEXT    NOT NULL,
    -- 0 pending, 1 delivered, 2 dead.
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    attempts    INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    attempted_at INTEGER,
    status      INTEGER,
    error       TEXT
) STRICT;

CREATE INDEX webhook_deliveries_by_sequence ON webhook_deliveries (webhook, sequence, id);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (webhook, state, sequence, id);
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (webhook, subject, sequence, id, next_attempt_at, created_at)
    WHERE state = 0;

-- Who sends the deliveries, and until when nobody else does.
CREATE TABLE webhook_sender (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    holder     BLOB,
    expires_at INTEGER NOT NULL
) STRICT;

INSERT INTO webhook_sender (id, expires_at) VALUES (1, 0);

-- migrate:down
DROP TABLE webhook_sender;
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;
