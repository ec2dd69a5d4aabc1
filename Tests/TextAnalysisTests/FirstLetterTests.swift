import Testing

@testable import TextAnalysis

@Suite("First letters of stems")
struct FirstLetterTests {
    private static let languages = [
        "ca", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb", "nn", "no", "pl", "pt", "ro", "ru",
        "sv",
    ]

    /// Syllables, so that the rules for endings and prefixes come up.
    private static let parts = [
        "ge", "ver", "un", "be", "ar", "el", "y", "u", "io", "qu", "sk", "ly", "ing", "ed", "s", "es", "tion",
        "ment", "heit",
        "lich", "ado", "mente", "eur", "x", "ski", "i", "a", "o", "str", "w", "z", "dy", "1", "20", "nn",
        "kk", "ssa", "isk",
    ]

    @Test("a stem begins with the letter of its word", arguments: languages)
    func firstLetter(code: String) {
        let language = Language(code: code)
        #expect(language.keepsFirstLetter)
        let stemmer = Stemmer(language)
        var generator = Generator(seed: 11)
        for _ in 0..<20_000 {
            let word = (0..<Int.random(in: 1...5, using: &generator))
                .map { _ in Self.parts.randomElement(using: &generator) ?? "" }.joined()
            let stem = stemmer.stem(word)
            guard stem.utf8.first == word.utf8.first else {
                Issue.record("\(word) has the stem \(stem)")
                return
            }
        }
    }

    @Test(
        "where stems lose prefixes the first letter tells nothing", arguments: ["id", "ga", "nl", "tr", "ar"])
    func prefixes(code: String) {
        let language = Language(code: code)
        #expect(!language.keepsFirstLetter || language.hasDotlessI)
    }

    @Test("words are found whatever they begin with, in whatever case and script")
    func places() {
        var matcher = WordMatcher(
            [
                AskedWord(stems: ["elect"], folded: "election", bits: 1),
                AskedWord(stems: ["uber"], folded: "über", bits: 2),
                AskedWord(stems: ["3"], folded: "3", bits: 4),
            ], language: .english)
        let text = "Élection ELECTIONS über uber selected 3 e-lection election"
        #expect(
            matcher.places(in: text).places.map { [$0.position, Int($0.bits), Int($0.exact)] }
                == [[0, 1, 0], [1, 1, 0], [2, 2, 2], [3, 2, 0], [5, 4, 4], [7, 1, 1], [8, 1, 1]])
    }
}
