import Articles
import ArticlesInMemory
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

/// `POST /v1/articles/batch` with a filter.
@Suite struct BulkChangeTests {
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        for (number, status) in ["published", "published", "draft"].enumerated() {
            try await site.create(#"{"title":"T \#(number)","tags":["a","b"],"status":"\#(status)"}"#)
        }
        try await site.create(#"{"title":"Other","tags":["c"],"status":"published"}"#)
        return site
    }

    private func send(
        _ body: String, to site: TestSite, as scope: Scope = .publish
    ) async throws -> ReceivedResponse {
        try await site.send(.post, BatchTests.path, body, as: scope)
    }

    @Test func `a change of a filter changes what the list shows, and nothing else`() async throws {
        let site = try await site()
        let change = #""change":{"add_tags":["new",{"slug":"c"}],"remove_tags":["A"],"status":"archived"}"#
        let dry = try await send(#"{"filter":{"tag":"a"},\#(change),"dry_run":true}"#, to: site)
        #expect(dry.text == #"{"matched":2,"changed":2,"next":null,"dry_run":true}"#)
        #expect(try await site.send(.get, "/v1/articles?tag=a").data.count == 2)
        let response = try await send(#"{"filter":{"tag":"a"},\#(change)}"#, to: site)
        #expect(response.status == 200)
        #expect(response.text == #"{"matched":2,"changed":2,"next":null,"dry_run":false}"#)
        let archived = try await site.send(.get, "/v1/articles?status=archived", as: .read).data
        #expect(archived.map { $0["version"]?.integer } == [2, 2])
        for article in archived {
            #expect(article["tags"]?.elements?.compactMap { $0["slug"]?.string } == ["b", "new", "c"])
        }
        // The draft was not in the list; and what is so already is not changed.
        let any = #"{"filter":{"tag":"b","status":"any"},"change":{"add_tags":["new"]}}"#
        #expect(try await send(any, to: site).json["changed"]?.integer == 1)
        #expect(try await send(any, to: site).json["changed"]?.integer == 0)
        #expect(try await send(any, to: site).json["matched"]?.integer == 3)
    }

    @Test(arguments: [
        ("{}", "empty"), (#"{"tag":null}"#, "type"), (#"{"author":null}"#, "type"),
        (#"{"status":null}"#, "type"),
        (#"{"language":null}"#, "type"), (#"{"q":null}"#, "type"), (#"{"published_after":null}"#, "type"),
        (#"{"tag":[]}"#, "too_few"), (#"{"not_tag":[]}"#, "too_few"),
        (#"{"tag":null,"status":"any"}"#, "type"),
        (#"{"tag":[],"author":"x"}"#, "too_few"), (#"{"q":""}"#, "no_words"), (#"{"tag":""}"#, "format"),
    ])
    func `a filter with a member that says nothing is refused:`(_ filter: String, _ code: String) async throws
    {
        let site = try await site()
        let response = try await send(#"{"filter":\#(filter),"change":{"status":"archived"}}"#, to: site)
        #expect(response.status == 422 && response.text.contains(#""code":"\#(code)""#), "\(response.text)")
        #expect(try await site.send(.get, "/v1/articles").data.count == 3)
    }

    @Test func `a bulk change finds what is spelt so, and nothing near`() async throws {
        let site = try await site()
        try await site.create(#"{"title":"Saxifrage meadows","status":"published"}"#)
        for (word, count) in [("saxifrgae", 0), ("saxifrage", 1)] {
            let body = #"{"filter":{"q":"\#(word)"},"change":{"status":"archived"}}"#
            #expect(try await send(body, to: site).json["matched"]?.integer == count)
        }
    }

    @Test(arguments: [#"["B"]"#, #"["b"]"#, #"[{"slug":"b"}]"#])
    func `a tag is not added and removed by one change`(_ removed: String) async throws {
        let site = try await site()
        let body = #"{"filter":{"tag":"a"},"change":{"add_tags":["c","B"],"remove_tags":\#(removed)}}"#
        let response = try await send(body, to: site)
        #expect(response.status == 422 && response.text.contains("/change/add_tags/1"), "\(response.text)")
    }

    @Test func `a filter selects as the parameters of a list do`() async throws {
        let site = try await site()
        let filters = [
            (#"{"tag":["a","b"],"status":"any"}"#, 3), (#"{"tag":"a,c"}"#, 3), (#"{"not_tag":"a"}"#, 1),
            (#"{"q":"other"}"#, 1), (#"{"status":"draft"}"#, 1), (#"{"tag":"none"}"#, 0),
            (#"{"published_after":"2030-01-01T00:00:00Z"}"#, 0), (#"{"author":"nobody"}"#, 0),
        ]
        for (filter, count) in filters {
            let body = #"{"filter":\#(filter),"change":{"status":"draft"},"dry_run":true}"#
            let response = try await send(body, to: site)
            #expect(try response.json["matched"]?.integer == count, "\(filter) \(response.text)")
        }
    }

    @Test(arguments: [
        (#"{"filter":{},"change":{"status":"draft"}}"#, "/filter"),
        (#"{"filter":{"tag":"a"},"change":{}}"#, "/change"),
        (#"{"filter":{"tag":"a"}}"#, "/change"), (#"{"change":{"status":"draft"}}"#, "/filter"),
        (#"{"filter":{"tags":"a"},"change":{"status":"scheduled"}}"#, "/filter/tags,/change/status"),
        (
            #"{"filter":{"tag":1,"q":2},"change":{"add_tags":[""]}}"#,
            "/filter/tag,/filter/q,/change/add_tags/0"
        ),
        (#"{"filter":{"q":"\""},"change":{"status":"draft"}}"#, "/filter/q"),
        (#"{"filter":{"tag":"a"},"change":{"status":"draft"},"cursor":"x"}"#, "/cursor"),
        (
            #"{"filter":{"tag":"a"},"change":{"status":"draft"},"atomic":false,"dry_run":1}"#,
            "/atomic,/dry_run"
        ),
    ])
    func `what is wrong with it is said with its place`(_ body: String, _ pointers: String) async throws {
        let response = try await send(body, to: site())
        #expect(response.status == 422, "\(response.text)")
        let found = try response.json["errors"]?.elements?.compactMap { $0["pointer"]?.string }
        #expect(found?.joined(separator: ",") == pointers, "\(response.text)")
    }

    @Test func `an article that can't be so stops the change of all`() async throws {
        let site = try await site()
        let names = (0..<49).map { "\"t\($0)\"" }.joined(separator: ",")
        try await site.create(#"{"title":"Full","tags":["a",\#(names)],"status":"published"}"#)
        let body = #"{"filter":{"tag":"a"},"change":{"add_tags":["x"]}}"#
        let response = try await send(body, to: site)
        #expect(response.status == 422)
        #expect(try response.json["detail"]?.string?.contains("full") == true, "\(response.text)")
        #expect(try await site.send(.get, "/v1/articles?tag=x").data.isEmpty)
    }

    @Test func `who may not publish changes no list that the public sees`() async throws {
        let site = try await site()
        let body = #"{"filter":{"status":"any"},"change":{"add_tags":["x"]}}"#
        #expect(try await send(body, to: site, as: .write).status == 403)
        let drafts = #"{"filter":{"status":"draft"},"change":{"add_tags":["x"]}}"#
        #expect(try await send(drafts, to: site, as: .write).json["changed"]?.integer == 1)
        #expect(
            try await site.send(.get, "/v1/audit", as: .admin).data.count {
                $0["operation"]?.string == "tag.created"
            } == 4)
    }

    @Test func `more than 1000 are changed by going on behind the cursor`() async throws {
        let storage = InMemoryArticleRepository()
        for number in 0..<1_203 {
            var article = Article(
                id: ArticleID(high: 1, low: UInt64(number)), slug: Slug(making: "a \(number)"), title: "A",
                createdAt: .earliest)
            article.status = number.isMultiple(of: 2) ? .draft : .published
            article.publishedAt = article.status == .draft ? nil : Timestamp(clamping: Int64(number))
            try await storage.insert(article.indexed, newTags: [])
        }
        let site = try await TestSite(storage: storage)
        var cursor = "null"
        var counts: [Int] = []
        repeat {
            let response = try await send(
                #"{"filter":{"status":"any"},"change":{"status":"published"},"cursor":\#(cursor)}"#, to: site)
            #expect(response.status == 200, "\(response.text)")
            counts.append(try #require(try response.json["matched"]?.integer))
            cursor = try response.json["next"]?.text ?? "null"
        } while cursor != "null" && counts.count < 9
        #expect(counts == [1_000, 203])
        #expect(try await storage.count(ArticleFilter(statuses: .draft)) == 0)
    }
}
