-- migrate:up
-- What candidates are told by: a profile takes half a page, so that each row of the table is a page of its own.
CREATE INDEX article_analyses_by_article
    ON article_analyses (article_id, version, published_at, signature, language);

-- migrate:down
DROP INDEX article_analyses_by_article;
