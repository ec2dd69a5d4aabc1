import Articles
import ArticlesSyndication
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite struct RelativeReferenceTests {
    @Test(arguments: [
        ("/v1/articles", "/v1/articles?cursor=a/b", "./articles?cursor=a/b"),
        ("/v1/articles/old", "/v1/articles/new", "./new"),
        ("/v1/articles/old/related", "/v1/articles/new/related?limit=1", "../new/related?limit=1"),
        ("/v1/articles", "/feed.atom?tag=a", "../feed.atom?tag=a"),
        ("/v1/articles", "/v1/articles/1", "./articles/1"),
        ("/feed.atom", "/feed.atom?cursor=a", "./feed.atom?cursor=a"),
        ("/a", "https://example.org/b", "https://example.org/b"),
        ("/a", "//example.org/b", "//example.org/b"),
    ])
    func `a path is said relative to another one`(_ path: String, _ target: String, _ expected: String) {
        #expect(target.relativeReference(from: path) == expected)
    }

    private func site() async throws -> TestSite {
        let url = try #require(SiteURL("https://example.org/blog"))
        return try await TestSite(site: PublicSite(url: url))
    }

    @Test func `what is created below a path is named relative to the request, again too`() async throws {
        let site = try await site()
        var places: Set<String?> = []
        for _ in 1...2 {
            let made = try await site.send(
                .post, "/v1/articles", #"{"title":"Sea"}"#, as: .publish,
                fields: [.idempotencyKey: "\"k\""])
            #expect(made.status == 201)
            places.insert(made[.location])
        }
        #expect(places.count == 1 && places.first??.hasPrefix("./articles/") == true, "\(places)")
    }

    @Test func `lists and renamed articles below a path lead on relative to the request`() async throws {
        let site = try await site()
        for title in ["Sea", "Salt"] {
            try await site.create(#"{"title":"\#(title)","status":"published","tags":["Water"]}"#)
        }
        for _ in 1...2 {  // the second response is a kept one
            let link = try await site.send(.get, "/v1/articles?limit=1")[.link]
            #expect(link?.hasPrefix("<./articles?limit=1&cursor=") == true)
            #expect(link?.contains("<../feed.atom>; rel=\"alternate\"") == true)
        }
        _ = try await site.send(.patch, "/v1/articles/sea", #"{"slug":"ocean"}"#, as: .publish)
        #expect(try await site.send(.get, "/v1/articles/sea?fields=id")[.location] == "./ocean?fields=id")
        #expect(try await site.send(.get, "/v1/articles/sea/related")[.location] == "../ocean/related")
    }

    @Test(arguments: ["read_article", "find_related_articles"])
    func `a tool finds what was renamed below a path`(_ tool: String) async throws {
        let site = try await site()
        try await site.create(#"{"title":"Sea","status":"published"}"#)
        _ = try await site.send(.patch, "/v1/articles/sea", #"{"slug":"ocean"}"#, as: .publish)
        let result = try await site.tool(tool, #"{"ref":"sea"}"#)
        #expect(!result.isError, "\(result.text)")
    }
}
