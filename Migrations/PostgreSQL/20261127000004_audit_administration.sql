-- migrate:up
-- What is done with keys and webhooks is told to administrators, scope 2, with numbers of its own. The counters first: whoever
-- numbers changes locks them in this order.
ALTER TABLE change_counters
    DROP CONSTRAINT change_counters_scope_check,
    ADD CONSTRAINT change_counters_scope_check CHECK (scope BETWEEN 0 AND 2) NOT VALID;
ALTER TABLE changes
    DROP CONSTRAINT changes_scope_check,
    ADD CONSTRAINT changes_scope_check CHECK (scope BETWEEN 0 AND 2) NOT VALID;
INSERT INTO change_counters (scope, number) VALUES (2, 0);

-- migrate:down
-- What administrators were told goes.
DELETE FROM change_counters WHERE scope = 2;
DELETE FROM changes WHERE scope = 2;
ALTER TABLE change_counters
    DROP CONSTRAINT change_counters_scope_check,
    ADD CONSTRAINT change_counters_scope_check CHECK (scope BETWEEN 0 AND 1);
ALTER TABLE changes
    DROP CONSTRAINT changes_scope_check,
    ADD CONSTRAINT changes_scope_check CHECK (scope BETWEEN 0 AND 1);
