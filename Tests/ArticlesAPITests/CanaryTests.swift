import Articles
import HTTPTypes
import StrictJSON
import Testing

/// What the public may not see leaves no trace in anything that the public gets.
@Suite struct CanaryTests {
    private static let hidden = [
        #""status":"draft""#, #""status":"archived","published_at":"2025-01-01T00:00:00Z""#,
        #""status":"published","published_at":"2026-06-01T00:00:00Z""#,
    ]
    private static let targets = [
        "/v1/articles?include=body&count=exact", "/v1/articles?sort=title", "/v1/articles?sort=-updated_at",
        "/v1/articles?tag=canary", "/v1/articles?tag=shared&count=exact", "/v1/articles?not_tag=canary",
        "/v1/articles?author=Canary", "/v1/articles?language=tlh&count=exact", "/v1/articles?limit=1",
        "/v1/articles?published_after=2025-12-31T00:00:00Z", "/v1/articles/canary", "/v1/articles/canary-old",
        "/v1/articles/seen", "/v1/tags", "/v1/tags?sort=-article_count", "/v1/tags?q=can", "/v1/tags/canary",
        "/v1/tags/canary-old", "/v1/tags/shared", "/v1/tags/shared/related", "/v1/tags/canary/related",
        "/v1/redirects", "/v1/search/suggest?q=canary", "/v1/search/suggest?q=can",
        "/v1/search/suggest?q=canray",
        "/v1/search/suggest?q=c", "/v1/articles?q=canray&explain=true", "/v1/articles?q=canray&fuzzy=always",
        "/v1/articles?q=canary&count=exact", "/v1/articles?q=can*&highlight=true",
        "/v1/articles?q=krill&highlight=true&include=body&count=exact", "/v1/articles?q=krill+-canary",
        "/v1/articles?q=shared&sort=title&count=exact", "/v1/articles?q=%22krill+canary%22",
        "/v1/articles?q=krill&language=tlh", "/v1/articles?q=krill&tag=canary&sort=-published_at",
        "/v1/articles/seen/related?explain=true", "/v1/articles/also-seen/related?explain=true&fill=recent",
        "/v1/articles/canary/related",
        "/feed.atom", "/feed.rss", "/feed.json", "/feed.atom?tag=canary", "/feed.rss?tag=shared&limit=1",
        "/feed.json?q=krill", "/feed.atom?q=can*", "/feed.atom?author=Canary", "/feed.json?language=tlh",
        "/feed.atom?archive=2026-06", "/feed.atom?archive=2025-01", "/sitemap.xml", "/sitemap-1.xml",
        "/sitemap-2.xml", "/news-sitemap.xml", "/robots.txt", "/llms.txt",
        "/", "/articles/seen", "/articles/also-seen", "/articles/canary", "/articles/canary-old",
        "/tags/shared", "/tags/canary", "/tags/canary-old", "/tags/open", "/authors/Canary", "/archive",
        "/archive/2025", "/archive/2025/01", "/archive/2026", "/archive/2026/01", "/archive/2026/06",
        "/search", "/search?q=canary", "/search?q=canray", "/search?q=krill", "/search?q=can*", "/none",
    ]

