-- migrate:up
-- Keys that no tag has now, and which tag had each last: the names go on meaning that tag.
CREATE TABLE former_tag_keys (
    key         text    COLLATE "C" NOT NULL CONSTRAINT former_tag_keys_key PRIMARY KEY,
    tag_id      uuid    NOT NULL CONSTRAINT former_tag_keys_tag REFERENCES tags ON DELETE CASCADE,
    given_up_at bigint  NOT NULL,
    -- Whether the public could know the tag by the name: otherwise it means the tag for editors only.
    is_public   boolean NOT NULL
);

CREATE INDEX former_tag_keys_by_tag ON former_tag_keys (tag_id);

-- The public looks where nothing that is hidden stands in the way.
CREATE INDEX former_tag_keys_public ON former_tag_keys (key) INCLUDE (tag_id) WHERE is_public;

-- migrate:down
DROP TABLE former_tag_keys;
