import Testing

@testable import TextAnalysis

/// A text that was read once is searched as the text itself.
@Suite struct TokenizedTextTests {
    /// Words, names with signs, chains, scripts without blanks, and what stands between words.
    private static let parts = [
        "election", "Elections", "e-mail", "email", "E-MAIL", "C++", "c", "C#", "F#", ".NET", "net",
        "node.js",
        "AT&T", "R&D", "don't", "dont", "Zoë's", "Zoe", "café", "cafe\u{301}", "notepad++", "3.13", "v6",
        "İstanbul",
        "ısı", "Straße", "STRASSE", "日本", "日", "日本語の本", "서울의", "서울", "الانتخابات", "انتخابات", "😀", "🇩🇪",
        "ﷺ", "ＡＢＣ", "a\u{AD}b", ".", " ", "\n", "'", "’", "-", "&", "“", "\u{200D}", "\u{301}", "ไทย", "και",
    ]

    private static func words(_ generator: inout Generator, _ most: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...most, using: &generator) {
            text += parts.randomElement(using: &generator) ?? ""
            if Bool.random(using: &generator) { text += " " }
        }
        return text
    }

    @Test(arguments: ["en", "de", "fr", "tr", "ja", "ko", "ar", "el", "ru", "nl", "xx"])
    func `it has the same places, of words, names and beginnings`(code: String) {
        let language = Language(code: code)
        let stemmer = Stemmer(language)
        var generator = Generator(seed: 31)
        for _ in 0..<60 {
            var asked: [AskedWord] = []
            for index in 0..<Int.random(in: 1...5, using: &generator) {
                let part = (Self.parts.randomElement(using: &generator) ?? "").lowercased()
                asked.append(
                    AskedWord(
                        stems: [part, stemmer.stem(part), String(part.unicodeScalars.prefix(2))],
                        folded: Bool.random(using: &generator) ? part : nil,
                        prefix: Int.random(in: 0..<4, using: &generator) == 0 ? String(part.prefix(1)) : nil,
                        bits: 1 << UInt64(index)))
            }
            var first = WordMatcher(asked, language: language)
            var second = WordMatcher(asked, language: language)
            for _ in 0..<20 {
                let text = Self.words(&generator, 60)
                let limit = Int.random(in: 1...40, using: &generator)
                let expected = first.places(in: text, limit: limit)
                let tokenized = TokenizedText(text, language: language, limit: limit)
                #expect(second.places(in: tokenized) == expected, "\(text) \(asked)")
            }
        }
    }

    @Test func `as many words as a text may have fit, each of them another one`() {
        let words = (0..<17_000).map { "w\($0)" }
        let text = TokenizedText(
            words.joined(separator: " ") + String(repeating: "日本", count: 9), language: .english)
        #expect(text.count == 16_000 && text.wordCount == 16_000)
        var matcher = WordMatcher(
            [AskedWord(stems: ["w15999"], bits: 1), AskedWord(stems: ["w16000"], bits: 2)], language: .english
        )
        #expect(matcher.places(in: text).places == [.init(position: 15_999, bits: 1, exact: 0)])
        let runs = TokenizedText(
            (0..<9_000).map { String(Unicode.Scalar(UInt32(0x4E00 + $0)) ?? "x") + "本" }.joined(
                separator: " "),
            language: .english)
        #expect(runs.count == 9_000 && runs.wordCount == 9_001 && runs.sequence.count == 18_000)
    }
}
