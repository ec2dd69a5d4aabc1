import Testing

/// The threat model names what holds each of its claims.
@Suite("Threat model")
struct SecurityPageTests {
    private let page: String

    init() throws {
        page = try #require(SourceTree.package.text(of: "docs/security.md"))
    }

    @Test func `names tests that there are`() {
        let tests = (SourceTree.swiftFiles(below: "Tests") + SourceTree.swiftFiles(below: "Sources"))
            .filter { !$0.path.hasSuffix("SecurityPageTests.swift") }.map(\.text)
        let sentences = page.matches(of: #/(?:^|[ |;])\*([a-z0-9][^*|]+)\*/#).map { String($0.1) }
        #expect(sentences.count > 30)
        #expect(sentences.filter { sentence in !tests.contains { $0.contains(sentence) } } == [])
    }

    @Test func `names suites that there are`() {
        let files = Set(SourceTree.swiftFiles.map(\.name))
        let suites = page.matches(of: #/`(\w+(?:Tests|Check|Pattern)(?:\+\w+)?)`/#).map { String($0.1) }
        #expect(suites.count > 10)
        let folders = SourceTree.package.folders(in: "Tests")
        #expect(suites.filter { !files.contains($0 + ".swift") && !folders.contains($0) } == [])
    }

    @Test func `names decisions that there are`() {
        let decisions = Set(SourceTree.package.files(in: "docs/decisions").map { $0.prefix(4) })
        let named = page.matches(of: #/\bD (\d{4})/#).map(\.1)
        #expect(named.count > 20)
        #expect(named.filter { !decisions.contains($0) } == [])
    }
}
