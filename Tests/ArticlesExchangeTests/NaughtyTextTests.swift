import Articles
import ArticlesExchange
import Foundation
import StrictJSON
import Testing

@Suite("Texts that break software")
struct NaughtyTextTests {
    private static let file = RealData.path("naughty-strings")

    private func texts() throws -> [String] {
        let folder = try #require(Self.file)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let name = try #require(names.first { $0.hasSuffix(".txt") })
        return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    @Test(.enabled(if: file != nil, "the texts are not beside the checkout"))
    func `each goes out and comes in byte for byte`() async throws {
        let folder = try TemporaryFolder()
        var lines = JSONWriter()
        for text in try texts() {
            lines.raw("{\"title\":")
            lines.string("x" + text)
            lines.raw(",\"body\":")
            lines.string(text)
            lines.raw(",\"metadata\":{\"a\":")
            lines.string(text)
            lines.raw("}}\n")
        }
        try folder.write(lines.bytes, to: "a.ndjson")
        let first = Fixture()
        #expect(try await first.run(folder.file("a.ndjson")).faults == [])
        let exported = try await first.exported()
        try folder.write(exported, to: "b.ndjson")
        let second = Fixture()
        #expect(try await second.run(folder.file("b.ndjson")).faults == [])
        #expect(try await second.exported() == exported)
    }

    @Test(.enabled(if: file != nil, "the texts are not beside the checkout"))
    func `each is read from a Markdown file or a page, or refused with its line`() async throws {
        let folder = try TemporaryFolder()
        let all = try texts()
        for (index, text) in all.enumerated() {
            try folder.write(Array("---\ntitle: A\nkey: \(text)\n---\n\(text)".utf8), to: "\(index).md")
            try folder.write(Array("---\n\(text)\n---\nbody".utf8), to: "\(index)-keys.md")
            try folder.write(Array("A\n\n\(text)\n\nEnd".utf8), to: "\(index).txt")
        }
        let (counts, faults) = try await Fixture().run(folder.path)
        // One of the numbers makes `404.md`, which is no article.
        #expect(counts.total + counts.skipped == 3 * all.count)
        #expect(counts.created > 2 * all.count)
        #expect(faults.allSatisfy { $0.wholeMatch(of: /.*\.md:[2-9]: front matter: .+/) != nil })
    }
}
