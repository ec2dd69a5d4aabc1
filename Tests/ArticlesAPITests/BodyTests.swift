import Articles
import Foundation
import HTTPTypes
import StrictJSON
import Testing

@Suite struct BodyTests {
    @Test(arguments: [
        ("", 0), ("{", 1), (#"{"title":"A",}"#, 13), (#"{"title":"A"} x"#, 14),
        (#"{"title":"A","title":"B"}"#, 13),
        ("\u{FEFF}{}", 0), (String(repeating: "[", count: 33), 32), (#"{"title":01}"#, 10), ("nul", 0),
    ])
    func `a body that is not JSON is a 400 with the byte`(_ body: String, _ offset: Int) async throws {
        let site = try await TestSite()
        let response = try await site.send(.post, "/v1/articles", body, as: .publish)
        #expect(response.status == 400)
        #expect(response.problem == "/problems/malformed-json")
        #expect(try response.json["offset"]?.integer == offset)
        #expect(try response.json["detail"]?.string?.hasSuffix("at byte \(offset)") == true)
    }

    @Test(arguments: [
        #"{"title":"a\u0000b"}"#, #"{"title":"\ud800"}"#, #"{"title":"a","metadata":{"\udc00":1}}"#,
    ])
    func `a text that cannot be stored is a 422`(_ body: String) async throws {
        let site = try await TestSite()
        let response = try await site.send(.post, "/v1/articles", body, as: .publish)
        #expect(response.status == 422)
        #expect(response.problem == "/problems/unstorable-text")
        #expect(try response.json["offset"]?.integer != nil)
    }

    @Test func `the media type must be JSON, and for a patch may be a merge patch`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A"}"#)
        for type in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"] {
            let fields: HTTPFields = [.contentType: type]
            let post = try await site.send(
                .post, "/v1/articles", #"{"title":"B"}"#, as: .publish, fields: fields)
            #expect(post.status == 415, "\(type)")
            #expect(
                try await site.send(.patch, "/v1/articles/a", "{}", as: .publish, fields: fields).status
                    == 415)
        }
        let merge: HTTPFields = [.contentType: "application/merge-patch+json"]
        #expect(
            try await site.send(.patch, "/v1/articles/a", "{}", as: .publish, fields: merge).status == 200)
        #expect(
            try await site.send(.put, "/v1/articles/a", #"{"title":"B"}"#, as: .publish, fields: merge).status
                == 415)
        #expect(
            try await site.send(.post, "/v1/tags", #"{"name":"B"}"#, as: .publish, fields: merge).status
                == 415)
        #expect(try await site.send(.post, "/v1/articles", as: .publish).status == 415)
    }

    @Test func `every violation is said at once, each with a pointer`() async throws {
        let site = try await TestSite()
        let body =
            #"{"titel":"A","slug":"No Slug","tags":["ok",""],"image":{"alt":1},"published_at":"2025-01-01"}"#
        let response = try await site.send(.post, "/v1/articles", body, as: .publish)
        let errors = try #require(try response.json["errors"]?.elements)
        #expect(response.status == 422)
        #expect(response.problem == "/problems/invalid-article")
        #expect(try response.json["title"]?.string == "The article is not valid")
        #expect(
            Set(errors.compactMap { $0["pointer"]?.string })
                == ["/titel", "/title", "/slug", "/tags/1", "/image/alt", "/published_at"])
        #expect(errors.contains { $0["detail"]?.string == "is not a known member; did you mean title?" })
        #expect(errors.allSatisfy { $0["code"]?.string?.isEmpty == false })
    }

    @Test(arguments: ["[]", "1", "null", #""text""#])
    func `a body that is no object is a 422`(_ body: String) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","tags":["a"]}"#)
        for (method, path) in [
            (HTTPRequest.Method.post, "/v1/articles"), (.put, "/v1/articles/a"), (.patch, "/v1/articles/a"),
            (.post, "/v1/tags"), (.patch, "/v1/tags/a"), (.post, "/v1/tags/a/merge"),
        ] {
            let response = try await site.send(method, path, body, as: .publish)
            #expect(response.status == 422, "\(method) \(path)")
            #expect(try response.json["errors"]?.elements?.first?["pointer"]?.string == "")
        }
    }

    @Test func `a response lists at most a hundred violations`() async throws {
        let site = try await TestSite()
        let members = (0..<1_000).map { "\"unknown\($0)\":1" }.joined(separator: ",")
        let response = try await site.send(.post, "/v1/articles", "{\(members)}", as: .publish)
        #expect(response.status == 422)
        #expect(try response.json["errors"]?.elements?.count == 100)
    }
}

