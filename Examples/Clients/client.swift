// What a program does with articles, through the client that openapi-generator (swift6) makes of openapi.yaml.
import Foundation
import OpenAPIClient

let environment = ProcessInfo.processInfo.environment
let api = OpenAPIClientAPIConfiguration.shared
api.basePath = environment["DATELINE_URL"] ?? "http://127.0.0.1:8080"
api.customHeaders["Authorization"] = "Bearer \(environment["DATELINE_KEY"] ?? "")"

/// The problem that a request ends with.
func problem(of request: () async throws(ErrorResponse) -> some Any) async throws -> Problem {
    do {
        _ = try await request()
    } catch .error(_, let body, _, _) {
        return try api.codableHelper.decode(Problem.self, from: body ?? Data()).get()
    }
    throw CancellationError()
}

// Create a draft, and publish it unless somebody has changed it since.
let response = try await ArticlesAPI.createArticleWithRequestBuilder(
    articleInput: ArticleInput(
        title: "A loaf of rye",
        body: "Rye flour, water and a sourdough starter make a dense loaf that keeps for a week.",
        tags: [.typeString("Bread")])
).execute()
let (draft, etag) = (response.body, response.header["Etag"])
print("\(draft.slug) is a \(draft.status.rawValue)")
let published = try await ArticlesAPI.patchArticle(
    ref: draft.slug, articlePatch: ArticlePatch(status: .published), ifMatch: etag)
print("\(draft.slug) is \(published.status.rawValue), version \(published.version)")

// The same again: the version that it was read at is not there any more.
let mismatch = try await problem { () throws(ErrorResponse) in
    try await ArticlesAPI.patchArticle(
        ref: draft.slug, articlePatch: ArticlePatch(title: "A loaf"), ifMatch: etag)
}
print("\(mismatch.status) \(mismatch.title): \(mismatch.currentVersion ?? 0)")

for (title, body) in [
    (
        "Why sourdough rises",
        "Wild yeast in the sourdough starter eats the flour, and its gas lifts the loaf."
    ),
    (
        "Whales of the south",
        "The blue whale eats krill all summer long and hardly anything in the winter."
    ),
] {
    _ = try await ArticlesAPI.createArticle(
        articleInput: ArticleInput(title: title, body: body, status: .published))
}

// Every article, two at a time.
var cursor: String?
repeat {
    let page = try await ArticlesAPI.listArticles(limit: 2, cursor: cursor)
    print("a page: \(page.data.compactMap(\.title).joined(separator: ", "))")
    cursor = page.page.next
} while cursor != nil

let related = try await ArticlesAPI.listRelatedArticles(ref: draft.slug)
print("related: \(related.data.compactMap(\.title).joined(separator: ", "))")

let missing = try await problem { () throws(ErrorResponse) in
    try await ArticlesAPI.readArticle(ref: "nothing-here")
}
print("\(missing.status) \(missing.title): \(missing.detail ?? "")")
