-- migrate:up only
-- Reads what was there before the constraints, beside all writes.
ALTER TABLE change_counters VALIDATE CONSTRAINT change_counters_scope_check;
ALTER TABLE changes VALIDATE CONSTRAINT changes_scope_check;

-- migrate:down
ALTER TABLE change_counters
    DROP CONSTRAINT change_counters_scope_check,
    ADD CONSTRAINT change_counters_scope_check CHECK (scope BETWEEN 0 AND 2) NOT VALID;
ALTER TABLE changes
    DROP CONSTRAINT changes_scope_check,
    ADD CONSTRAINT changes_scope_check CHECK (scope BETWEEN 0 AND 2) NOT VALID;
