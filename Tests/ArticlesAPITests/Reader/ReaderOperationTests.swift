import Articles
import ArticlesSyndication
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite struct ReaderOperationTests {
    private static let html: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]
    private static let policy = HTTPField.Name("Content-Security-Policy")

    private func site(publicMaxAge: Int = 0, _ site: PublicSite = PublicSite(), hasReader: Bool = true)
        async throws -> TestSite
    {
        let site = try await TestSite(publicMaxAge: publicMaxAge, site: site, hasReader: hasReader)
        for (title, language) in [("Sea", "en"), ("Meer", "de"), ("Mer", "fr")] {
            try await site.create(
                """
                {"title":"\(title)","body":"Salt.","status":"published","published_at":"2025-12-01T00:00:00Z","language":"\(language)",
                "tags":["Water"],"authors":["Ada L."],"metadata":{"translation_key":"sea"}}
                """)
        }
        return site
    }

    @Test func `what went wrong is a page for people, and a problem for programs`() async throws {
        let site = try await site()
        _ = try await site.send(.delete, "/v1/articles/mer", as: .publish)
        for (target, status) in [
            ("/articles/none", 404), ("/articles/mer", 410), ("/tags/none", 404), ("/authors/none", 404),
            ("/archive/1999", 404),
            ("/search?q=-a", 400), ("/?cursor=x", 400), ("/nowhere", 404),
        ] {
            let page = try await site.send(.get, target, fields: Self.html)
            #expect(page.status == status, "\(target)")
            #expect(page.text.hasPrefix("<!doctype html>"), "\(target)")
            #expect(page[.cacheControl] == "no-store")
            let name = try #require(Self.policy)
            #expect(page[name]?.contains("default-src 'none'; style-src 'self';") == true)
            for fields: HTTPFields in [[:], [.accept: "application/json, text/html"], [.accept: "*/*"]] {
                #expect(
                    try await site.send(.get, target, fields: fields)[.contentType]
                        == "application/problem+json")
            }
        }
        for target in ["/v1/articles/none", "/v1/nowhere", "/feed.atom?a=b"] {
            #expect(
                try await site.send(.get, target, fields: Self.html)[.contentType]
                    == "application/problem+json")
        }
        let refused = try await site.send(
            .get, "/", fields: [.accept: "text/html", .authorization: "Bearer x"])
        #expect(
            refused.status == 401 && refused[.wwwAuthenticate] == "Bearer" && refused.text.contains("<h1>"))
    }

    @Test func `pages are for caches, and name their feeds and JSON`() async throws {
        let site = try await site(publicMaxAge: 60)
        for target in [
            "/", "/articles/sea", "/tags/water", "/authors/Ada%20L.", "/archive/2025", "/search?q=salt",
        ] {
            let page = try await site.send(.get, target, fields: Self.html)
            #expect(page.status == 200, "\(target)")
            #expect(page[.cacheControl] == "public, max-age=60", "\(target)")
            #expect(page[.contentType] == "text/html; charset=utf-8")
            #expect(page[.link]?.contains("; rel=\"alternate\"; type=\"application/atom+xml\"") == true)
            let again = try await site.send(.get, target, fields: [.ifNoneMatch: page.tag])
            #expect(again.status == 304 && again.bytes.isEmpty)
            #expect(page.bytes.count < 40_000)
            #expect(try await site.send(.get, target, fields: [.accept: "application/json"]).status == 406)
        }
        let link = try await site.send(.get, "/tags/water")[.link]
        #expect(
            link?.contains("</feed.atom?tag=water>") == true
                && link?.contains("</v1/articles?tag=water>") == true)
        #expect(try await site.send(.get, "/articles/sea", as: .read)[.cacheControl] == "private, no-store")
    }

    @Test func `an asset is kept for good under its name, and not under another`() async throws {
        let site = try await site()
        let page = try await site.send(.get, "/")
        let path = String(try #require(page.text.firstMatch(of: /href="(\/assets\/style-[^"]+)"/)).1)
        let style = try await site.send(.get, path)
        #expect(style[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(style[.contentType] == "text/css; charset=utf-8")
        let former = try await site.send(.get, "/assets/style-0.css")
        #expect(former.bytes == style.bytes && former[.cacheControl] == "public, max-age=0, must-revalidate")
        for name in ["style.css.map", "..%2fa", "x", "style-"] {
            #expect(try await site.send(.get, "/assets/\(name)").status == 404, "\(name)")
        }
    }

    @Test func `a site below a path links to itself there`() async throws {
        let url = try #require(SiteURL("https://example.org/blog"))
        let site = try await site(PublicSite(url: url))
        let page = try await site.send(.get, "/articles/sea")
        #expect(page.text.contains("<link rel=\"canonical\" href=\"https://example.org/blog/articles/sea\">"))
        let targets = page.text.matches(of: /(?:href|action)="(\/[^"]*)"/).map { String($0.1) }
        #expect(targets.count > 8 && targets.allSatisfy { $0.hasPrefix("/blog/") }, "\(targets)")
        _ = try await site.send(.patch, "/v1/articles/sea", #"{"slug":"ocean"}"#, as: .publish)
        #expect(try await site.send(.get, "/articles/sea")[.location] == "/blog/articles/ocean")
        let name = try #require(Self.policy)
        #expect(page[name]?.contains("http:") == false)
    }

    @Test func `a search that finds nothing, or has no words yet, shows topics to go on with`() async throws {
        let site = try await site()
        for target in ["/search", "/search?q=zebra"] {
            #expect(try await site.send(.get, target).text.contains("href=\"/tags/water\""), "\(target)")
        }
        #expect(try await site.send(.get, "/search?q=salt").text.contains("/tags/water") == false)
    }

    @Test func `an article names itself in other languages, as long as they are visible`() async throws {
        let site = try await site()
        let page = try await site.send(.get, "/articles/sea")
        for (language, slug) in [("de", "meer"), ("en", "sea"), ("fr", "mer")] {
            #expect(
                page.text.contains("hreflang=\"\(language)\" href=\"http://localhost:8080/articles/\(slug)\"")
            )
        }
        _ = try await site.send(.patch, "/v1/articles/mer", #"{"status":"draft"}"#, as: .publish)
        let without = try await site.send(.get, "/articles/sea")
        #expect(without.text.contains("hreflang=\"de\"") && !without.text.contains("mer"))
    }

    @Test func `each language is named once`() async throws {
        let site = try await site()
        try await site.create(
            #"{"title":"S","slug":"twin","language":"en","status":"published","metadata":{"translation_key":"k"}}"#
        )
        try await site.create(
            #"{"title":"S","slug":"other","status":"published","metadata":{"translation_key":"k"}}"#)
        try await site.create(
            #"{"title":"S","slug":"zwei","language":"de","status":"published","metadata":{"translation_key":"k"}}"#
        )
        let page = try await site.send(.get, "/articles/twin")
        for language in ["en", "de"] {
            #expect(
                page.text.ranges(of: "<link rel=\"alternate\" hreflang=\"\(language)\"").count == 1)
        }
        #expect(page.text.ranges(of: "hreflang=\"de\" lang=\"de\"").count == 1)
    }

    @Test func `the tags of the front page are those of now`() async throws {
        let site = try await TestSite()
        func hasTag() async throws -> Bool { try await site.send(.get, "/").text.contains("/tags/cobalt\"") }
        try await site.create(#"{"title":"A","slug":"a","tags":["cobalt"],"status":"draft"}"#)
        #expect(try await !hasTag())
        _ = try await site.send(.patch, "/v1/articles/a", #"{"status":"published"}"#, as: .publish)
        #expect(try await hasTag())
        #expect(try await hasTag())
        _ = try await site.send(.patch, "/v1/articles/a", #"{"status":"draft"}"#, as: .publish)
        #expect(try await !hasTag())
    }

    @Test func `the archive of a site without articles is a page`() async throws {
        let site = try await TestSite()
        let page = try await site.send(.get, "/archive")
        #expect(page.status == 200 && page.text.contains("<h1><bdi>2026</bdi></h1>"))
        #expect(try await site.send(.get, "/archive/2026").status == 404)
    }

    @Test func `an author is found in any spelling, and called as in the newest article`() async throws {
        let site = try await site()
        let page = try await site.send(.get, "/authors/ADA%20l.")
        #expect(page.text.contains("<h1><bdi>Ada L.</bdi></h1>"))
        #expect(
            page.text.contains("<link rel=\"canonical\" href=\"http://localhost:8080/authors/Ada%20L.\">"))
        try await site.create(#"{"title":"S","status":"published","authors":["a/b?c"]}"#)
        #expect(try await site.send(.get, "/authors/a%2Fb%3Fc").text.contains("<h1><bdi>a/b?c</bdi></h1>"))
    }

    @Test func `without a reader there are no pages`() async throws {
        let site = try await site(hasReader: false)
        for target in ["/", "/articles/sea", "/search", "/assets/style-0.css"] {
            let response = try await site.send(.get, target, fields: Self.html)
            #expect(
                response.status == 404 && response[.contentType] == "application/problem+json", "\(target)")
        }
    }
}
