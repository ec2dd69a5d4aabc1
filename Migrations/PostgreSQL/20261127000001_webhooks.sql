-- migrate:up
CREATE TABLE webhooks (
    id          uuid     NOT NULL CONSTRAINT webhooks_id PRIMARY KEY,
    url         text     COLLATE "C" NOT NULL,
    description text     COLLATE "C" NOT NULL,
    -- Who is told: 0 editors, 1 the public.
    audience    smallint NOT NULL CHECK (audience BETWEEN 0 AND 1),
    -- Kinds of changes, with blanks between.
    events      text     COLLATE "C" NOT NULL,
    tag         text     COLLATE "C",
    language    text     COLLATE "C",
    -- What requests are signed with, and what they were signed with before, until a time.
    secret      text     COLLATE "C" NOT NULL,
    former_secret text   COLLATE "C",
    former_secret_expires_at bigint,
    -- 0 enabled, 1 disabled, 2 gone.
    state       smallint NOT NULL CHECK (state BETWEEN 0 AND 2),
    -- The number of the change up to which deliveries are stored.
    position    bigint   NOT NULL,
    version     bigint   NOT NULL,
    created_at  bigint   NOT NULL,
    updated_at  bigint   NOT NULL
);

CREATE TABLE webhook_deliveries (
    id          uuid     NOT NULL CONSTRAINT webhook_deliveries_id PRIMARY KEY,
    webhook     uuid     NOT NULL CONSTRAINT webhook_deliveries_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    -- The number of the change.
    sequence    bigint   NOT NULL,
    -- What it is about: one at a time is sent.
    subject     uuid     NOT NULL,
    type        text     COLLATE "C" NOT NULL,
    payload     text     COLLATE "C" NOT NULL,
    -- 0 pending, 1 delivered, 2 dead.
    state       smallint NOT NULL CHECK (state BETWEEN 0 AND 2),
    attempts    integer  NOT NULL,
    next_attempt_at bigint NOT NULL,
    created_at  bigint   NOT NULL,
    attempted_at bigint,
    status      smallint,
    error       text     COLLATE "C"
);

CREATE INDEX webhook_deliveries_by_sequence ON webhook_deliveries (webhook, sequence, id);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (webhook, state, sequence, id);
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (webhook, subject, sequence, id, next_attempt_at, created_at)
    WHERE state = 0;

-- Who sends the deliveries, and until when nobody else does.
CREATE TABLE webhook_sender (
    id         smallint NOT NULL CONSTRAINT webhook_sender_id PRIMARY KEY CHECK (id = 1),
    holder     uuid,
    expires_at bigint   NOT NULL
);

INSERT INTO webhook_sender (id, expires_at) VALUES (1, 0);

-- migrate:down
DROP TABLE webhook_sender;
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;
