import Testing
import TextAnalysis

@Suite struct IndexedTextTests {
    private func indexed(_ fields: [String], _ code: String? = nil) -> IndexedText {
        TextAnalyzer(language: Language(code: code)).indexed(fields)
    }

    @Test func `words become keys of their language, in order, with a gap between fields`() {
        let text = indexed(["The Summits", "", "off the summit"])
        #expect(text.keys == ["the_3en", "summit_3en", "off_3en"])
        #expect(text.sequence == [0, 1, -1, -1, 2, 0, 1])
        #expect(text.forms == ["summits"])
    }

    @Test(arguments: [
        ("de", "Häuser", ["haus_3de"], ["hauser"]), ("es-MX", "elecciones", ["eleccion_3es"], ["elecciones"]),
        ("ja", "東京都", ["東京_3ja", "京都_3ja", "都_3ja"], []), ("zh", "天", ["天_3zh"], []),
        ("ru", "новости", ["новост_3ru"], ["новости"]), ("tr", "KIZILAY", ["kizilay_3tr"], []),
        ("ko", "서울 시", ["서울_3ko", "시_3ko"], []), ("eo", "domoj", ["domoj_3eo"], []),
    ])
    func `each language is read by its rules`(
        _ code: String, _ text: String, _ keys: [String], _ forms: [String]
    ) {
        let found = indexed([text], code)
        #expect(found.keys == keys)
        #expect(found.forms == forms)
    }

    @Test(arguments: [
        ("en", "An e-mail, don't", ["email_3en", "dont_3en"]), ("en", "AT&T", ["at_nt_3en"]),
        ("en", "Notepad++ for .NET", ["notepad_p_p_3en", "_dnet_3en"]), ("en", "Kim's", ["s_3en"]),
        ("de", "Köln", ["koeln_3de"]), ("ko", "서울의", ["서울_3ko"]), ("fr", "vulnérabilité", ["vulner_3fr"]),
        ("en", "covid-19 in 2016-17, v3.13", ["covid19_3en"]), ("en", "3.13 a.b.c.d.e.f", []),
    ])
    func `words have further names`(_ code: String, _ text: String, _ names: [String]) {
        let found = indexed([text], code)
        #expect(Set(found.names) == Set(names))
        #expect(Set(found.names).isDisjoint(with: found.keys))
    }

    @Test func `signs that belong to a letter are read with it`() {
        let text = indexed(["C++ and C# are no C. 🎉 👍🏽"])
        #expect(
            text.keys == ["c_p_p_3en", "and_3en", "c_h_3en", "are_3en", "no_3en", "c_3en", "🎉_3en", "👍_3en"])
        #expect(text.names.isEmpty)
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
        #expect(same.keys == ["krill_3en"])
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
