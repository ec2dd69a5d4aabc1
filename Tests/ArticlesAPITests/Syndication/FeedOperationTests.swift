import Articles
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

@Suite struct FeedOperationTests {
    /// Forty articles, two a day, back from noon of 2026-01-01.
    private func site(_ count: Int = 40) async throws -> TestSite {
        let site = try await TestSite()
        for number in 0..<count {
            let day = Timestamp("2026-01-01T12:00:00Z").map {
                Timestamp(clamping: $0.milliseconds - Int64(number) * 43_200_000)
            }
            try await site.create(
                """
                {"title":"N\(number)","body":"Body \(number)","status":"published","published_at":"\(try #require(day))",
                "tags":["\(number % 2 == 0 ? "even" : "odd")"]}
                """)
        }
        return site
    }

    private func items(_ response: ReceivedResponse) throws -> [String] {
        try #require(try response.json["items"]?.elements).compactMap { $0["title"]?.string }
    }

    /// The targets of the links of a relation in an Atom feed.
    private func links(_ relation: String, _ response: ReceivedResponse) -> [String] {
        response.text.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("<link rel=\"\(relation)\""), let href = line.firstRange(of: "href=\"")
            else {
                return nil
            }
            let target = String(line[href.upperBound...].prefix { $0 != "\"" })
            return target.replacing("http://localhost:8080", with: "").replacing("&amp;", with: "&")
        }
    }

    private func titles(_ response: ReceivedResponse) -> [String] {
        response.text.split(separator: "\n").filter { $0.hasPrefix("<title>N") }.map {
            String($0.dropFirst(7).prefix { $0 != "<" })
        }
    }

    @Test func `a feed has the newest articles with their texts`() async throws {
        let site = try await site()
        for (format, type) in [
            ("atom", "application/atom+xml"), ("rss", "application/rss+xml"),
            ("json", "application/feed+json"),
        ] {
            let response = try await site.send(.get, "/feed.\(format)")
            #expect(response.status == 200)
            #expect(response[.contentType] == type)
            #expect(response.text.contains("Body 19") && !response.text.contains("Body 20"))
            let head = try await site.send(.head, "/feed.\(format)")
            #expect(head.fields == response.fields && head.bytes.isEmpty)
            let options = try await site.send(.options, "/feed.\(format)")
            #expect(options[.allow] == "GET, HEAD, OPTIONS")
        }
    }

    @Test func `filters are those of lists`() async throws {
        let site = try await site(8)
        let odd = try items(try await site.send(.get, "/feed.json?tag=odd&limit=3"))
        #expect(odd == ["N1", "N3", "N5"])
        let rest = try items(
            try await site.send(.get, "/feed.json?not_tag=odd&published_before=2026-01-01T00:00:00Z"))
        #expect(rest == ["N2", "N4", "N6"])
        #expect(try items(try await site.send(.get, "/feed.json?q=body&limit=2")) == ["N0", "N1"])
        #expect(try items(try await site.send(.get, "/feed.json?sort=published_at&limit=1")) == ["N7"])
        for query in [
            "status=draft", "fields=id", "tga=x", "limit=101", "archive=2018-13",
            "archive=2018-05&sort=title",
        ] {
            let wrong = try await site.send(.get, "/feed.atom?\(query)")
            #expect(wrong.status == 400 && wrong.problem == "/problems/bad-parameter", "\(query)")
        }
    }

    @Test(arguments: [
        "/feed.json?limit=7", "/feed.json?limit=7&tag=even", "/feed.json?limit=3&sort=published_at",
    ])
    func `pages hold each article once`(_ target: String) async throws {
        let site = try await site()
        let list = target.replacing("feed.json", with: "v1/articles").replacing("limit=7", with: "limit=100")
        let whole = try await site.send(.get, list.replacing("limit=3", with: "limit=100")).titles
        var seen: [String] = []
        var next: String? = target
        while let page = next {
            let response = try await site.send(.get, page)
            seen += try items(response)
            next = try response.json["next_url"]?.string?.replacing("http://localhost:8080", with: "")
        }
        #expect(seen == whole)
    }

    @Test(arguments: ["", "?limit=3", "?limit=9&tag=even"])
    func `archives hold everything that the feed itself has not`(_ query: String) async throws {
        let site = try await site()
        let whole = try await site.send(
            .get,
            "/v1/articles\(query.isEmpty ? "?" : query + "&")limit=100".replacing("limit=3&", with: "")
                .replacing("limit=9&", with: ""))
        var seen = Set<String>()
        var steps = 0
        var next: String? = "/feed.atom\(query)"
        while let target = next {
            let response = try await site.send(.get, target)
            #expect(response.status == 200, "\(response.text)")
            seen.formUnion(titles(response))
            #expect(links("current", response) == (steps == 0 ? [] : ["/feed.atom\(query)"]))
            #expect(response.text.contains("<fh:archive/>") == (steps > 0))
            next = links("prev-archive", response).first
            steps += 1
            try #require(steps < 40)
        }
        #expect(steps > 1)
        #expect(seen == Set(try whole.titles))
    }

    @Test func `an archive of a month that is over stays as it is, under its address`() async throws {
        let site = try await site()
        let first = try await site.send(.get, "/feed.atom")
        let open = try #require(links("prev-archive", first).first)
        let closed = try await site.send(.get, "/feed.atom?archive=2025-12")
        #expect(titles(closed).count == 38 && titles(closed).first == "N2")
        try await site.create(#"{"title":"New","status":"published"}"#)
        #expect(try await site.send(.get, "/feed.atom?archive=2025-12").bytes == closed.bytes)
        #expect(open == "/feed.atom?archive=2025-12")
    }

    @Test func `of the month of now an archive is told apart by what came last`() async throws {
        let site = try await TestSite()
        for number in 0..<4 {
            try await site.create(#"{"title":"N\#(number)","status":"published"}"#)
            site.clock.advance(seconds: 60)
        }
        let first = try await site.send(.get, "/feed.atom?limit=2")
        let before = try #require(links("prev-archive", first).first)
        #expect(before.contains("archive=2026-01&cursor="))
        #expect(titles(try await site.send(.get, before)) == ["N1", "N0"])
        try await site.create(#"{"title":"N4","status":"published"}"#)
        let second = try await site.send(.get, "/feed.atom?limit=2")
        let after = try #require(links("prev-archive", second).first)
        #expect(after != before)
        #expect(titles(try await site.send(.get, after)) == ["N2", "N1"])
        let whole = try await site.send(.get, "/feed.atom?archive=2026-01")
        #expect(!whole.text.contains("fh:archive"))
    }

    @Test func `the same feed is a 304, and one that changed is not`() async throws {
        let site = try await site(3)
        for target in [
            "/feed.atom", "/feed.rss?tag=odd", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/llms.txt",
            "/robots.txt",
        ] {
            let response = try await site.send(.get, target)
            let tag = try response.tag
            let same = try await site.send(.get, target, fields: [.ifNoneMatch: tag])
            #expect(same.status == 304 && same.bytes.isEmpty, "\(target)")
            #expect(same[.cacheControl] == "public, max-age=0, must-revalidate")
            #expect(same[.eTag] == tag)
        }
        let tag = try await site.send(.get, "/feed.atom").tag
        try await site.create(#"{"title":"New","status":"published"}"#)
        #expect(try await site.send(.get, "/feed.atom", fields: [.ifNoneMatch: tag]).status == 200)
    }

    @Test func `a key shows no more than nobody sees`() async throws {
        let site = try await site(3)
        try await site.create(#"{"title":"Secret draft","body":"canary"}"#)
        for target in [
            "/feed.atom", "/feed.rss", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/llms.txt",
        ] {
            let open = try await site.send(.get, target)
            let withKey = try await site.send(.get, target, as: .admin)
            #expect(withKey.bytes == open.bytes && withKey.fields == open.fields, "\(target)")
            let wrong = try await site.send(.get, target, fields: [.authorization: "Bearer wrong"])
            #expect(wrong.status == 401)
        }
    }

    @Test func `identities stay when an article is renamed`() async throws {
        let site = try await site(1)
        let before = try await site.send(.get, "/feed.json").json["items"]?.elements?.first?["id"]?.string
        _ = try await site.send(.patch, "/v1/articles/n0", #"{"slug":"other","title":"Other"}"#, as: .publish)
        let item = try await site.send(.get, "/feed.json").json["items"]?.elements?.first
        #expect(item?["id"]?.string == before)
        #expect(item?["url"]?.string == "http://localhost:8080/articles/other")
        #expect(before?.hasPrefix("urn:uuid:") == true)
    }

    @Test func `a list names its feeds`() async throws {
        let site = try await site(2)
        let response = try await site.send(.get, "/v1/articles?tag=odd&limit=1&fields=id&sort=title")
        #expect(
            response[.link] == """
                </feed.atom?tag=odd>; rel="alternate"; type="application/atom+xml", \
                </feed.rss?tag=odd>; rel="alternate"; type="application/rss+xml", \
                </feed.json?tag=odd>; rel="alternate"; type="application/feed+json"
                """)
        #expect(try await site.send(.get, "/v1/articles?status=draft", as: .read)[.link] == nil)
    }

    @Test func `what a host says is nowhere in a feed`() async throws {
        let site = try await site(1)
        for target in ["/feed.atom", "/feed.rss", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt"] {
            let response = try await site.send(
                .get, target,
                fields: [
                    .init("Host") ?? .accept: "evil.example",
                    .init("X-Forwarded-Host") ?? .accept: "evil.example",
                ])
            #expect(!response.everything.contains("evil"), "\(target)")
        }
    }
}
