-- migrate:up allow=constraint-without-not-valid
-- What is done with keys and webhooks is told to administrators, scope 2, with numbers of its own. Changes are kept for days, so the
-- scan is short.
ALTER TABLE changes
    DROP CONSTRAINT changes_scope_check,
    ADD CONSTRAINT changes_scope_check CHECK (scope BETWEEN 0 AND 2);
ALTER TABLE change_counters
    DROP CONSTRAINT change_counters_scope_check,
    ADD CONSTRAINT change_counters_scope_check CHECK (scope BETWEEN 0 AND 2);
INSERT INTO change_counters (scope, number) VALUES (2, 0);

-- migrate:down
-- What administrators were told goes.
DELETE FROM changes WHERE scope = 2;
DELETE FROM change_counters WHERE scope = 2;
ALTER TABLE changes
    DROP CONSTRAINT changes_scope_check,
    ADD CONSTRAINT changes_scope_check CHECK (scope BETWEEN 0 AND 1);
ALTER TABLE change_counters
    DROP CONSTRAINT change_counters_scope_check,
    ADD CONSTRAINT change_counters_scope_check CHECK (scope BETWEEN 0 AND 1);
