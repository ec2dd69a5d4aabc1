// What a program does with articles, through the client that openapi-generator (typescript-fetch) makes of openapi.yaml.
import { ArticlesApi, Configuration, Problem, ProblemFromJSON, ResponseError } from "./dateline";

declare const process: { env: Record<string, string> };

const api = new ArticlesApi(
  new Configuration({ basePath: process.env.DATELINE_URL, accessToken: process.env.DATELINE_KEY }),
);

/** The problem that a request ends with. */
async function problemOf(request: Promise<unknown>): Promise<Problem> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ResponseError) return ProblemFromJSON(await error.response.json());
    throw error;
  }
  throw new Error("there is no problem");
}

async function main() {
  // Create a draft, and publish it unless somebody has changed it since.
  const response = await api.createArticleRaw({
    articleInput: {
      title: "A loaf of rye",
      body: "Rye flour, water and a sourdough starter make a dense loaf that keeps for a week.",
      tags: ["Bread"],
    },
  });
  const draft = await response.value();
  const ref = draft.slug;
  const ifMatch = response.raw.headers.get("ETag") ?? undefined;
  console.log(`${ref} is a ${draft.status}`);
  const published = await api.patchArticle({ ref, ifMatch, articlePatch: { status: "published" } });
  console.log(`${ref} is ${published.status}, version ${published.version}`);

  // The same again: the version that it was read at is not there any more.
  const problem = await problemOf(api.patchArticle({ ref, ifMatch, articlePatch: { title: "A loaf" } }));
  console.log(`${problem.status} ${problem.title}: ${problem.currentVersion}`);

  for (const [title, body] of [
    ["Why sourdough rises", "Wild yeast in the sourdough starter eats the flour, and its gas lifts the loaf."],
    ["Whales of the south", "The blue whale eats krill all summer long and hardly anything in the winter."],
  ]) {
    await api.createArticle({ articleInput: { title, body, status: "published" } });
  }

  // Every article, two at a time.
  let cursor: string | undefined;
  do {
    const page = await api.listArticles({ limit: 2, cursor });
    console.log(`a page: ${page.data.map((article) => article.title).join(", ")}`);
    cursor = page.page.next ?? undefined;
  } while (cursor);

  const related = await api.listRelatedArticles({ ref });
  console.log(`related: ${related.data.map((article) => article.title).join(", ")}`);

  const missing = await problemOf(api.readArticle({ ref: "nothing-here" }));
  console.log(`${missing.status} ${missing.title}: ${missing.detail}`);
}

main();
