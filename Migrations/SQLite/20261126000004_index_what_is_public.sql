-- migrate:up
-- Whether its keys stand apart from those that the public searches for: of drafts, and of what is scheduled or archived.
ALTER TABLE search_documents ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));

-- Of no version, so that `reindex` makes them anew; until then they are found as they are.
UPDATE search_documents SET is_hidden = 1, version = 0
WHERE id >= 281474976710656 OR published_key > CAST(strftime('%s', 'now') AS INTEGER) * 1000;

-- The published ones, which have the smallest numbers.
CREATE INDEX search_documents_scheduled ON search_documents (published_key)
WHERE is_hidden = 1 AND id < 281474976710656;

-- Whether the article appears by the passing of time alone, and nobody has seen to it since.
ALTER TABLE article_tags ADD COLUMN is_awaited INTEGER NOT NULL DEFAULT 0 CHECK (is_awaited IN (0, 1));

UPDATE article_tags SET is_awaited = 1
WHERE status = 1 AND published_key > CAST(strftime('%s', 'now') AS INTEGER) * 1000;

CREATE INDEX article_tags_awaited ON article_tags (published_key) WHERE is_awaited = 1;

-- Whether the public knows the tag, or knew it: where it looks for tags and their words there are no others.
ALTER TABLE tags ADD COLUMN is_public INTEGER NOT NULL DEFAULT 1 CHECK (is_public IN (0, 1));

UPDATE tags SET is_public = 0
WHERE is_declared = 0 AND NOT EXISTS (
    SELECT 1 FROM article_tags AS x WHERE x.tag_id = tags.id AND x.status = 1 AND x.is_awaited = 0);

CREATE INDEX tags_public_by_key ON tags (key) WHERE is_public = 1;
CREATE INDEX tags_public_by_slug ON tags (slug) WHERE is_public = 1;

ALTER TABLE tag_words ADD COLUMN is_public INTEGER NOT NULL DEFAULT 1 CHECK (is_public IN (0, 1));

UPDATE tag_words SET is_public = 0 WHERE tag_id IN (SELECT t.id FROM tags AS t WHERE t.is_public = 0);

CREATE INDEX tag_words_public ON tag_words (word, tag_id) WHERE is_public = 1;

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
