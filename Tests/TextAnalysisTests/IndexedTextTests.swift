import Testing
import TextAnalysis

@Suite struct IndexedTextTests {
    private func indexed(_ fields: [String], _ code: String? = nil) -> IndexedText {
        TextAnalyzer(language: Language(code: code)).indexed(fields)
    }

    @Test func `words become keys of their language, in order, with a gap between fields`() {
        let text = indexed(["The Summits", "", "off the summit"])
        #expect(text.keys == ["the_en", "summit_en", "off_en"])
        #expect(text.sequence == [0, 1, -1, -1, 2, 0, 1])
        #expect(text.forms == ["summits"])
    }

    @Test(arguments: [
        ("de", "Häuser", ["haus_de"], ["häuser"]), ("es-MX", "elecciones", ["eleccion_es"], ["elecciones"]),
        ("ja", "東京都", ["東京_ja", "京都_ja", "都_ja"], []), ("zh", "天", ["天_zh"], []),
        ("ru", "новости", ["новост_ru"], ["новости"]), ("tr", "KIZILAY", ["kizilay_tr"], []),
        ("ko", "서울 시", ["서울_ko", "시_ko"], []), ("eo", "domoj", ["domoj_eo"], []),
    ])
    func `each language is read by its rules`(
        _ code: String, _ text: String, _ keys: [String], _ forms: [String]
    ) {
        let found = indexed([text], code)
        #expect(found.keys == keys)
        #expect(found.forms == forms)
    }

    @Test func `languages without rules of their own are read alike`() {
        #expect(Language(code: "eo").searched == Language(code: "und"))
        #expect(Language(code: "tlh").searched == Language(code: "und"))
        #expect(Language(code: "de-AT").searched == Language(code: "de"))
        #expect(Language(code: nil).searched == .english)
    }

    @Test func `the limits hold for any text`() {
        let many = indexed([(0..<20_000).map { "w\($0)" }.joined(separator: " ")])
        #expect(many.sequence.count == IndexedText.maximumWords)
        let long = indexed([
            (0..<9_000).map { "\($0)" + String(repeating: "é", count: 60) }.joined(separator: " ")
        ])
        #expect(long.keys.reduce(0) { $0 + $1.utf8.count } <= IndexedText.maximumBytes)
        #expect(long.sequence.count > 2_000)
        let same = indexed([String(repeating: "krill ", count: 300)])
        #expect(same.sequence.count { $0 == 0 } == IndexedText.maximumPlacesOfKey)
        #expect(same.sequence.count == 300)
        #expect(same.keys == ["krill_en"])
    }

    @Test func `a name is found by its words and their stems, in any language`() {
        let words = TextAnalyzer.searchWords(of: "North Koreans")
        #expect(Set(words).isSuperset(of: ["north", "koreans", "korean"]))
        #expect(words == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(Set(words).count == words.count)
        #expect(TextAnalyzer.searchWords(of: "日本").contains("日本"))
        #expect(TextAnalyzer.searchWords(of: "!").isEmpty)
    }
}
