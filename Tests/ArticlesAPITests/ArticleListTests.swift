import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct ArticleListTests {
    /// Seven visible articles; C, D and E share their time.
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        let hours = ["A": 1, "B": 2, "C": 3, "D": 3, "E": 3, "F": 4, "G": 5]
        for (index, (title, hour)) in hours.sorted(by: { $0.key < $1.key }).enumerated() {
            let tags = title < "D" ? #"["early","all"]"# : #"["late","all"]"#
            try await site.create(
                """
                {"id":"019341f2-7c1e-7b5a-9d0e-00000000000\(index)","title":"\(title)","body":"text","status":"published","tags":\(tags),
                "published_at":"2025-06-01T0\(hour):00:00Z","authors":["Ada"],
                "language":"\(title == "A" ? "pt-br" : "en")"}
                """)
        }
        return site
    }

    @Test func `a list has data, a page and no bodies`() async throws {
        let site = try await site()
        let response = try await site.send(.get, "/v1/articles?limit=2&count=exact")
        #expect(response.status == 200)
        #expect(try response.json.names == ["data", "page"])
        #expect(try response.data.first?.names == ArticleFields.names.filter { $0 != "body" })
        let page = try #require(try response.json["page"])
        #expect(page.names == ["limit", "next", "previous", "total"])
        #expect(page["limit"]?.integer == 2)
        #expect(page["total"]?.integer == 7)
        #expect(page["previous"]?.isNull == true)
        #expect(try await site.send(.get, "/v1/articles").json["page"]?["total"]?.isNull == true)
    }

    @Test func `an empty list is a list`() async throws {
        let site = try await TestSite()
        #expect(
            try await site.send(.get, "/v1/articles?count=exact").text
                == #"{"data":[],"page":{"limit":20,"next":null,"previous":null,"total":0}}"#)
        #expect(
            try await site.send(.get, "/v1/articles?tag=nobody&count=exact").json["page"]?["total"]?.integer
                == 0)
    }

    @Test(arguments: ["-published_at", "published_at", "-updated_at", "title"], [1, 2, 3, 7])
    func `cursors lead through every order and back, ties included`(_ order: String, _ limit: Int)
        async throws
    {
        let site = try await site()
        let whole = try await site.send(.get, "/v1/articles?sort=\(order)").titles
        #expect(whole.count == 7)
        var seen: [String] = []
        var target = "/v1/articles?sort=\(order)&limit=\(limit)"
        var last = target
        while true {
            let response = try await site.send(.get, target)
            seen += try response.titles
            guard let next = try response.json["page"]?["next"]?.string else { break }
            last = "/v1/articles?sort=\(order)&limit=\(limit)&cursor=\(next)"
            #expect(response[.link]?.contains("<\(last)>; rel=\"next\"") == true)
            target = last
        }
        #expect(seen == whole)
        var back = try await site.send(.get, last)
        var reversed = [try back.titles]
        while let previous = try back.json["page"]?["previous"]?.string {
            let target = "/v1/articles?sort=\(order)&limit=\(limit)&cursor=\(previous)"
            #expect(back[.link]?.contains("<\(target)>; rel=\"prev\"") == true)
            back = try await site.send(.get, target)
            reversed.append(try back.titles)
        }
        #expect(Array(reversed.reversed().joined()) == whole)
    }

    @Test func `a page stays where it is while others write`() async throws {
        let site = try await site()
        let first = try await site.send(.get, "/v1/articles?limit=3")
        let next = try #require(try first.json["page"]?["next"]?.string)
        try await site.create(#"{"title":"New","status":"published"}"#)
        _ = try await site.send(.delete, "/v1/articles/e", as: .publish)
        let titles = try await site.send(.get, "/v1/articles?limit=3&cursor=\(next)").titles
        #expect(try first.titles == ["G", "F", "E"])
        #expect(titles == ["D", "C", "B"])
    }

    @Test func `links keep the query and replace the cursor`() async throws {
        let site = try await site()
        let first = try await site.send(
            .get, "/v1/articles?tag=early,all&limit=1&fields=title&author=%C3%A1da%3E")
        #expect(first[.link]?.contains("rel=\"next\"") == false)
        let page = try await site.send(.get, "/v1/articles?tag=early%2Call&limit=1&&author=Ada&fields=title")
        let next = try #require(try page.json["page"]?["next"]?.string)
        let target = "/v1/articles?tag=early,all&limit=1&author=Ada&fields=title&cursor=\(next)"
        #expect(
            page[.link]?.hasPrefix("<\(target)>; rel=\"next\", </feed.atom?tag=early,all&author=Ada>;")
                == true)
        let second = try await site.send(.get, target)
        let after = try #require(try second.json["page"]?["next"]?.string)
        let before = try #require(try second.json["page"]?["previous"]?.string)
        let base = "/v1/articles?tag=early,all&limit=1&author=Ada&fields=title&cursor="
        let links = "<\(base)\(after)>; rel=\"next\", <\(base)\(before)>; rel=\"prev\", </feed.atom"
        #expect(second[.link]?.hasPrefix(links) == true)
    }

    @Test func `a cursor of another query is a 400`() async throws {
        let site = try await site()
        let next = try #require(
            try await site.send(.get, "/v1/articles?limit=1").json["page"]?["next"]?.string)
        for query in [
            "sort=title", "tag=early", "author=Ada", "language=en", "published_after=2020-01-01T00:00:00Z",
        ] {
            let response = try await site.send(.get, "/v1/articles?\(query)&cursor=\(next)")
            #expect(response.status == 400, "\(query)")
            #expect(try response.json["errors"]?.elements?.first?["parameter"]?.string == "cursor")
        }
        #expect(try await site.send(.get, "/v1/articles?limit=5&fields=id&cursor=\(next)").status == 200)
    }

    @Test(arguments: [
        ("tag=early", "CBA"), ("tag=early&tag=late", ""), ("tag=early,late", "GFEDCBA"),
        ("tag=early&tag=all", "CBA"), ("not_tag=early", "GFED"), ("not_tag=early,late", ""),
        ("not_tag=early&not_tag=late", ""), ("tag=%23early", "CBA"), ("author=ADA&limit=1", "G"),
        ("author=Grace", ""), ("language=PT-br", "A"), ("published_after=2025-06-01T04:00:00Z", "G"),
        ("published_before=2025-06-01T02:00:00Z", "A"),
        ("published_after=2025-06-01T04:00:00%2B02:00&published_before=2025-06-01T04:00:00Z", "EDC"),
        ("updated_after=2026-01-01T12:00:00Z", ""), ("status=published&tag=early", "CBA"),
    ])
    func `filters hold all at once`(_ query: String, _ titles: String) async throws {
        let site = try await site()
        let response = try await site.send(.get, "/v1/articles?\(query)")
        #expect(response.status == 200)
        #expect(try response.titles.joined() == titles)
    }

    @Test func `members are chosen by fields and include`() async throws {
        let site = try await site()
        let some = try await site.send(.get, "/v1/articles?fields=slug,title&limit=1")
        #expect(try some.data.first?.text == #"{"slug":"g","title":"G"}"#)
        let bodies = try await site.send(.get, "/v1/articles?fields=title&include=body&limit=1")
        #expect(try bodies.data.first?.text == #"{"title":"G","body":"text"}"#)
        let all = try await site.send(.get, "/v1/articles?include=body&limit=1")
        #expect(try all.data.first?.names == ArticleFields.names)
    }
}
