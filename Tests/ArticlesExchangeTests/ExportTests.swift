import Articles
import ArticlesExchange
import StrictJSON
import Testing

@Suite("Export")
struct ExportTests {
    /// Every kind of article, among them what strings break software with.
    private static let lines = """
        {"title":"Plain","body":"a\\u0001\\"\\\\\\n\\r\\t\u{2028}é e\u{301} 🐹","format":"plain",\
        "status":"published",\
        "published_at":"2018-05-25T09:00:00+02:00","tags":["#News",{"slug":"n-korea","name":"N. Korea"}],\
        "authors":["Ann","Bo"]}
        {"title":"Scheduled","slug":"later","status":"published","published_at":"2999-01-01T00:00:00Z",\
        "image":{"url":"/a.png","alt":"A"},"language":"pt-br",\
        "metadata":{"n":1.10,"s":"\\u00e9","l":[null,true]}}
        {"title":"Draft","excerpt":"…","canonical_url":"https://example.org/",\
        "source":{"name":"x","id":"1/2"}}
        {"title":"Archived","status":"archived","version":7,\
        "created_at":"2001-01-01T00:00:00Z","updated_at":"2002-01-01T00:00:00Z"}
        """

    @Test func `export, import and export again are the same bytes`() async throws {
        let folder = try TemporaryFolder(["a.ndjson": Self.lines])
        let first = Fixture()
        #expect(try await first.run(folder.file("a.ndjson")).faults == [])
        let exported = try await first.exported()
        // Four articles, two tags.
        #expect(exported.count { $0 == UInt8(ascii: "\n") } == 6)
        #expect(exported.last == UInt8(ascii: "\n"))
        try folder.write(exported, to: "b.ndjson")
        let second = Fixture()
        let (counts, faults) = try await second.run(folder.file("b.ndjson"))
        #expect(faults == [])
        #expect(counts.created == 4)
        #expect(try await second.exported() == exported)
        #expect(try await second.run(folder.file("b.ndjson")).counts.unchanged == 4)
        #expect(try await first.run(folder.file("b.ndjson")).counts.unchanged == 4)
    }

    @Test func `into an empty storage an export brings the names and slugs of tags, drafts first or last`()
        async throws
    {
        let lines = [#"["C++","C"]"#, #"["C",".NET"]"#, #"["net","c"]"#].enumerated().map { number, tags in
            #"{"title":"\#(number)","status":"\#(number == 1 ? "published" : "draft")","tags":\#(tags)}"#
        }
        let folder = try TemporaryFolder(["a.ndjson": lines.joined(separator: "\n")])
        let first = Fixture()
        #expect(try await first.run(folder.file("a.ndjson")).counts.created == 3)
        let exported = String(decoding: try await first.exported(), as: UTF8.self)
        let reversed = exported.split(separator: "\n").reversed().joined(separator: "\n")
        let expected = try await first.articles().map(\.tags).map { $0.map { "\($0.name) \($0.slug)" } }
        #expect(Set(expected) == [["C++ c-3", "C c"], ["C c", ".NET net"], ["net net-2", "C c"]])
        for (name, text) in [("same", exported), ("reversed", reversed)] {
            try folder.write(Array(text.utf8), to: "\(name).ndjson")
            let second = Fixture()
            #expect(try await second.run(folder.file("\(name).ndjson")).counts.created == 3)
            let tags = try await second.articles().map(\.tags).map { $0.map { "\($0.name) \($0.slug)" } }
            #expect(Set(tags) == Set(expected), "\(name)")
        }
    }

    @Test func `the largest body there can be goes out and comes in again`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder()
        try folder.write([UInt8](repeating: 1, count: 1 << 20), to: "a.md")
        #expect(try await fixture.run(folder.file("a.md")).counts.created == 1)
        try folder.write(try await fixture.exported(), to: "b.ndjson")
        #expect(try await fixture.run(folder.file("b.ndjson")).counts.unchanged == 1)
    }

    @Test func `the sink gets whole lines in chunks, and its failure ends the export`() async throws {
        struct Full: Error {}
        let fixture = Fixture()
        let folder = try TemporaryFolder()
        let body = String(repeating: "x", count: 10_000)
        let lines = (0..<50).map { "{\"title\":\"\($0)\",\"body\":\"\(body)\"}\n" }.joined()
        try folder.write(Array(lines.utf8), to: "a.ndjson")
        _ = try await fixture.run(folder.path)
        var chunks: [[UInt8]] = []
        var progress: [Int] = []
        let exporter = Exporter(service: fixture.service)
        let count = try await exporter.run(onProgress: { progress.append($0) }) { chunks.append($0) }
        #expect(count == 50)
        #expect(chunks.count > 1)
        #expect(chunks.allSatisfy { $0.last == UInt8(ascii: "\n") && $0.count < 128 << 10 })
        #expect(progress == progress.sorted())
        #expect(progress.last == 50)
        var calls = 0
        let error = await #expect(throws: ExportError.self) {
            _ = try await exporter.run { _ in
                calls += 1
                throw Full()
            }
        }
        guard case .sink(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause is Full)
        #expect(calls == 1)
    }

    @Test func `an empty service exports nothing`() async throws {
        #expect(try await Fixture().exported() == [])
    }
}
