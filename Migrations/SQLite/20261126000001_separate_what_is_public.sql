-- migrate:up
-- Whether the article could ever be read under its slug: only then does the slug, given up, lead to it.
ALTER TABLE articles ADD COLUMN slug_was_visible INTEGER NOT NULL DEFAULT 1 CHECK (slug_was_visible IN (0, 1));

-- A JSON array: how tags were spelled by the article that are called otherwise, until it is read.
ALTER TABLE articles ADD COLUMN tag_spellings TEXT;

-- There are few of these: the others are not written anew.
UPDATE articles SET slug_was_visible = 0
WHERE was_visible = 0 AND NOT (status = 1 AND published_key <= CAST(strftime('%s', 'now') AS INTEGER) * 1000);

-- Whether an article could be read under the slug: the others lead on for editors only.
ALTER TABLE former_slugs ADD COLUMN is_public INTEGER NOT NULL DEFAULT 1 CHECK (is_public IN (0, 1));

UPDATE former_slugs SET is_public = 0
WHERE article_id IN (SELECT id FROM articles WHERE slug_was_visible = 0)
    OR article_id IN (SELECT article_id FROM tombstones WHERE was_visible = 0);

-- What the public asks for is looked up where nothing that is hidden stands in the way.
CREATE INDEX articles_published_by_id ON articles (id, published_key) WHERE status = 1;
CREATE INDEX articles_published_by_slug ON articles (slug, published_key) WHERE status = 1;
CREATE INDEX former_slugs_public ON former_slugs (slug) WHERE is_public = 1;
CREATE INDEX articles_without_language ON articles (status, published_key) WHERE language IS NULL;
CREATE INDEX tags_known_by_key ON tags (key, is_declared, id);
CREATE INDEX tags_known_by_slug ON tags (slug, is_declared, id);

-- migrate:down
DROP INDEX tags_known_by_slug;
DROP INDEX tags_known_by_key;
DROP INDEX articles_without_language;
DROP INDEX former_slugs_public;
DROP INDEX articles_published_by_slug;
DROP INDEX articles_published_by_id;
ALTER TABLE former_slugs DROP COLUMN is_public;
ALTER TABLE articles DROP COLUMN tag_spellings;
ALTER TABLE articles DROP COLUMN slug_was_visible;
