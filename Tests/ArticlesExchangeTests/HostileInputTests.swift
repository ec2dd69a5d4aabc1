import Articles
import Foundation
import StrictJSON
import Testing

@testable import ArticlesExchange

@Suite("Hostile input", .timeLimit(.minutes(5)))
struct HostileInputTests {
    /// The fault of one file. What is refused late would take longer than the limit of the suite.
    private func fault(_ bytes: [UInt8], named name: String = "post.md") async throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(bytes, to: name)
        let fixture = Fixture()
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(counts.failed == 1)
        return String(try #require(faults.first).dropFirst(folder.path.count + 1))
    }

    private func frontMatter(_ yaml: String) async throws -> String {
        try await fault(Array("---\ntitle: A\n\(yaml)\n---\n".utf8))
    }

    @Test func `aliases that multiply are refused before they do`() async throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let refusal = "post.md:3: front matter: anchors and aliases are not understood"
        #expect(try await frontMatter(bomb) == refusal)
        #expect(try await frontMatter(bomb + "? *a12\n: b") == refusal)
        #expect(try await frontMatter(bomb + "*a12 : b\n{[*a12]: c}: d") == refusal)
    }

    @Test func `an anchor with many aliases as keys is refused`() async throws {
        let text = String(repeating: "x", count: 30_000)
        let keys = (0..<7_000).map { _ in "? *a\n" }.joined()
        #expect(try await frontMatter("b: &a \(text)\n\(keys)").hasPrefix("post.md:"))
    }

    @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "[{", "!", "|\n ", "\"", "a: "])
    func `endless nesting is refused`(_ piece: String) async throws {
        let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
        #expect(try await frontMatter("b: " + text).hasPrefix("post.md:"))
        #expect(try await frontMatter(text).hasPrefix("post.md:"))
    }

    @Test func `many keys are read, or refused, in time`() async throws {
        let keys = (0..<9_000).map { "k\($0):" }.joined(separator: "\n")
        #expect(
            try await frontMatter(keys)
                == "post.md:2: its front matter has more than 500 members")
    }

    @Test func `nesting deeper than JSON may be is refused with its line`() async throws {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(
            try await frontMatter("b: \(deep)") == "post.md:3: front matter: is nested deeper than 32 levels")
    }

    @Test func `front matter larger than 64 KiB is refused`() async throws {
        let line = "b: " + String(repeating: "x", count: 70_000)
        #expect(try await frontMatter(line) == "post.md:1: the front matter is not closed within 64 KiB")
    }

    @Test func `a file larger than 8 MiB is refused`() async throws {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20 + 1)
        #expect(try await fault(bytes) == "post.md:1: is larger than 8 MiB")
    }

    @Test func `bytes that are no UTF-8 are refused with their line`() async throws {
        #expect(try await fault(Array("a\nb".utf8) + [0xFF, 0x0A]) == "post.md:2: is not UTF-8")
        #expect(try await fault(Array("é\n\n".utf8) + [0xC3]) == "post.md:3: is not UTF-8")
        #expect(try await fault([0xED, 0xA0, 0x80], named: "page.txt") == "page.txt:1: is not UTF-8")
        let line = try await fault(Array("{}\n".utf8).dropLast() + [0xFF], named: "a.ndjson")
        #expect(line.hasPrefix("a.ndjson:1: not a JSON text at byte 2"))
    }

    @Test func `U+0000 is refused with its line`() async throws {
        #expect(try await fault(Array("a\n\nb\0".utf8)) == "post.md:3: contains U+0000")
        #expect(try await fault(Array("a\0".utf8), named: "page.txt") == "page.txt:1: contains U+0000")
        #expect(
            try await fault(Array(#"{"title":"\u0000"}"#.utf8), named: "a.ndjson").hasPrefix("a.ndjson:1: "))
    }

    @Test func `a line larger than 8 MiB is refused, and the next one taken`() async throws {
        let folder = try TemporaryFolder()
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20 + 1)
        try folder.write(long + Array("\n{\"title\":\"A\"}\n".utf8), to: "a.ndjson")
        let (counts, faults) = try await Fixture().run(folder.file("a.ndjson"))
        #expect(counts.created == 1)
        #expect(faults == ["\(folder.path)/a.ndjson:1: is longer than 8 MiB"])
    }

    @Test func `symbolic links below a folder are not followed`() async throws {
        let outside = try TemporaryFolder(["secret.md": "secret", "inner/deep.md": "secret"])
        let folder = try TemporaryFolder(["a.md": "A"])
        let files = FileManager.default
        try files.createSymbolicLink(
            atPath: folder.file("b.md"), withDestinationPath: outside.file("secret.md"))
        try files.createSymbolicLink(atPath: folder.file("c"), withDestinationPath: outside.path)
        try files.createSymbolicLink(atPath: folder.file("d.md"), withDestinationPath: "../d.md")
        try files.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: ".")
        let fixture = Fixture()
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(counts.created == 1)
        #expect(
            faults
                == ["b.md", "c", "d.md", "loop"].map {
                    "\(folder.path)/\($0):1: is a symbolic link, which is not followed"
                })
        #expect(try await fixture.articles().map(\.body) == ["A"])
    }

    @Test func `pipes and folders that look like files do not hang an import`() async throws {
        let folder = try TemporaryFolder(["a.md/b.md": "B"])
        #expect(unsafe mkfifo(folder.file("c.md"), 0o600) == 0)
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.created == 1)
        #expect(faults == ["\(folder.path)/c.md:1: is no regular file"])
    }

    @Test func `a pipe into which nobody writes is refused`() async throws {
        let folder = try TemporaryFolder()
        #expect(unsafe mkfifo(folder.file("c.md"), 0o600) == 0)
        for format in [nil, ImportFormat.ndjson] {
            let options = ImportOptions(format: format)
            var said: String?
            do {
                said = try await Fixture().run(folder.file("c.md"), options).faults.first
            } catch {
                said = "\(error)"
            }
            #expect(said?.hasSuffix("is a pipe that nobody writes into") == true)
        }
    }

    @Test func `an empty folder says so`() async throws {
        let folder = try TemporaryFolder()
        let items = try Reading.items(at: folder.path)
        guard items.count == 1, case .skipped(let note) = items[0].verdict else {
            Issue.record("\(items)")
            return
        }
        #expect(note.text == "is a folder without a file in it")
    }

    @Test func `control characters of names and texts do not reach a terminal`() async throws {
        let folder = try TemporaryFolder(["a\n\u{1B}[2J.ndjson": "{\"ti\\ntle\\u001b\":1}"])
        let (_, faults) = try await Fixture().run(folder.path)
        let fault = try #require(faults.first)
        #expect(fault.hasPrefix("\(folder.path)/a\\u{a}\\u{1b}[2J.ndjson:1: the article is not valid: "))
        #expect(fault.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(fault.unicodeScalars.count < 700)
    }

    @Test func `folders nested too deeply are refused`() async throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: Array(repeating: "d", count: 70).joined(separator: "/") + "/a.md")
        let (counts, faults) = try await Fixture().run(folder.path)
        #expect(counts.failed == 1)
        #expect(faults.first?.hasSuffix("/d:1: folders are nested too deeply") == true)
    }

    @Test(arguments: ["The Bridge\n", "a\n", "Follow us\n- a\n\n", "#a ", "top of page", "word. "])
    func `a page of one thing without end is read in time`(_ piece: String) async throws {
        let text = "Title\n\n" + String(repeating: piece, count: 400_000 / piece.utf8.count)
        let folder = try TemporaryFolder(["page.txt": text])
        #expect(try await Fixture().run(folder.path).counts.total == 1)
    }

    @Test func `a page larger than an article can be is refused`() async throws {
        let lines = String(repeating: "a\n", count: 20_001)
        #expect(
            try await fault(Array(lines.utf8), named: "page.txt")
                == "page.txt:20001: has more than 20000 lines")
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 2 << 20 + 1)
        #expect(try await fault(long, named: "page.txt") == "page.txt:1: is larger than 2 MiB")
    }

    @Test func `a long list that is one key many times is refused`() async throws {
        let list = String(repeating: "x,", count: 15_000)
        let keys = String(repeating: "*a : 1, ", count: 4_000)
        #expect(
            try await frontMatter("b: &a [\(list)]\nd: {\(keys)}").hasSuffix(
                "anchors and aliases are not understood"))
    }
}
