-- migrate:up allow=backfill-with-ddl,index-without-concurrently
-- Whether its keys stand apart from those that the public searches for: of drafts, and of what is scheduled or archived.
ALTER TABLE search_documents ADD COLUMN is_hidden boolean NOT NULL DEFAULT false;

-- Of no version, so that `reindex` makes them anew; until then they are found as they are.
UPDATE search_documents SET is_hidden = true, version = 0
WHERE status <> 1 OR published_key > extract(epoch FROM now()) * 1000;

CREATE INDEX search_documents_scheduled ON search_documents (published_key) WHERE is_hidden AND status = 1;

-- migrate:down
DROP INDEX search_documents_scheduled;
ALTER TABLE search_documents DROP COLUMN is_hidden;
