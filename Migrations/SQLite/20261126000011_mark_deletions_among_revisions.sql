-- migrate:up
-- Whether the version is the deletion of the article: its versions are not kept for ever.
ALTER TABLE revisions ADD COLUMN is_deletion INTEGER NOT NULL DEFAULT 0;

UPDATE revisions AS r SET is_deletion = 1
FROM tombstones AS d WHERE d.article_id = r.article_id AND d.version = r.version;

CREATE INDEX revisions_of_deletions ON revisions (stored_at, article_id) WHERE is_deletion = 1;

-- migrate:down
DROP INDEX revisions_of_deletions;
ALTER TABLE revisions DROP COLUMN is_deletion;
