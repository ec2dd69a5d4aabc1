import Articles
import HTTPTypes
import StrictJSON
import Testing

/// Articles that are to appear later.
@Suite struct SchedulingTests {
    private static let soon = "2026-01-01T12:00:10Z"
    private static let long = "2025-01-01T00:00:00Z"

    @Test func `a scheduled article needs a time, however it is written`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Draft"}"#)
        try await site.create(#"{"title":"Old","status":"archived","published_at":"\#(Self.long)"}"#)
        for (method, target, body) in [
            (.post, "/v1/articles", #"{"title":"A","status":"scheduled"}"#),
            (.post, "/v1/articles", #"{"title":"A","status":"scheduled","published_at":null}"#),
            (.put, "/v1/articles/draft", #"{"title":"Draft","status":"scheduled"}"#),
            (
                .put, "/v1/articles/019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e",
                #"{"title":"A","status":"scheduled"}"#
            ),
            (.patch, "/v1/articles/draft", #"{"status":"scheduled"}"#),
            (.patch, "/v1/articles/draft", #"{"status":"scheduled","published_at":null}"#),
            (.patch, "/v1/articles/old", #"{"status":"scheduled"}"#),
        ] as [(HTTPRequest.Method, String, String)] {
            let response = try await site.send(method, target, body, as: .publish)
            #expect(response.status == 422, "\(method) \(target) \(body)")
            #expect(response.text.contains("/published_at"), "\(response.text)")
        }
        #expect(try await site.send(.get, "/v1/articles").data.isEmpty)
    }

    @Test func `a scheduled article can be read, changed and sent back, even after its time`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"draft","published_at":"\#(Self.soon)"}"#)
        let scheduled = try await site.send(
            .patch, "/v1/articles/a", #"{"status":"scheduled"}"#, as: .publish)
        #expect(try scheduled.json["status"]?.string == "scheduled")
        for seconds: Int64 in [0, 20] {
            site.clock.advance(seconds: seconds)
            for (method, body) in [(.put, scheduled.text), (.patch, #"{"status":"scheduled"}"#)]
                as [(HTTPRequest.Method, String)]
            {
                let response = try await site.send(method, "/v1/articles/a", body, as: .publish)
                #expect(response.status == 200, "\(response.text)")
                #expect(try response.json["published_at"]?.string == "2026-01-01T12:00:10.000Z")
            }
        }
    }

    @Test(arguments: [0, 1 << 20])
    func `caches keep what shows several articles until the next one appears, and no longer`(
        responseCacheBytes: Int
    )
        async throws
    {
        let site = try await TestSite(publicMaxAge: 60, responseCacheBytes: responseCacheBytes)
        try await site.create(#"{"title":"A","status":"published","tags":["t"]}"#)
        let several = [
            "/v1/articles", "/v1/articles?tag=t", "/v1/articles?q=a", "/v1/articles/a/related", "/v1/tags",
            "/v1/tags/t",
            "/v1/tags/t/related", "/v1/search/suggest?q=a", "/v1/redirects", "/feed.atom", "/sitemap.xml",
            "/news-sitemap.xml", "/llms.txt",
        ]
        func expect(_ seconds: ClosedRange<Int>, _ comment: Comment) async throws {
            for path in several {
                for _ in 1...2 {
                    let field = try #require(try await site.send(.get, path)[.cacheControl])
                    let age = try #require(Int(field.drop { !$0.isNumber }.prefix { $0.isNumber }))
                    #expect(seconds.contains(age), "\(path): \(field), \(comment)")
                    #expect(field.hasSuffix("must-revalidate") == (age == 0))
                }
            }
            // Alone it is changed by no other one's appearance.
            #expect(try await site.send(.get, "/v1/articles/a")[.cacheControl] == "public, max-age=60")
        }
        try await expect(60...60, "nothing is scheduled")
        for (time, steps) in [
            (Self.soon, [(0, 8...10), (7, 1...3), (2, 0...1), (1, 60...60)]),
            ("2026-01-01T12:02:10Z", [(0, 60...60), (59, 60...60), (30, 29...31), (40, 60...60)]),
        ] as [(String, [(Int64, ClosedRange<Int>)])] {
            try await site.create(
                #"{"title":"B","status":"scheduled","published_at":"\#(time)","tags":["t"]}"#)
            for (seconds, age) in steps {
                site.clock.advance(seconds: seconds)
                try await expect(age, "\(seconds) s later, of \(time)")
            }
        }
    }
}
