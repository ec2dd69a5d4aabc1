import HTTPTypes
import Testing

extension HTTPPromise {
    /// Feeds, sitemaps and the pages of problems.
    static let syndicationPromises = [
        HTTPPromise("feeds and sitemaps have what is visible, and nothing else") { site in
            for number in 1...9 {
                _ = try await site.create(
                    """
                    {"title":"N\(number) <b>]]>","body":"Text \(number) & \\u0001","status":"published","language":"en",
                    "published_at":"2025-0\(1 + number / 3)-01T00:00:00Z","tags":["a","b\(number % 2)"],
                    "authors":["Ada"],"image":{"url":"/i.png","alt":"I"}}
                    """)
            }
            _ = try await site.create(#"{"title":"Canary","body":"canary","tags":["a"]}"#)
            _ = try await site.create(
                #"{"title":"Canary","status":"published","published_at":"2030-01-01T00:00:00Z","tags":["a"]}"#
            )
            for target in [
                "/feed.atom", "/feed.rss", "/feed.json", "/feed.atom?tag=a&not_tag=b1&limit=2",
                "/feed.json?q=text&limit=3",
                "/feed.rss?author=ada&archive=2025-02", "/feed.atom?limit=1",
                "/feed.atom?language=en&sort=title",
                "/sitemap.xml", "/sitemap-1.xml", "/news-sitemap.xml", "/robots.txt", "/llms.txt",
            ] {
                let response = try await site.send(.get, target)
                #expect(response.status == 200, "\(target): \(response.text)")
                #expect(!response.text.lowercased().contains("canary"), "\(target)")
                let again = try await site.send(.get, target, [.ifNoneMatch: response.fields[.eTag] ?? ""])
                #expect(again.status == 304, "\(target)")
            }
            #expect(try await site.send(.get, "/feed.atom?tga=a").status == 400)
            #expect(try await site.send(.get, "/sitemap-2.xml").status == 404)
        },
        HTTPPromise("a type of problem leads to its page") { site in
            let problem = try await site.send(.get, "/v1/articles?limit=0")
            let type = try problem.string("type")
            #expect(try await site.send(.get, type).string("type") == type)
            let page = try await site.send(.get, type, [.accept: "text/html"])
            #expect(page.status == 200 && page.text.hasPrefix("<!doctype html>"))
        },
    ]
}
