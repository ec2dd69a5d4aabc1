-- migrate:up allow=backfill-with-ddl,index-without-concurrently
-- Whether its keys stand apart from those that the public searches for: of drafts, and of what is scheduled or archived.
ALTER TABLE search_documents ADD COLUMN is_hidden boolean NOT NULL DEFAULT false;

-- Of no version, so that `reindex` makes them anew; until then they are found as they are.
UPDATE search_documents SET is_hidden = true, version = 0
WHERE status <> 1 OR published_key > extract(epoch FROM now()) * 1000;

CREATE INDEX search_documents_scheduled ON search_documents (published_key) WHERE is_hidden AND status = 1;

-- Whether the article appears by the passing of time alone, and nobody has seen to it since.
ALTER TABLE article_tags ADD COLUMN is_awaited boolean NOT NULL DEFAULT false;

UPDATE article_tags SET is_awaited = true WHERE status = 1 AND published_key > extract(epoch FROM now()) * 1000;

CREATE INDEX article_tags_awaited ON article_tags (published_key) WHERE is_awaited;

-- Whether the public knows the tag, or knew it: where it looks for tags and their words there are no others.
ALTER TABLE tags ADD COLUMN is_public boolean NOT NULL DEFAULT true;

UPDATE tags AS t SET is_public = false
WHERE NOT t.is_declared AND NOT EXISTS (
    SELECT FROM article_tags AS x WHERE x.tag_id = t.id AND x.status = 1 AND NOT x.is_awaited);

CREATE INDEX tags_public_by_key ON tags (key) WHERE is_public;
CREATE INDEX tags_public_by_slug ON tags (slug) WHERE is_public;

ALTER TABLE tag_words ADD COLUMN is_public boolean NOT NULL DEFAULT true;

UPDATE tag_words AS w SET is_public = false FROM tags AS t WHERE t.id = w.tag_id AND NOT t.is_public;

CREATE INDEX tag_words_public ON tag_words (word, tag_id) WHERE is_public;

-- migrate:down
DROP INDEX tag_words_public;
ALTER TABLE tag_words DROP COLUMN is_public;
DROP INDEX tags_public_by_slug;
DROP INDEX tags_public_by_key;
ALTER TABLE tags DROP COLUMN is_public;
DROP INDEX article_tags_awaited;
ALTER TABLE article_tags DROP COLUMN is_awaited;
DROP INDEX search_documents_scheduled;
ALTER TABLE search_documents DROP COLUMN is_hidden;
