-- migrate:up
-- Whether its keys stand apart from those that the public searches for: of drafts, and of what is scheduled or archived.
ALTER TABLE search_documents ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));

-- Of no version, so that `reindex` makes them anew; until then they are found as they are.
UPDATE search_documents SET is_hidden = 1, version = 0
WHERE id >= 281474976710656 OR published_key > CAST(strftime('%s', 'now') AS INTEGER) * 1000;

-- The published ones, which have the smallest numbers.
CREATE INDEX search_documents_scheduled ON search_documents (published_key)
WHERE is_hidden = 1 AND id < 281474976710656;

-- migrate:down
DROP INDEX search_documents_scheduled;
ALTER TABLE search_documents DROP COLUMN is_hidden;
