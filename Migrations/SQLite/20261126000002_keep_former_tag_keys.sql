-- migrate:up
-- Keys that no tag has now, and which tag had each last: the names go on meaning that tag.
CREATE TABLE former_tag_keys (
    key         TEXT    NOT NULL PRIMARY KEY,
    tag_id      BLOB    NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    given_up_at INTEGER NOT NULL,
    -- Whether the public could know the tag by the name: otherwise it means the tag for editors only.
    is_public   INTEGER NOT NULL CHECK (is_public IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX former_tag_keys_by_tag ON former_tag_keys (tag_id);

-- The public looks where nothing that is hidden stands in the way.
CREATE INDEX former_tag_keys_public ON former_tag_keys (key, tag_id) WHERE is_public = 1;

-- migrate:down
DROP TABLE former_tag_keys;
