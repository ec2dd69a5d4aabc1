"""What a program does with articles, through the client that openapi-python-client makes of openapi.yaml."""

import os

from dateline_client import AuthenticatedClient
from dateline_client.api.articles import create_article, list_articles, list_related_articles, patch_article, read_article
from dateline_client.models import Article, ArticleInput, ArticleList, ArticlePatch, ArticleStatus, Problem
from dateline_client.models import RelatedArticleList
from dateline_client.types import UNSET

client = AuthenticatedClient(base_url=os.environ["DATELINE_URL"], token=os.environ["DATELINE_KEY"])

# Create a draft, and publish it unless somebody has changed it since.
draft = create_article.sync_detailed(
    client=client,
    body=ArticleInput(
        title="A loaf of rye",
        body="Rye flour, water and a sourdough starter make a dense loaf that keeps for a week.",
        tags=["Bread"],
    ),
)
assert isinstance(draft.parsed, Article)
slug, etag = draft.parsed.slug, draft.headers["ETag"]
print(f"{slug} is a {draft.parsed.status}")
published = patch_article.sync(slug, client=client, if_match=etag, body=ArticlePatch(status=ArticleStatus.PUBLISHED))
assert isinstance(published, Article)
print(f"{slug} is {published.status}, version {published.version}")

# The same again: the version that it was read at is not there any more.
problem = patch_article.sync(slug, client=client, if_match=etag, body=ArticlePatch(title="A loaf"))
assert isinstance(problem, Problem)
print(f"{problem.status} {problem.title}: {problem.current_version}")

for title, body in [
    ("Why sourdough rises", "Wild yeast in the sourdough starter eats the flour, and its gas lifts the loaf."),
    ("Whales of the south", "The blue whale eats krill all summer long and hardly anything in the winter."),
]:
    create_article.sync(client=client, body=ArticleInput(title=title, body=body, status=ArticleStatus.PUBLISHED))

# Every article, two at a time.
cursor = None
while True:
    page = list_articles.sync(client=client, limit=2, cursor=cursor or UNSET)
    assert isinstance(page, ArticleList)
    print("a page: " + ", ".join(str(article.title) for article in page.data))
    cursor = page.page.next_
    if cursor is None:
        break

related = list_related_articles.sync(slug, client=client)
assert isinstance(related, RelatedArticleList)
print("related: " + ", ".join(str(article.title) for article in related.data))

missing = read_article.sync("nothing-here", client=client)
assert isinstance(missing, Problem)
print(f"{missing.status} {missing.title}: {missing.detail}")
