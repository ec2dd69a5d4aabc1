import Articles
import StrictJSON
import Synchronization
import Testing

extension RepositoryCheck {
    /// What the use cases promise of articles that appear among hidden ones.
    static let publicationChecks = [
        RepositoryCheck("what appears has the slug that it would have without hidden articles") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let drafts = try await made(service, Array(repeating: #"{"title":"One"}"#, count: 3))
            let shown = try await made(
                service, Array(repeating: #"{"title":"One","status":"published"}"#, count: 2))
            #expect(shown.map(\.slug.text) == ["one", "one-2"])
            let last = try await patch(service, drafts[2], #"{"status":"published"}"#)
            #expect(last.slug.text == "one-3")
            let slugs = try await slugsNow(of: drafts, storage)
            #expect(Set(slugs + shown.map(\.slug.text)).count == 5)
            _ = try await patch(service, drafts[0], #"{"status":"published"}"#)
            #expect(try await slugsNow(of: drafts, storage)[0] == "one-4")
        },
        RepositoryCheck("a given slug is taken from a hidden article, and not from one that was seen") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let draft = try await made(service, [#"{"title":"One","slug":"given"}"#])
            let shown = try await made(service, [#"{"title":"Two","slug":"given","status":"published"}"#])
            #expect(shown[0].slug.text == "given")
            #expect(try await slugsNow(of: draft, storage) == ["given-2"])
            _ = try await patch(service, shown[0], #"{"status":"draft"}"#)
            for status in ["draft", "published"] {
                await expectError(.conflict) {
                    _ = try await made(service, [#"{"title":"Three","slug":"given","status":"\#(status)"}"#])
                }
            }
        },
        RepositoryCheck("of scheduled articles the one that appears first has the better right") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            func scheduled(_ day: Int) -> String {
                #"{"title":"One","status":"published","published_at":"2030-01-0\#(day)T00:00:00Z"}"#
            }
            let articles = try await made(
                service, [scheduled(3), #"{"title":"One"}"#, scheduled(2), scheduled(4)])
            #expect(Set(try await slugsNow(of: articles, storage)).count == 4)
            #expect(
                try await slugsNow(of: [articles[2], articles[0], articles[3]], storage) == [
                    "one", "one-2", "one-3",
                ])
        },
        RepositoryCheck("a tag is called as the first visible article spells it") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await made(
                service, [#"{"title":"D","tags":["SWIFT","C","Ünder"]}"#, #"{"title":"E","tags":["C"]}"#])
            let mine = try await made(service, [#"{"title":"M","tags":["Under","swift"]}"#])
            let shown = try await made(
                service, [#"{"title":"V","status":"published","tags":["Swift","C++"]}"#])
            #expect(shown[0].tags.map(\.name) == ["Swift", "C++"])
            #expect(shown[0].tags.map(\.slug.text) == ["swift", "c"])
            let published = try await patch(service, mine[0], #"{"status":"published"}"#)
            #expect(published.tags.map(\.name) == ["Under", "Swift"])
            #expect(published.tags.map(\.slug.text) == ["under", "swift"])
            let tags = try await storage.tags(TagQuery(scope: .visible(at: .sample))).map(\.tag)
            #expect(tags.map(\.slug.text) == ["c", "swift", "under"])
            #expect(tags.allSatisfy { $0.version == 1 })
        },
        RepositoryCheck("a tag that an article spelled otherwise keeps that until it appears") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await made(service, [#"{"title":"D","tags":["SWIFT"]}"#])
            let mine = try await made(service, [#"{"title":"M","tags":["SwiftUI","swift"]}"#])
            #expect(try await storage.article(id: mine[0].id)?.tagSpellings == ["swift"])
            let published = try await patch(service, mine[0], #"{"status":"published"}"#)
            #expect(published.tags.map(\.name) == ["SwiftUI", "swift"])
            #expect(try await storage.article(id: mine[0].id)?.tagSpellings == [])
        },
        RepositoryCheck("an editor makes a tag that only hidden articles carry") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let draft = try await made(service, [#"{"title":"D","tags":["SWIFT"]}"#])
            let name = JSONValue.object([JSONMember("name", .string("Swift"))])
            let tag = try await service.createTag(TagDraft(json: name)).tag
            #expect((tag.name, tag.slug.text, tag.version) == ("Swift", "swift", 1))
            #expect(try await storage.article(id: draft[0].id)?.tags.map(\.name) == ["Swift"])
            await expectError(.conflict) { _ = try await service.createTag(TagDraft(json: name)) }
        },
    ]

    private static func made(_ service: ArticleService, _ texts: [String]) async throws -> [Article] {
        var articles: [Article] = []
        for text in texts {
            articles.append(try await service.create(ArticleDraft(json: JSONParser.parse(Array(text.utf8)))))
        }
        return articles
    }

    private static func patch(_ service: ArticleService, _ article: Article, _ text: String) async throws
        -> Article
    {
        try await service.patch(.id(article.id), with: JSONParser.parse(Array(text.utf8)), if: .none).article
    }

    private static func slugsNow(of articles: [Article], _ storage: any ArticleStorage) async throws
        -> [String]
    {
        var slugs: [String] = []
        for article in articles {
            slugs.append(try #require(try await storage.article(id: article.id)).slug.text)
        }
        return slugs
    }
}