@Suite struct TextCorpusTests {
    /// The folder beside the project's own where corpora lie that are not part of it.
    private static let data = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")
    private static let suite = data.appending(path: "json-test-suite/test_parsing")
    private static let naughty = data.appending(path: "naughty-strings/blns.json")

    private static func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path()) }

    @Test(.enabled("JSONTestSuite is not there") { exists(suite) })
    func `the JSON test suite is refused and accepted as it says`() async throws {
        let site = try await TestSite()
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.suite, includingPropertiesForKeys: nil)
        var counts: [Character: Int] = [:]
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            let kind = try #require(file.lastPathComponent.first)
            counts[kind, default: 0] += 1
            let status = try await site.post(bytes).status
            switch kind {
            case "n": #expect(status == 400, "\(file.lastPathComponent)")
            case "y": Self.expectAccepted(bytes, file.lastPathComponent)
            case _: #expect(status == 400 || status == 422, "\(file.lastPathComponent)")
            }
        }
        #expect(counts["n", default: 0] > 100)
        #expect(counts["y", default: 0] > 50)
    }

    /// Well-formed, but refused on purpose: which of two members of one name counts would be a guess.
    private static let ambiguous: Set = [
        "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    ]

    /// Well-formed JSON is accepted; the texts in it that no backend stores are a fault of another kind.
    private static func expectAccepted(_ bytes: [UInt8], _ name: String) {
        guard !ambiguous.contains(name) else { return }
        do throws(JSONError) {
            _ = try JSONParser.parse(bytes)
        } catch {
            #expect(error.kind == .unstorableText, "\(name)")
        }
    }

    @Test(.enabled("the naughty strings are not there") { exists(naughty) })
    func `naughty strings come back as they were sent or are a 422`() async throws {
        let site = try await TestSite()
        let list = try JSONParser.parse(Array(try Data(contentsOf: Self.naughty)))
        let strings = try #require(list.elements).compactMap(\.string)
        #expect(strings.count > 400)
        for text in strings {
            let quoted = JSONValue.quoted(text)
            let body =
                "{\"title\":\"A\",\"body\":\(quoted),\"excerpt\":\(quoted),\"metadata\":{\"k\":\(quoted)}}"
            let article = try await site.create(body)
            for value in [article["body"], article["excerpt"], article["metadata"]?["k"]] {
                #expect(value?.string.map { Array($0.utf8) } == Array(text.utf8))
            }
            let id = try #require(article["id"]?.string)
            let patch = try await site.send(
                .patch, "/v1/articles/\(id)", "{\"title\":\(quoted),\"tags\":[\(quoted)],\"slug\":null}",
                as: .publish)
            #expect([200, 422].contains(patch.status), "\(quoted)")
            guard patch.status == 200 else { continue }
            #expect(try patch.json["title"]?.string.map { Array($0.utf8) } == Array(text.trimmed.utf8))
            let slug = try #require(try patch.json["slug"]?.string)
            let read = try await site.send(.get, "/v1/articles/\(slug.escaped)", as: .read)
            #expect(read.bytes == patch.bytes)
        }
    }

    @Test(.enabled("the naughty strings are not there") { exists(naughty) })
    func `naughty strings in an address or a query get calm responses`() async throws {
        let site = try await TestSite()
        let list = try JSONParser.parse(Array(try Data(contentsOf: Self.naughty)))
        for text in try #require(list.elements).compactMap(\.string) {
            let value = text.escaped
            for target in [
                "/v1/articles?tag=\(value)", "/v1/articles?author=\(value)", "/v1/articles?cursor=\(value)",
                "/v1/tags?q=\(value)", "/v1/tags/\(value)", "/v1/articles/\(value)",
                "/v1/articles?\(value)=1",
            ] {
                let response = try await site.send(.get, target)
                #expect([200, 400, 404].contains(response.status), "\(target)")
            }
        }
    }
}

extension String {
    /// Percent-encoded but for letters and digits of ASCII.
    var escaped: String {
        utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(Unicode.Scalar(byte))
            case _: (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
            }
        }.joined()
    }
}
