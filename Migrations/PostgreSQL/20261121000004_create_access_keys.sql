-- migrate:up
CREATE TABLE access_keys (
    id         text     COLLATE "C" NOT NULL CONSTRAINT access_keys_id PRIMARY KEY,
    label      text     COLLATE "C" NOT NULL,
    -- 0 read, 1 write, 2 admin.
    scope      smallint NOT NULL CHECK (scope BETWEEN 0 AND 2),
    -- SHA-256 of the secret.
    hash       bytea    NOT NULL CHECK (octet_length(hash) = 32),
    created_at bigint   NOT NULL
);

-- migrate:down
DROP TABLE access_keys;
