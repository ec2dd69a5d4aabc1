-- migrate:up
CREATE TABLE access_keys_new (
    id           TEXT    NOT NULL PRIMARY KEY,
    label        TEXT    NOT NULL,
    -- 0 read, 1 publish, 2 admin, 3 write: 1 was called write when there was one scope for changes, and keys that have
    -- it may do what they could.
    scope        INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 3),
    -- SHA-256 of the secret.
    hash         BLOB    NOT NULL CHECK (length(hash) = 32),
    created_at   INTEGER NOT NULL,
    -- From when on it is refused. NULL: it has no end.
    expires_at   INTEGER,
    -- Of a use not long before the last one. NULL: it was never used.
    last_used_at INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO access_keys_new (id, label, scope, hash, created_at)
SELECT id, label, scope, hash, created_at FROM access_keys;

DROP TABLE access_keys;
ALTER TABLE access_keys_new RENAME TO access_keys;

-- migrate:down
CREATE TABLE access_keys_old (
    id         TEXT    NOT NULL PRIMARY KEY,
    label      TEXT    NOT NULL,
    -- 0 read, 1 write, 2 admin.
    scope      INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 2),
    -- SHA-256 of the secret.
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A program of before would let keys work that have an end without one, and those with the scope 3 publish.
INSERT INTO access_keys_old (id, label, scope, hash, created_at)
SELECT id, label, CASE scope WHEN 3 THEN 0 ELSE scope END, hash, created_at
FROM access_keys WHERE expires_at IS NULL;

DROP TABLE access_keys;
ALTER TABLE access_keys_old RENAME TO access_keys;
