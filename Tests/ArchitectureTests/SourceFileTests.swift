import Testing

@Suite("Source files")
struct SourceFileTests {
    private static let folders = ["Sources", "Tests", "Plugins", "Examples"]

    @Test(arguments: RejectedPattern.all)
    func `no file contains`(_ pattern: RejectedPattern) throws {
        let files = pattern.folders.flatMap(SourceTree.swiftFiles(below:))
        #expect(try files.flatMap(pattern.offences(in:)) == [])
    }

    @Test(arguments: folders)
    func `no file is longer than 400 lines`(_ folder: String) {
        let long = SourceTree.swiftFiles(below: folder)
            .filter { $0.text.utf8.count { $0 == UInt8(ascii: "\n") } > 400 }
        #expect(long.map(\.path) == [])
    }

    @Test func `no folder of Sources has more than twenty files`() {
        let files = SourceTree.swiftFiles(below: "Sources").map(\.path)
        let sizes = Dictionary(grouping: files) { $0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.endIndex) }
        #expect(sizes.count > 40)
        #expect(sizes.filter { $0.value.count > 20 }.keys.sorted() == [])
    }

    @Test(arguments: folders)
    func `every file can be taken apart`(_ folder: String) {
        let files = SourceTree.swiftFiles(below: folder)
        #expect(files.filter { !$0.parts.isWhole }.map(\.path) == [])
    }

    @Test func `every list of checks is one that runs`() throws {
        let texts = SourceTree.swiftFiles(below: "Sources/ArticlesConformance").map(\.text)
        let lists = texts.flatMap { $0.matches(of: /static let ([A-Za-z]+Checks)\b/).map { String($0.1) } }
        #expect(lists.count > 20)
        let uses = try lists.map { list in
            let name = try Regex("\\b\(list)\\b")
            return texts.reduce(0) { $0 + $1.matches(of: name).count }
        }
        #expect(zip(lists, uses).filter { $1 < 2 }.map(\.0) == [])
    }

    @Test func `each pattern finds what it forbids`() throws {
        let samples = [
            "let a = try! f()", "a as! B", "a.b!", "fatalError()", "final class A: @unchecked Sendable {}",
            "nonisolated(unsafe) var a = 1", "ProcessInfo.processInfo", "Date()", "UUID()",
            "try await Task.sleep(for: a)", #"let a = "SELECT id FROM b""#, #"let a = "LIMIT 1 OFFSET 2""#,
            "// " + ["TO", "DO"].joined(), #"let a = "/"# + #"root/a""#, "struct SlugHelper {}",
            "/// An answer.", "final class Lane {}", "// when the stop sign is up", "let home = loop",
            "var pace = 1",
            "enum ResourceNoun {}", "struct StorageWatch {}", "StorageScheme.all", "let surroundings: Int",
            "/// A world.", "var shortestPatience = 1", "/// What it puts up with.",
        ]
        #expect(samples.count == RejectedPattern.all.count)
        for (pattern, sample) in zip(RejectedPattern.all, samples) {
            let file = SourceTree.File(path: "Sources/Sample/Sample.swift", text: sample)
            #expect(try pattern.offences(in: file).count == 1, "\(pattern.testDescription): \(sample)")
        }
    }

    @Test(arguments: RejectedPattern.vocabulary)
    func `no file is named after`(_ pattern: RejectedPattern) throws {
        let names = SourceTree.swiftFiles(below: "Sources").map {
            SourceTree.File(path: $0.path, text: $0.name)
        }
        #expect(try names.flatMap(pattern.offences(in:)) == [])
    }

    @Test func `each exception of a pattern is still needed`() throws {
        let texts = SourceTree.swiftFiles(below: "Sources").map(\.text)
        for phrase in RejectedPattern.all.flatMap(\.exceptions) {
            #expect(texts.contains { $0.contains(phrase) }, "\(phrase)")
        }
    }

    @Test func `a negation, a comparison and a comment are no forced unwrap`() throws {
        let file = SourceTree.File(
            path: "Sources/Sample/Sample.swift", text: "if !a, (!b), c != d, e!=f { g(\"h!\") } // i!")
        #expect(try RejectedPattern.all.flatMap { try $0.offences(in: file) } == [])
    }
}
