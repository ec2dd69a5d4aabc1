-- migrate:up
-- From where a deleted article had been imported: it does not come back with the next import. NULL: from nowhere, deleted
-- before this was kept, or another article has been taken in from there since.
ALTER TABLE tombstones ADD COLUMN source_name TEXT;
ALTER TABLE tombstones ADD COLUMN source_id TEXT;
-- As in articles: it tells the same text under another name.
ALTER TABLE tombstones ADD COLUMN import_digest TEXT;

CREATE INDEX tombstones_by_source ON tombstones (source_name, source_id) WHERE source_name IS NOT NULL;

-- migrate:down
DROP INDEX tombstones_by_source;
ALTER TABLE tombstones DROP COLUMN import_digest;
ALTER TABLE tombstones DROP COLUMN source_id;
ALTER TABLE tombstones DROP COLUMN source_name;
