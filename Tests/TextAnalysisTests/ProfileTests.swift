import Testing

@testable import TextAnalysis

@Suite("Term profiles")
struct ProfileTests {
    private func profile(_ count: Int) -> TermProfile {
        let words = (0..<count).map { "word\($0)x" }.joined(separator: " ")
        return TermProfile(TextAnalyzer(language: Language(code: "xx")).counts(of: TextContent(title: words)))
    }

    private func counts(_ terms: Int, halves: (Int) -> Int = { _ in 2 }) -> TermCounts {
        let entries = (0..<terms).map {
            TermCounts.Entry(id: TermID(stem: "t\($0)"), halves: halves($0), prior: 0)
        }
        return TermCounts(entries: entries.sorted { $0.id < $1.id })
    }

    @Test(arguments: [0, 1, 2, 239, 240, 1000])
    func `come back from their bytes`(_ count: Int) {
        let profile = profile(count)
        #expect(profile.entries.count == min(count, 240))
        #expect(profile.bytes.count == 1 + 8 * min(count, 240))
        #expect(TermProfile(bytes: profile.bytes) == profile)
    }

    @Test func `are refused when a byte is missing, or the order is wrong`() {
        let bytes = profile(4).bytes
        for count in 0..<bytes.count where count % 8 != 1 {
            #expect(TermProfile(bytes: Array(bytes.prefix(count))) == nil)
        }
        var corrupt = [bytes, bytes, bytes, bytes]
        corrupt[0][0] = 2  // another version
        corrupt[1].replaceSubrange(1...8, with: bytes[9...16])  // twice
        corrupt[2][7] = 0  // no occurrence
        corrupt[3].append(contentsOf: bytes[1...8])  // not ascending
        #expect(corrupt.compactMap { TermProfile(bytes: $0) } == [])
        #expect(TermProfile(bytes: [1] + Array(repeating: 255, count: 8)) == nil)
        #expect(TermProfile(bytes: [1] + Array(repeating: 1, count: 8 * 241)) == nil)
    }

    @Test func `taken from any bytes are what those bytes say`() async {
        var random = Generator(seed: 7)
        for number in 0..<10_000 {
            if number % 64 == 0 { await Task.yield() }
            var bytes: [UInt8] = [1]
            for _ in 0..<(8 * Int.random(in: 0...3, using: &random)) {
                bytes.append(.random(in: 0...255, using: &random))
            }
            if let profile = TermProfile(bytes: bytes) { #expect(profile.bytes == bytes) }
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (24, 24), (60, 24), (120, 30), (256, 64), (4000, 64)])
    func `choose a quarter of the terms to find by, 24 to 64`(_ terms: Int, _ rows: Int) {
        let leading = TermProfile.withLeadingTerms(counts(terms)).leadingTerms
        #expect(leading.count == rows)
        #expect(leading.allSatisfy { (1...255).contains($0.weight) })
    }

    @Test func `order leading terms by weight, then by term`() {
        let leading = TermProfile.withLeadingTerms(counts(300) { $0 % 7 + 2 }).leadingTerms
        for (one, next) in zip(leading, leading.dropFirst()) {
            #expect(one.weight > next.weight || one.weight == next.weight && one.id < next.id)
        }
    }

    @Test func `do not depend on anything but the text`() {
        let content = TextContent(title: "Whales", body: "Forty humpback whales were counted near the krill.")
        let analyzer = TextAnalyzer(language: .english)
        #expect(TermProfile(analyzer.counts(of: content)) == TermProfile(analyzer.counts(of: content)))
        #expect(TermProfile(analyzer.counts(of: content)).bytes.count == 1 + 8 * 7)
    }
}
