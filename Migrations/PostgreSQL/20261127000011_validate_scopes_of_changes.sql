-- migrate:up only
-- Reads what was there before the constraints, beside all writes.
ALTER TABLE change_counters VALIDATE CONSTRAINT change_counters_scope_check;
ALTER TABLE changes VALIDATE CONSTRAINT changes_scope_check;

-- migrate:down
-- A constraint that was found to hold goes on to hold.
SELECT 1;
