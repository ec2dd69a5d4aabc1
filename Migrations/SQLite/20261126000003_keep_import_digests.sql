-- migrate:up
-- Hashes of the members as an import gave them last: they tell who changed which of them since. NULL: never imported,
-- or before this was kept.
ALTER TABLE articles ADD COLUMN import_digest TEXT;

-- migrate:down
ALTER TABLE articles DROP COLUMN import_digest;
