import Articles
import ArticlesConformance
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

@Suite("Operations on synonyms")
struct SynonymOperationTests {
    private static let path = "/v1/search/synonyms"
    private static let body = #"{"rules":[{"language":"en","synonyms":["tv","television"]}]}"#

    @Test func `synonyms are read, set under the version that was read, and explained`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A television","status":"published"}"#)
        let empty = try await site.send(.get, Self.path, as: .admin)
        #expect(empty.text == #"{"rules":[],"version":0,"updated_at":null}"#)
        let read = try #require(empty.fields[.eTag])
        let set = try await site.send(.put, Self.path, Self.body, as: .admin, fields: [.ifMatch: read])
        #expect(set.status == 200, "\(set.text)")
        #expect(set.text.contains(#""root":null,"synonyms":["tv","television"]}],"version":1"#))
        let stale = try await site.send(.put, Self.path, Self.body, as: .admin, fields: [.ifMatch: read])
        #expect(stale.status == 412 && stale.text.contains(#""current_version":1"#))
        let shown = try await site.send(.get, Self.path, as: .admin)
        #expect(shown.text == set.text && shown.fields[.eTag] == set.fields[.eTag])
        // What was read can be sent back, and changes nothing.
        let again = try await site.send(.put, Self.path, shown.text, as: .admin)
        #expect(again.status == 200 && again.text == shown.text)
        let found = try await site.send(.get, "/v1/articles?q=tv&explain=true")
        #expect(found.text.contains(#""synonyms":[{"word":"tv","synonym":"television"}]"#), "\(found.text)")
    }

    @Test func `under an idempotency key they are set once`() async throws {
        let site = try await TestSite()
        let read = try #require(try await site.send(.get, Self.path, as: .admin).fields[.eTag])
        let fields: HTTPFields = [.ifMatch: read, .idempotencyKey: "a"]
        let first = try await site.send(.put, Self.path, Self.body, as: .admin, fields: fields)
        #expect(first.status == 200, "\(first.text)")
        let again = try await site.send(.put, Self.path, Self.body, as: .admin, fields: fields)
        #expect(again.status == 200 && again.text == first.text, "\(again.text)")
        let other = try await site.send(.put, Self.path, #"{"rules":[]}"#, as: .admin, fields: fields)
        #expect(other.status == 422)
    }

    @Test func `the audit log tells who set them, and the feed nothing`() async throws {
        let site = try await TestSite()
        _ = try await site.send(.put, Self.path, Self.body, as: .admin)
        _ = try await site.send(.put, Self.path, Self.body, as: .admin)
        _ = try await site.send(.put, Self.path, #"{"rules":[]}"#, as: .admin)
        let key = try #require(site.keys[.admin]).split(separator: "_")[1]
        let log = try await site.send(.get, "/v1/audit?of=administration", as: .admin)
        let own = log.text.split(separator: #"{"sequence""#).filter { $0.contains("synonyms.") }
        #expect(own.count == 2, "\(log.text)")
        for (entry, versions) in zip(own, [(1, "null"), (2, "1")]) {
            #expect(entry.contains(#""key":"\#(key)","request_id":"test","operation":"synonyms.updated""#))
            #expect(entry.contains(#""subject":{"kind":"synonyms","id":"synonyms","slug":null}"#))
            #expect(entry.contains(#""version":\#(versions.0),"previous_version":\#(versions.1)"#))
        }
        for scope in [Scope.read, .admin] {
            #expect(try await !site.send(.get, "/v1/changes", as: scope).text.contains("synonyms"))
        }
    }

    @Test func `only admin keys read or set synonyms`() async throws {
        let site = try await TestSite()
        for scope in [nil, Scope.read, .write, .publish] {
            let status = scope == nil ? 401 : 403
            #expect(try await site.send(.get, Self.path, as: scope).status == status)
            #expect(try await site.send(.put, Self.path, Self.body, as: scope).status == status)
        }
    }

    @Test(arguments: [
        ("{}", "/rules", "required"),
        (#"{"rules":{}}"#, "/rules", "type"),
        (#"{"rules":[{"synonyms":["a1","b1"]}]}"#, "/rules/0/language", "required"),
        (#"{"rules":[{"language":"english!","synonyms":["a1","b1"]}]}"#, "/rules/0/language", "format"),
        (#"{"rules":[{"language":"en"}]}"#, "/rules/0/synonyms", "too_few"),
        (#"{"rules":[{"language":"en","synonyms":["tv"]}]}"#, "/rules/0/synonyms", "too_few"),
        (#"{"rules":[{"language":"en","root":"tv","synonyms":[]}]}"#, "/rules/0/synonyms", "too_few"),
        (#"{"rules":[{"language":"en","synonyms":["tv",7]}]}"#, "/rules/0/synonyms/1", "type"),
        (#"{"rules":[{"language":"en","synonyms":["tv","?!"]}]}"#, "/rules/0/synonyms/1", "no_words"),
        (#"{"rules":[{"language":"en","synonyms":["car","Cars"]}]}"#, "/rules/0/synonyms/1", "repeated"),
        (#"{"rules":[{"language":"en","root":"TV","synonyms":["tv"]}]}"#, "/rules/0/synonyms/0", "repeated"),
        (
            #"{"rules":[{"language":"en","synonyms":["tv","a b c d e f"]}]}"#, "/rules/0/synonyms/1",
            "too_many_words"
        ),
        (
            #"{"rules":[{"language":"en","synonyms":["tv","b1"],"word":1}]}"#, "/rules/0/word",
            "unknown_member"
        ),
    ])
    func `what is wrong with a rule is said with its pointer`(
        _ body: String, _ pointer: String, _ code: String
    ) async throws {
        let site = try await TestSite()
        let response = try await site.send(.put, Self.path, body, as: .admin)
        #expect(response.status == 422 && response.text.contains("/problems/invalid-synonym"))
        #expect(
            response.text.contains(#"{"pointer":"\#(pointer)","code":"\#(code)""#), "\(response.text)")
    }

    @Test func `rules are bounded`() async throws {
        let site = try await TestSite()
        func status(_ rules: some Sequence<String>) async throws -> String {
            let body = #"{"rules":[\#(rules.joined(separator: ","))]}"#
            let response = try await site.send(.put, Self.path, body, as: .admin)
            return response.status == 200 ? "200" : response.text
        }
        func rule(_ synonyms: String) -> String { #"{"language":"en","synonyms":[\#(synonyms)]}"# }
        let pairs = (0..<1_001).map { rule(#""one\#($0)","two\#($0)""#) }
        #expect(try await status(pairs.prefix(1_000)) == "200")
        #expect(try await status(pairs).contains(#""pointer":"/rules","code":"too_many""#))
        let words = (0..<17).map { #""word\#($0)""# }
        #expect(try await status([rule(words.prefix(16).joined(separator: ","))]) == "200")
        #expect(
            try await status([rule(words.joined(separator: ","))])
                .contains(#""pointer":"/rules/0/synonyms","code":"too_many""#))
        // The same root in several rules.
        let spread = (0..<17).map { rule(#""tv","word\#($0)""#) }
        #expect(try await status(spread.prefix(16)) == "200")
        #expect(
            try await status(spread).contains(#""pointer":"/rules/16/synonyms","code":"too_many""#))
        let long = String(repeating: "x", count: 101)
        #expect(try await status([rule(#""tv","\#(long)""#)]).contains("too_long"))
    }
}
