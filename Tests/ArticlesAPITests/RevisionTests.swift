import Articles
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

/// `/v1/articles/{ref}/revisions`
@Suite struct RevisionTests {
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        try await site.create(#"{"title":"One","slug":"one","body":"The quick fox.\n\nIt jumps."}"#)
        _ = try await site.send(
            .patch, "/v1/articles/one", #"{"body":"The slow fox.\n\nIt jumps high.","tags":["animals"]}"#,
            as: .write)
        return site
    }

    @Test func `the versions are listed, the newest first, with who made them`() async throws {
        let site = try await Self.site()
        let keys = try [Scope.publish, .write].map { try #require(site.keys[$0]).split(separator: "_")[1] }
        let list = try await site.send(.get, "/v1/articles/one/revisions", as: .read)
        #expect(
            list.text
                == #"{"data":[{"version":2,"at":"2026-01-01T12:00:00.000Z","key":"\#(keys[1])","current":true},"#
                + #"{"version":1,"at":"2026-01-01T12:00:00.000Z","key":"\#(keys[0])","current":false}],"#
                + #""page":{"limit":20,"next":null,"previous":null,"total":null}}"#)
        let first = try await site.send(.get, "/v1/articles/one/revisions?limit=1", as: .read)
        let next = try #require(try first.json["page"]?["next"]?.string)
        let second = try await site.send(.get, "/v1/articles/one/revisions?limit=1&cursor=\(next)", as: .read)
        #expect(try second.data.count == 1)
        #expect(second.text.contains(#""version":1"#))
    }

    @Test func `nobody without a key learns of versions`() async throws {
        let site = try await Self.site()
        for path in ["", "/1", "/1...2"] {
            #expect(try await site.send(.get, "/v1/articles/one/revisions\(path)").status == 401)
            #expect(try await site.send(.get, "/v1/articles/none/revisions\(path)").status == 401)
        }
        #expect(try await site.send(.post, "/v1/articles/one/revisions/1/restore", as: .read).status == 403)
    }

    @Test func `a version shows what the article was`() async throws {
        let site = try await Self.site()
        let shown = try await site.send(.get, "/v1/articles/one/revisions/1", as: .read)
        #expect(try shown.json["article"]?["body"]?.string == "The quick fox.\n\nIt jumps.")
        #expect(try shown.json["article"]?["tags"]?.elements?.isEmpty == true)
        for version in ["3", "0", "x", "1..2", "1...", "99999999999999999999", "-1"] {
            let missing = try await site.send(.get, "/v1/articles/one/revisions/\(version)", as: .read)
            #expect(missing.status == 404, "\(version)")
        }
    }

    @Test func `a difference is told word by word, and other members before and after`() async throws {
        let site = try await Self.site()
        let shown = try await site.send(.get, "/v1/articles/one/revisions/1...2", as: .read)
        #expect(
            shown.text.contains(
                #""body":[{"op":"equal","text":"The "},{"op":"delete","text":"quick"},"#
                    + #"{"op":"insert","text":"slow"},{"op":"equal","text":" fox.\n\nIt jumps"},"#
                    + #"{"op":"insert","text":" high"},{"op":"equal","text":"."}]"#))
        #expect(
            shown.text.contains(
                #""fields":{"tags":{"from":[],"to":[{"slug":"animals","name":"animals"}]}}"#))
        #expect(!shown.text.contains(#""title":"#))
    }

    @Test func `what has no body takes an empty object, and nothing else`() async throws {
        let site = try await Self.site()
        for (body, status) in [("{}", 200), (" { } ", 200), (#"{"a":1}"#, 400), ("[]", 400), ("x", 400)] {
            let response = try await site.send(
                .post, "/v1/articles/one/revisions/1/restore", body, as: .write)
            #expect(response.status == status, "\(body): \(response.text)")
        }
    }

    @Test func `a version is restored as a new one`() async throws {
        let site = try await Self.site()
        let restored = try await site.send(
            .post, "/v1/articles/one/revisions/1/restore", as: .write, fields: [.ifMatch: #""2-x""#])
        #expect(restored.status == 200)
        #expect(try restored.json["body"]?.string == "The quick fox.\n\nIt jumps.")
        #expect(try restored.json["version"] == .number("3"))
        let stale = try await site.send(
            .post, "/v1/articles/one/revisions/1/restore", as: .write, fields: [.ifMatch: #""2-x""#])
        #expect(stale.status == 412)
    }
}
