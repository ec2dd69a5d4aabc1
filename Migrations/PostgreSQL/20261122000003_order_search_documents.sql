-- migrate:up only transaction=false
-- Of words that a large part of all articles hold, the newest are found by reading the newest.
CREATE INDEX CONCURRENTLY search_documents_by_published ON search_documents (status, published_key, article_id);

-- migrate:down transaction=false
DROP INDEX CONCURRENTLY search_documents_by_published;