    private static let calls = [
        ("search_articles", #"{"query":"canary"}"#),
        ("search_articles", #"{"query":"krill","language":"tlh"}"#),
        ("search_articles", #"{"query":"krill"}"#), ("list_articles", "{}"),
        ("list_articles", #"{"tags":["canary"]}"#), ("list_articles", #"{"author":"Canary"}"#),
        ("list_articles", #"{"status":"any"}"#), ("read_article", #"{"ref":"canary"}"#),
        ("read_article", #"{"ref":"canary-old"}"#), ("find_related_articles", #"{"ref":"seen"}"#),
        ("find_related_articles", #"{"ref":"canary"}"#), ("list_tags", "{}"),
        ("list_tags", #"{"prefix":"can"}"#), ("find_related_tags", #"{"slug":"shared"}"#),
        ("find_related_tags", #"{"slug":"canary"}"#),
        ("revise_article", #"{"ref":"canary","version":1,"title":"x"}"#),
    ]

    /// A site with one visible article; when `members` is given, with a hidden one that was renamed and
    /// whose tag was renamed too.
    private func site(hiding members: String?) async throws -> TestSite {
        let site = try await TestSite()
        try await site.create(
            #"{"title":"Seen","body":"Krill and plankton.","status":"published","tags":["shared","open"]}"#)
        try await site.create(
            #"{"title":"Also seen","body":"Krill, plankton, whales.","status":"published"}"#)
        guard let members else { return site }
        try await site.create(
            """
            {"title":"Canary","slug":"canary-old","body":"canary, krill canary and plankton","tags":["shared","canary-old"],
            "authors":["Canary"],"language":"tlh",\(members)}
            """)
        for (path, body) in [
            ("/v1/articles/canary-old", #"{"slug":"canary"}"#),
            ("/v1/tags/canary-old", #"{"slug":"canary"}"#),
        ] {
            #expect(try await site.send(.patch, path, body, as: .publish).status == 200)
        }
        return site
    }

    @Test(arguments: hidden)
    func `every response is as if a hidden article did not exist`(_ members: String) async throws {
        let without = try await site(hiding: nil)
        let with = try await site(hiding: members)
        for target in Self.targets {
            let expected = try await without.send(.get, target)
            let response = try await with.send(.get, target)
            #expect(response.fields == expected.fields, "\(target)")
            #expect(response.status == expected.status, "\(target)")
            #expect(response.text == expected.text, "\(target)")
            let html: HTTPFields = [.accept: "text/html"]
            let page = try await with.send(.get, target, fields: html)
            let expectedPage = try await without.send(.get, target, fields: html)
            #expect(page.text == expectedPage.text && page.fields == expectedPage.fields, "\(target)")
            #expect(
                !page.text.lowercased().contains("canary") || target.lowercased().contains("canary"),
                "\(target)")
        }
        for (tool, arguments) in Self.calls {
            let expected = try await without.tool(tool, arguments)
            #expect(try await with.tool(tool, arguments) == expected, "\(tool) \(arguments)")
        }
        #expect(try await with.send(.get, "/articles/canary", as: .read).status == 200)
        #expect(try await with.send(.get, "/v1/articles/canary", as: .read).status == 200)
        #expect(try await with.send(.get, "/v1/articles/canary-old", as: .read).status == 308)
        #expect(try await with.send(.get, "/v1/tags/canary", as: .read).status == 200)
    }

    @Test(arguments: hidden)
    func `conditions do not tell whether a hidden article is there`(_ members: String) async throws {
        let site = try await site(hiding: members)
        let tag = try await site.send(.get, "/v1/articles/canary", as: .read).tag
        for fields: HTTPFields in [
            [.ifNoneMatch: tag], [.ifNoneMatch: "*"], [.ifMatch: "*"], [.ifMatch: "\"9-aa\""],
            [.ifMatch: "broken"],
        ] {
            for path in ["/v1/articles/canary", "/v1/articles/canary-old", "/v1/articles/absent"] {
                #expect(try await site.send(.get, path, fields: fields).status == 404)
                #expect(try await site.send(.patch, path, "{}", fields: fields).status == 401)
                #expect(try await site.send(.delete, path, fields: fields).status == 401)
            }
        }
    }

    @Test(arguments: hidden)
    func `a hidden article that is deleted leaves no trace`(_ members: String) async throws {
        let site = try await site(hiding: members)
        #expect(try await site.send(.delete, "/v1/articles/canary", as: .publish).status == 204)
        for slug in ["canary", "canary-old"] {
            #expect(try await site.send(.get, "/v1/articles/\(slug)").status == 404)
            #expect(try await site.send(.get, "/v1/articles/\(slug)", as: .read).status == 410)
        }
    }

    @Test func `an article that is withdrawn is as if it never was, until it comes back`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Seen","status":"published","tags":["only"]}"#)
        _ = try await site.send(.patch, "/v1/articles/seen", #"{"slug":"now"}"#, as: .publish)
        _ = try await site.send(.patch, "/v1/articles/now", #"{"status":"archived"}"#, as: .publish)
        for path in ["/v1/articles/seen", "/v1/articles/now", "/v1/tags/only"] {
            #expect(try await site.send(.get, path).status == 404, "\(path)")
        }
        for path in ["/v1/articles", "/v1/tags", "/v1/redirects"] {
            #expect(try await site.send(.get, path).data.isEmpty, "\(path)")
        }
        _ = try await site.send(.patch, "/v1/articles/now", #"{"status":"published"}"#, as: .publish)
        #expect(try await site.send(.get, "/v1/articles/seen")[.location] == "/v1/articles/now")
        #expect(try await site.send(.get, "/v1/tags/only").status == 200)
    }
}
