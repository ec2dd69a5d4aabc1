-- migrate:up
ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';

-- migrate:down
ALTER TABLE orders DROP COLUMN currency;
