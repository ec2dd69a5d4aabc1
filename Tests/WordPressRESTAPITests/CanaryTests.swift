import Articles
import ArticlesTesting
import Testing

@testable import WordPressRESTAPI

@Suite("What is hidden, behind WordPress's REST API")
struct CanaryTests {
    private static let hidden = [
        #""status":"draft""#, #""status":"archived","published_at":"2025-01-01T00:00:00Z""#,
        #""status":"published","published_at":"2026-06-01T00:00:00Z""#,
    ]

    private static let targets = [
        "posts", "posts?per_page=1", "posts?_embed", "posts?order=asc", "posts?orderby=title&order=asc",
        "posts?orderby=modified", "posts?slug=canary", "posts?search=canary", "posts?search=krill",
        "posts?search=krill&orderby=relevance", "posts?after=2026-05-01T00:00:00",
        "posts?before=2027-01-01T00:00:00", "posts?sticky=true", "posts?offset=1", "posts?page=2&per_page=1",
        "posts?page=2&per_page=2", "posts?page=3&per_page=1", "posts?modified_before=2027-01-01T00:00:00",
        "tags", "tags?search=can", "tags?slug=canary", "tags?orderby=count&order=desc",
        "tags?hide_empty=true",
        "users", "users?slug=canary", "users?search=can", "media", "search?search=canary",
        "search?search=krill",
        "search", "categories", "types",
    ]

    @Test(arguments: TestStorage.all, hidden)
    func `every response is as if a hidden article did not exist`(
        _ storage: TestStorage, _ members: String
    ) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await site.create(
                #""title":"Seen","body":"Krill.","status":"published","tags":["shared"],"authors":["Ada"]"#)
            try await site.create(
                #""title":"Also seen","status":"published","image":{"url":"/i.png","alt":""}"#)
            let post = try await site.canaryNumber(members, .post)
            let media = try await site.canaryNumber(members, .media)
            let tag = TagNumber(key: "canary").value
            let author = AuthorNumber.of("Canary")
            let targets =
                Self.targets + [
                    "posts/\(post)", "posts?include=\(post)", "posts?exclude=\(post)&per_page=1",
                    "media/\(media)",
                    "media?parent=\(post)", "tags/\(tag)", "posts?tags=\(tag)",
                    "posts?tags_exclude=\(tag)&per_page=1",
                    "tags?post=\(post)", "tags?include=\(tag)", "users/\(author)", "posts?author=\(author)",
                    "posts?author_exclude=\(author)", "users?include=\(author)",
                ]
            var expected: [Received] = []
            for target in targets { expected.append(await site.get(target)) }
            try await site.create(TestFacade.canary + members)
            for (target, expected) in zip(targets, expected) {
                let response = await site.get(target)
                #expect(response.text == expected.text, "\(target)")
                #expect(response.fields == expected.fields && response.status == expected.status, "\(target)")
                #expect(
                    !response.text.lowercased().contains("canary") || target.contains("canary"), "\(target)")
            }
        }
    }

    @Test func `a number is what it was in the first release`() throws {
        let id = try #require(UniqueID("019b0000-0000-7000-8000-00000000cafe"))
        var article = Article(id: id, slug: Slug(making: "a"), title: "A", createdAt: .earliest)
        article.publishedAt = Timestamp("2018-05-25T09:00:00Z")
        let number = ContentNumber(.post, of: article).value
        #expect(number >> 26 == 17_684_121)
        article.publishedAt = Timestamp("2018-05-25T09:59:59Z")
        #expect(ContentNumber(.post, of: article).value == number)
        #expect(ContentNumber(.media, of: article).value == number | 1 << 25)
        #expect(TagNumber(key: "new york").prefix == "new ")
        #expect(TagNumber(key: "日本").prefix == "日")
        #expect(TagNumber(key: "🜁x").prefix == "🜁")
    }
}

extension TestFacade {
    static let canary = """
        "id":"019b0000-0000-7000-8000-00000000cafe","title":"Canary","body":"canary krill",
        "tags":["canary","shared","featured"],"authors":["Canary","Ada"],"image":{"url":"/canary.png","alt":""},
        """

    /// The number that the hidden article would have.
    func canaryNumber(_ members: String, _ kind: ContentNumber.Kind) async throws -> Int {
        let id = try #require(UniqueID("019b0000-0000-7000-8000-00000000cafe"))
        var article = Article(id: id, slug: Slug(making: "canary"), title: "Canary", createdAt: .earliest)
        let time = members.contains("2026-06") ? "2026-06-01T00:00:00Z" : "2025-01-01T00:00:00Z"
        article.publishedAt = Timestamp(time)
        return ContentNumber(kind, of: article).value
    }
}
