import Articles
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite struct SitemapOperationTests {
    private func site(_ count: Int, articlesPerSitemap: Int = 3) async throws -> TestSite {
        let site = try await TestSite(articlesPerSitemap: articlesPerSitemap)
        for number in 0..<count {
            try await site.create(
                #"{"title":"N\#(number)","status":"published","published_at":"2025-01-01T00:00:0\#(number / 3)Z"}"#
            )
        }
        try await site.create(#"{"title":"Canary"}"#)
        try await site.create(
            #"{"title":"Canary","status":"published","published_at":"2026-06-01T00:00:00Z"}"#)
        return site
    }

    private func addresses(_ response: ReceivedResponse) -> [String] {
        response.text.split(separator: "\n").compactMap { line -> String? in
            line.hasPrefix("<loc>") ? String(line.dropFirst(5).prefix { $0 != "<" }) : nil
        }
    }

    @Test(arguments: 0...10)
    func `sitemaps name each visible article once`(_ count: Int) async throws {
        let site = try await site(count)
        let first = try await site.send(.get, "/sitemap.xml")
        #expect(first.status == 200 && first[.contentType] == "application/xml")
        var pages = addresses(first)
        if count > 3 {
            #expect(first.text.contains("<sitemapindex") && pages.count == (count + 2) / 3)
            var all: [String] = []
            for page in pages {
                let part = try await site.send(.get, page.replacing("http://localhost:8080", with: ""))
                #expect(addresses(part).count <= 3 && !addresses(part).isEmpty)
                all += addresses(part)
            }
            pages = all
        }
        #expect(pages.count == count)
        #expect(Set(pages) == Set((0..<count).map { "http://localhost:8080/articles/n\($0)" }))
    }

    @Test func `what appears meanwhile is in the last sitemap, and ends are found anew after a minute`()
        async throws
    {
        let site = try await site(6)
        #expect(addresses(try await site.send(.get, "/sitemap.xml")).count == 2)
        try await site.create(#"{"title":"Old","status":"published","published_at":"2024-01-01T00:00:00Z"}"#)
        #expect(addresses(try await site.send(.get, "/sitemap-1.xml")).count == 4)
        site.clock.advance(seconds: 61)
        #expect(addresses(try await site.send(.get, "/sitemap.xml")).count == 3)
        #expect(addresses(try await site.send(.get, "/sitemap-1.xml")).count == 3)
        #expect(addresses(try await site.send(.get, "/sitemap-3.xml")).count == 1)
    }

    @Test func `a part that there is not is a 404`() async throws {
        let site = try await site(4)
        for name in ["0", "3", "01", "+1", "-1", "a", "99999999999999999999", "%31"] {
            let response = try await site.send(.get, "/sitemap-\(name).xml")
            #expect(response.status == (name == "%31" ? 200 : 404), "\(name)")
        }
        #expect(try await site.send(.get, "/sitemap-.xml").status == 404)
        #expect(try await site.send(.get, "/sitemap.xml?a=b").status == 400)
        #expect(try await site.send(.post, "/sitemap-1.xml", "{}").status == 405)
    }

    @Test func `news are of the last two days`() async throws {
        let site = try await TestSite()
        for (title, time) in [("Old", "2025-12-30T11:59:59Z"), ("New", "2025-12-30T12:00:01Z")] {
            try await site.create(
                #"{"title":"\#(title)","status":"published","published_at":"\#(time)"}"#)
        }
        let news = try await site.send(.get, "/news-sitemap.xml")
        #expect(addresses(news) == ["http://localhost:8080/articles/new"])
    }
}
