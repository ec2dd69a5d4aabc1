-- migrate:up
CREATE TABLE access_keys (
    id         TEXT    NOT NULL PRIMARY KEY,
    label      TEXT    NOT NULL,
    -- 0 read, 1 write, 2 admin.
    scope      INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 2),
    -- SHA-256 of the secret.
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- migrate:down
DROP TABLE access_keys;
