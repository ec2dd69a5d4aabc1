-- migrate:up allow=backfill-with-ddl,index-without-concurrently
-- Whether the article could ever be read under its slug: only then does the slug, given up, lead to it.
ALTER TABLE articles ADD COLUMN slug_was_visible boolean NOT NULL DEFAULT true;

-- How tags were spelled by the article that are called otherwise, until it is read.
ALTER TABLE articles ADD COLUMN tag_spellings text[] COLLATE "C" NOT NULL DEFAULT '{}';

-- There are few of these: the others are not written anew.
UPDATE articles SET slug_was_visible = false
WHERE NOT was_visible AND NOT (status = 1 AND published_key <= extract(epoch FROM now()) * 1000);

-- Whether an article could be read under the slug: the others lead on for editors only.
ALTER TABLE former_slugs ADD COLUMN is_public boolean NOT NULL DEFAULT true;

UPDATE former_slugs AS f SET is_public = false
WHERE EXISTS (SELECT FROM articles AS a WHERE a.id = f.article_id AND NOT a.slug_was_visible)
    OR EXISTS (SELECT FROM tombstones AS d WHERE d.article_id = f.article_id AND NOT d.was_visible);

-- What the public asks for is looked up where nothing that is hidden stands in the way.
CREATE INDEX articles_published_by_id ON articles (id, published_key) WHERE status = 1;
CREATE INDEX articles_published_by_slug ON articles (slug, published_key) WHERE status = 1;
CREATE INDEX former_slugs_public ON former_slugs (slug) WHERE is_public;
CREATE INDEX articles_without_language ON articles (status, published_key) WHERE language IS NULL;
CREATE INDEX tags_known_by_key ON tags (key) INCLUDE (is_declared, id);
CREATE INDEX tags_known_by_slug ON tags (slug) INCLUDE (is_declared, id);

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
