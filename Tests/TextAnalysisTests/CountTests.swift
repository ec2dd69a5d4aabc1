import Testing
import TextAnalysis

@Suite("Term counts")
struct CountTests {
    private let analyzer = TextAnalyzer(language: .english)

    private func halves(of word: String, in content: TextContent) -> Int {
        analyzer.counts(of: content).entries.first { $0.id == TermID(stem: word) }?.halves ?? 0
    }

    @Test func `are three halves in the title, two elsewhere`() {
        let content = TextContent(
            title: "Whale", excerpt: "whale whale", body: "Whales! WHALE’S whale",
            tags: [.init(name: "Blue Whale", key: "blue whale")])
        #expect(halves(of: "whale", in: content) == 3 + 2 * 2 + 2 * 3 + 2)
        #expect(halves(of: "blue", in: content) == 2)
    }

    @Test func `are four halves for a tag, which is a term of its own`() {
        let content = TextContent(title: "", tags: [.init(name: "X", key: "whale")])
        let entries = analyzer.counts(of: content).entries
        #expect(entries.map(\.id) == [TermID(tagKey: "whale")])
        #expect(entries.map(\.halves) == [4])
        #expect(TermID(tagKey: "whale") != TermID(stem: "whale"))
        #expect(TermID(tagKey: "whale") == TermID(stem: "#whale"))
    }

    @Test(arguments: ["7", "42", "365", "10000", "x", "é", "the", "and", "١٢"])
    func `leave out what says nothing`(_ word: String) {
        #expect(analyzer.counts(of: TextContent(title: word)).entries == [])
        #expect(analyzer.words(of: word).count == 1)
    }

    @Test(arguments: ["2024", "1066", "٢٠٢٤", "c3", "7b", "물", "猫", "pi"])
    func `hold what says something`(_ word: String) {
        #expect(analyzer.counts(of: TextContent(title: word)).entries.count == 1)
    }

    @Test func `know how general a word is`() {
        let entries = analyzer.counts(of: TextContent(title: "election zeugma people")).entries
        func prior(_ stem: String) -> Int? { entries.first { $0.id == TermID(stem: stem) }?.prior }
        #expect(prior("zeugma") == 0)
        #expect((50...200).contains(prior("elect") ?? 0))
        #expect((400...599).contains(prior("peopl") ?? 0))
    }

    @Test(arguments: ["de", "fr", "es", "ru", "pl", "ja", "zh", "uk", "hr", "no"])
    func `know the general words of other languages`(_ code: String) {
        let word = ["ru": "который", "ja": "ない", "zh": "我们", "uk": "про", "pl": "nie", "hr": "nije"][code]
        let text = word ?? ["de": "und", "fr": "pour", "es": "para", "no": "ikke"][code] ?? ""
        let entries = TextAnalyzer(language: Language(code: code)).counts(of: TextContent(title: text))
            .entries
        #expect(entries.allSatisfy { $0.prior > 100 })
    }

    @Test func `do not depend on the order of the tags`() {
        let tags = ["a1", "b2", "c3", "whale"].map { TextContent.Tag(name: $0, key: $0) }
        let one = analyzer.counts(of: TextContent(title: "t1", tags: tags))
        #expect(one == analyzer.counts(of: TextContent(title: "t1", tags: tags.reversed())))
        #expect(one.entries.map(\.id) == one.entries.map(\.id).sorted())
    }

    @Test func `end after the words that are counted`() {
        let limit = TextAnalyzer.maximumWordsCounted
        let body = String(repeating: "whale ", count: limit) + "zebra"
        #expect(halves(of: "whale", in: TextContent(title: "", body: body)) == 2 * limit)
        #expect(halves(of: "zebra", in: TextContent(title: "", body: body)) == 0)
        #expect(halves(of: "zebra", in: TextContent(title: "", body: String(body.dropFirst(6)))) == 2)
    }

    @Test func `are the same from eight tasks at once`() async {
        let bodies = WordTests.Sample.all.map { TextContent(title: $0.text, body: $0.text + " extra words") }
        let languages = WordTests.Sample.all.map { Language(code: $0.language) }
        @Sendable func all() -> [TermCounts] {
            zip(languages, bodies).map { TextAnalyzer(language: $0).counts(of: $1) }
        }
        let expected = all()
        await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { (0..<20).allSatisfy { _ in all() == expected } } }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func `are explained by the spelling the article uses most`() {
        let content = TextContent(
            title: "ELECTION", excerpt: "An election", body: "Elections and elections; whale’s Whale",
            tags: [.init(name: "Sea", key: "sea")])
        let terms = ["elect", "whale", "sea", "dog"].map { TermID(stem: $0) } + [TermID(tagKey: "sea")]
        let spellings = analyzer.spellings(of: terms, in: content)
        #expect(spellings[TermID(stem: "elect")] == "ELECTION")
        #expect(spellings[TermID(stem: "whale")] == "whale")
        #expect(spellings[TermID(stem: "sea")] == "Sea")
        #expect(spellings.count == 3)
    }
}
