import Articles
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

/// `POST /v1/articles/batch` with operations.
@Suite struct BatchTests {
    static let path = "/v1/articles/batch"
    private static let three = #"""
        {"operations":[
          {"op":"create","article":{"title":"One","tags":["a"],"status":"published","body":"Text"}},
          {"op":"patch","ref":"one","if_match":1,"article":{"title":"Uno"}},
          {"op":"replace","ref":"old","article":{"title":"New"}},
          {"op":"delete","ref":"gone"}
        ]}
        """#

    private func site(_ titles: [String] = ["Old", "Gone"], requiresIfMatch: Bool = false) async throws
        -> TestSite
    {
        let site = try await TestSite(requiresIfMatch: requiresIfMatch)
        for title in titles { try await site.create(#"{"title":"\#(title)"}"#) }
        return site
    }

    @Test func `a batch is carried out whole, with a result for each operation`() async throws {
        let site = try await site()
        let response = try await site.send(.post, Self.path, Self.three, as: .publish)
        #expect(response.status == 200, "\(response.text)")
        let results = try #require(try response.json["results"]?.elements)
        #expect(results.map { $0["status"]?.integer } == [201, 200, 200, 204])
        #expect(results.map { $0["article"]?["title"]?.string } == ["One", "Uno", "New", nil])
        #expect(results.map { $0["article"]?["version"]?.integer } == [1, 2, 2, nil])
        #expect(results[0]["article"]?["body"] == nil)
        #expect(results[3].names == ["status"])
        #expect(response[.cacheControl] == "private, no-store")
        #expect(try await site.send(.get, "/v1/articles/one").json["body"]?.string == "Text")
        #expect(try await site.send(.get, "/v1/articles/gone", as: .read).status == 410)
    }

    @Test func `a batch in which one operation fails changes nothing, and says all that is wrong`()
        async throws
    {
        let site = try await site()
        let body = #"""
            {"operations":[{"op":"create","article":{"title":"One","slug":"old"}},
             {"op":"patch","ref":"none","article":{}},{"op":"delete","ref":"gone","if_match":9},
             {"op":"patch","ref":"old","article":{"titel":1}},{"op":"delete","ref":"gone"}]}
            """#
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 422)
        #expect(response.problem == "/problems/invalid-batch")
        let pointers = try response.json["errors"]?.elements?.compactMap { $0["pointer"]?.string }
        #expect(
            pointers == [
                "/operations/0/article/slug", "/operations/1/ref", "/operations/2/if_match",
                "/operations/3/article/titel",
            ])
        #expect(try await site.send(.get, "/v1/articles/old", as: .read).json["version"]?.integer == 1)
        #expect(try await site.send(.get, "/v1/articles/gone", as: .read).status == 200)
        #expect(try await site.send(.get, "/v1/audit", as: .admin).data.count == 2)
    }

    @Test(arguments: [
        ("[]", ""), ("{}", "/filter,/change"), (#"{"operations":{}}"#, "/operations"),
        (#"{"operations":[1]}"#, "/operations/0"),
        (#"{"operations":[{}]}"#, "/operations/0/op"),
        (#"{"operations":[{"op":"drop"}]}"#, "/operations/0/op"),
        (#"{"operations":[{"op":"create"}]}"#, "/operations/0/article"),
        (#"{"operations":[{"op":"create","ref":"a","article":{"title":"A"}}]}"#, "/operations/0/ref"),
        (#"{"operations":[{"op":"delete"}]}"#, "/operations/0/ref"),
        (#"{"operations":[{"op":"delete","ref":"Ä b"}]}"#, "/operations/0/ref"),
        (#"{"operations":[{"op":"delete","ref":"a","article":{}}]}"#, "/operations/0/article"),
        (#"{"operations":[{"op":"delete","ref":"a","if_match":0}]}"#, "/operations/0/if_match"),
        (#"{"operations":[{"op":"delete","ref":"a","if_match":"1-ab"}]}"#, "/operations/0/if_match"),
        (#"{"operations":[{"op":"patch","ref":"a","article":[]}]}"#, "/operations/0/article"),
        (#"{"operations":[{"op":"patch","ref":"a"}]}"#, "/operations/0/article"),
        (#"{"operations":[{"op":"delete","ref":"a","etag":1}]}"#, "/operations/0/etag"),
        (
            #"{"operations":[{"op":"create","article":{"title":""}},{"op":"create","article":{}}]}"#,
            "/operations/0/article/title,/operations/1/article/title"
        ),
        (#"{"operations":[],"atomic":1}"#, "/atomic"), (#"{"operations":[],"dry_run":true}"#, "/dry_run"),
        (#"{"operations":[],"filter":{"tag":"a"}}"#, "/filter"),
        (#"{"operations":[],"atomc":true}"#, "/atomc"),
    ])
    func `a body that is no batch says where`(_ body: String, _ pointers: String) async throws {
        let site = try await site([])
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 422, "\(response.text)")
        let found = try response.json["errors"]?.elements?.compactMap { $0["pointer"]?.string }
        #expect(found?.joined(separator: ",") == pointers, "\(response.text)")
    }

    @Test(arguments: [
        ("", 0), ("{", 1), (#"{"operations":[{"op":}]}"#, 21), (#"{"operations":[{}] x"#, 19),
        (#"{"operations":[{"op":"delete","op":"x"}]}"#, 30), (#"{"operations":[],"operations":[]}"#, 17),
    ])
    func `a body that is not JSON says at which byte`(_ body: String, _ offset: Int) async throws {
        let response = try await site([]).send(.post, Self.path, body, as: .publish)
        #expect(response.status == 400, "\(response.text)")
        #expect(try response.json["offset"]?.integer == offset, "\(response.text)")
    }

    @Test func `a batch has at most 1000 operations`() async throws {
        let site = try await site(["A"])
        for (count, status) in [(0, 200), (1_000, 200), (1_001, 422)] {
            let operation = #"{"op":"patch","ref":"a","article":{}}"#
            let body =
                "{\"operations\":[" + Array(repeating: operation, count: count).joined(separator: ",") + "]}"
            let response = try await site.send(.post, Self.path, body, as: .publish)
            #expect(response.status == status, "\(response.text.prefix(300))")
        }
    }

    @Test func `one by one, each operation has its own result`() async throws {
        let site = try await site()
        let body = #"""
            {"atomic":false,"operations":[{"op":"create","article":{"title":"One"}},{"op":"create","article":{}},
             {"op":"delete","ref":"none"},{"op":"patch","ref":"one","article":{"x":1}},
             {"op":"patch","ref":"one","if_match":7,"article":{"title":"Z"}},
             {"op":"create","article":{"title":"B","slug":"old"}},{"op":"delete","ref":"old"},
             {"op":"delete","ref":"old"}]}
            """#
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 200)
        let results = try #require(try response.json["results"]?.elements)
        #expect(results.map { $0["status"]?.integer } == [201, 422, 404, 422, 412, 409, 204, 410])
        #expect(
            results[1]["problem"]?["errors"]?.elements?.first?["pointer"]?.string
                == "/operations/1/article/title")
        #expect(
            results[3]["problem"]?["errors"]?.elements?.first?["pointer"]?.string == "/operations/3/article/x"
        )
        #expect(results[4]["problem"]?["current_version"]?.integer == 1)
        #expect(results[5]["problem"]?["type"]?.string == "/problems/slug-taken")
        #expect(try await site.send(.get, "/v1/articles/one", as: .read).status == 200)
    }

    @Test func `one by one, nothing more is tried once the storage fails`() async throws {
        let site = try await TestSite(
            storage: FailingStorage(error: ArticleError(.unreachable, "none")))
        let body = #"{"atomic":false,"operations":[{"op":"delete","ref":"a"},{"op":"delete","ref":"b"}]}"#
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 200)
        let results = try #require(try response.json["results"]?.elements)
        #expect(results.map { $0["status"]?.integer } == [503, 503])
        #expect(results[1]["problem"]?["detail"]?.string?.hasPrefix("not tried") == true)
        #expect(site.failures.all.count == 1)
        let atomic = body.replacing("false", with: "true")
        #expect(try await site.send(.post, Self.path, atomic, as: .publish).status == 503)
    }

    @Test func `a key may do in a batch what it may do alone`() async throws {
        let site = try await site(["Draft"])
        let publish = #"{"operations":[{"op":"create","article":{"title":"P","status":"published"}}]}"#
        let draft = #"{"operations":[{"op":"create","article":{"title":"D"}}]}"#
        #expect(try await site.send(.post, Self.path, draft).status == 401)
        #expect(try await site.send(.post, Self.path, draft, as: .read).status == 403)
        let refused = try await site.send(.post, Self.path, publish, as: .write)
        #expect(refused.status == 403)
        #expect(try refused.json["detail"]?.string?.hasPrefix("operation 0: ") == true)
        #expect(try await site.send(.post, Self.path, draft, as: .write).status == 200)
        let both = #"""
            {"atomic":false,"operations":[{"op":"patch","ref":"draft","article":{"status":"published"}},
             {"op":"patch","ref":"draft","article":{"title":"E"}}]}
            """#
        let each = try await site.send(.post, Self.path, both, as: .write)
        #expect(try each.json["results"]?.elements?.map { $0["status"]?.integer } == [403, 200])
    }

    @Test func `where versions are required, each operation must bring one`() async throws {
        let site = try await site(["A"], requiresIfMatch: true)
        let body = #"{"operations":[{"op":"create","article":{"title":"B"}},{"op":"delete","ref":"a"}]}"#
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 422)
        #expect(
            try response.json["errors"]?.elements?.compactMap { $0["pointer"]?.string } == [
                "/operations/1/if_match"
            ])
        let right = body.replacing(#""ref":"a""#, with: #""ref":"a","if_match":1"#)
        #expect(try await site.send(.post, Self.path, right, as: .publish).status == 200)
    }

    @Test func `an article may be called batch`() async throws {
        let site = try await site([])
        try await site.create(#"{"title":"Batch","status":"published"}"#)
        #expect(try await site.send(.get, Self.path).json["title"]?.string == "Batch")
        #expect(try await site.send(.delete, Self.path, as: .publish).status == 204)
    }

    @Test func `the audit log names the request of a batch with each of its changes`() async throws {
        let site = try await site()
        _ = try await site.send(.post, Self.path, Self.three, as: .publish, fields: [.xRequestID: "batch-1"])
        let entries = try await site.send(.get, "/v1/audit", as: .admin).data.dropFirst(2)
        #expect(entries.count >= 5)
        #expect(entries.allSatisfy { $0["request_id"]?.string == "batch-1" }, "\(entries)")
    }

    @Test func `a large operation is refused as a large request is`() async throws {
        let site = try await site([])
        let text = String(repeating: "x", count: 2 << 20)
        let body = #"{"operations":[{"op":"create","article":{"title":"\#(text)"}}]}"#
        let response = try await site.send(.post, Self.path, body, as: .publish)
        #expect(response.status == 422)
        #expect(try response.json["errors"]?.elements?.first?["pointer"]?.string == "/operations/0")
    }
}

extension HTTPField.Name {
    fileprivate static let xRequestID = HTTPField.Name(token: "X-Request-Id")
}
