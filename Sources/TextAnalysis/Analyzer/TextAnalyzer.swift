/// The tokenizer and stemmer of one language: the same result on every machine, in every run.
///
/// Words are runs of letters and digits of any script with their marks, in NFKC, case-folded, `'s`
/// dropped. Runs of Han, Kana, Thai, Lao, Burmese and Khmer are read as overlapping pairs of letters.
public struct TextAnalyzer: Sendable {
    /// The number of the rules. Whatever was derived by other rules has to be derived again.
    public static let version = 3

    /// The language.
    public let language: Language

    /// An analyser of texts in a language.
    public init(language: Language) {
        self.language = language
    }

    /// Every word of a text, in order, one-letter words and numbers included; at most `limit`.
    public func words(of text: String, limit: Int = .max) -> [Word] {
        guard limit > 0 else { return [] }
        let stemmer = Stemmer(language)
        var known: [Spelling: Forms] = [:]
        var words: [Word] = []
        var scanner = WordScanner(keepsDotless: language.hasDotlessI)
        scanner.scan(text) { folded, range, kind, _ in
            guard kind != .symbol else { return true }
            let text = String(copying: folded)
            let spelling = Spelling(text)
            let forms: Forms
            if let found = known[spelling] {
                forms = found
            } else {
                forms = Forms(of: text, kind: kind, stemmer: stemmer)
                known[spelling] = forms
            }
            words.append(
                Word(
                    folded: forms.folded, stem: forms.stem, position: words.count, range: range, kind: kind))
            return words.count < limit
        }
        return words
    }

    /// The one spelling that all spellings of a word share: NFKC, full case folding; idempotent.
    public static func folded(_ word: String) -> String {
        Folding.folded(word)
    }
}
