-- migrate:up allow=backfill-with-ddl,index-without-concurrently
-- Whether the version is the deletion of the article: its versions are not kept for ever.
ALTER TABLE revisions ADD COLUMN is_deletion boolean NOT NULL DEFAULT false;

UPDATE revisions AS r SET is_deletion = true
FROM tombstones AS d WHERE d.article_id = r.article_id AND d.version = r.version;

CREATE INDEX revisions_of_deletions ON revisions (stored_at, article_id) WHERE is_deletion;

-- migrate:down
DROP INDEX revisions_of_deletions;
ALTER TABLE revisions DROP COLUMN is_deletion;
