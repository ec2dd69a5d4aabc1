-- migrate:up allow=constraint-without-not-valid
-- 0 read, 1 publish, 2 admin, 3 write: 1 was called write when there was one scope for changes, and keys that have it may
-- do what they could. There are few keys, so the scan is short.
ALTER TABLE access_keys
    DROP CONSTRAINT access_keys_scope_check,
    ADD CONSTRAINT access_keys_scope_check CHECK (scope BETWEEN 0 AND 3),
    -- From when on it is refused. NULL: it has no end.
    ADD COLUMN expires_at bigint,
    -- Of a use not long before the last one. NULL: it was never used.
    ADD COLUMN last_used_at bigint;

-- migrate:down
-- A program of before would let these keys work without end, and these ones publish.
DELETE FROM access_keys WHERE expires_at IS NOT NULL;
UPDATE access_keys SET scope = 0 WHERE scope = 3;
ALTER TABLE access_keys
    DROP COLUMN last_used_at,
    DROP COLUMN expires_at,
    DROP CONSTRAINT access_keys_scope_check,
    ADD CONSTRAINT access_keys_scope_check CHECK (scope BETWEEN 0 AND 2);
