import Articles
import ArticlesSyndication
import HTTPTypes
import Testing

@Suite("Hubs of feeds")
struct HubTests {
    private static let link = HTTPField.Name("Link")

    @Test(arguments: ["/feed.atom", "/feed.rss", "/feed.json"])
    func `the feeds of all articles name the hub, others do not`(_ path: String) async throws {
        var place = PublicSite(url: try #require(SiteURL("https://example.org")))
        place.hub = "https://hub.example.net/"
        let site = try await TestSite(site: place)
        try await site.create(#"{"title":"A","tags":["t"],"status":"published"}"#)
        let feed = try await site.send(.get, path)
        #expect(feed.text.contains("https://hub.example.net/"))
        let name = try #require(Self.link)
        let link = try #require(feed.fields[name])
        #expect(
            link.hasSuffix(
                "<https://hub.example.net/>; rel=\"hub\", <https://example.org\(path)>; rel=\"self\""))
        for query in ["?tag=t", "?limit=1", "?archive=2026-01"] {
            #expect(
                try await !site.send(.get, path + query).everything.contains("hub.example.net"), "\(query)")
        }
        let without = try await TestSite()
        #expect(try await !without.send(.get, path).everything.contains("hub"))
    }

    @Test func `there is no key for search engines unless one is set`() async throws {
        #expect(try await TestSite().send(.get, "/indexnow-0123456789.txt").status == 404)
    }
}
