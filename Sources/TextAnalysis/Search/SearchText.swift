/// The words of a text as full-text search reads them.
public struct SearchText: Sendable {
    /// A word in its place.
    public struct Word: Hashable, Sendable {
        /// NFKC, full case folding; of a letter with signs, as `C++`, its name.
        public var folded: String
        /// What it is found by.
        public var forms: SearchForms
        /// What related articles count it as.
        public var term: TermID
        /// Whether it is in most texts of its language.
        public var isStopWord: Bool
        /// Offsets into the UTF-8 of the text.
        public var range: Range<Int>
        /// What it is.
        public var kind: TextAnalysis.Word.Kind
    }

    /// What some of the words are found by besides.
    public struct Name: Hashable, Sendable {
        /// What stands for the words.
        public enum Kind: Sendable {
            /// Words that are written together, in one.
            case chain
            /// The same, where nothing else will do.
            case strictChain
            /// One word with the signs that belong to it.
            case sign
            /// One word with an s behind it.
            case possessive
        }

        /// What it is found by.
        public var forms: SearchForms
        /// The words.
        public var words: Range<Int>
        /// What it is.
        public var kind: Kind
        /// Whether it is in most texts of its language.
        public var isStopWord: Bool
    }

    /// The words in their order.
    public internal(set) var words: [Word] = []
    /// Further names of them, in the order of their last words.
    public internal(set) var names: [Name] = []
}

extension TextAnalyzer {
    /// The words of a text as full-text search reads them; at most `limit`.
    public func searchText(of text: String, limit: Int = .max) -> SearchText {
        guard limit > 0 else { return SearchText() }
        let reader = SearchTextReader(language)
        var known: [Spelling: SearchText.Word] = [:]
        var result = SearchText()
        var names = SearchNames()
        var scanner = WordScanner(keepsDotless: language.hasDotlessI)
        var chainStart = 0
        scanner.scan(text) { folded, range, kind, context in
            let symbol = SearchNames.replacing(folded, context)
            let spelling = Spelling(symbol ?? String(copying: folded))
            var word = known[spelling] ?? reader.word(spelling.text, kind, isName: symbol != nil)
            known[spelling] = word
            // The last letter of a run is spelled as a letter alone.
            (word.range, word.kind) = (range.lowerBound..<range.upperBound + context.signLength, kind)
            switch context.link {
            case .none, .leadingDot: chainStart = result.words.count
            case .hyphen, .apostrophe, .dot, .ampersand: break
            }
            result.words.append(word)
            let last = result.words.count - 1
            guard !context.isPlain, symbol == nil else { return last + 1 < limit }
            var found: [(String, Bool)] = []
            names.append(folded, context) { name, isChain in found.append((name, isChain)) }
            for (name, isChain) in found where name != "s" {
                let kind: SearchText.Name.Kind =
                    isChain
                    ? (names.isStrict ? .strictChain : .chain)
                    : name.utf8.contains(0x5F) ? .sign : .possessive
                result.names.append(
                    reader.name(name, isChain ? chainStart..<last + 1 : last..<last + 1, kind))
            }
            return last + 1 < limit
        }
        return result
    }
}

/// Makes words and names of what is read.
private final class SearchTextReader {
    private let language: Language
    private let stemmer: Stemmer
    private let general: GeneralWords

    init(_ language: Language) {
        self.language = language
        stemmer = Stemmer(language)
        general = GeneralWords(language)
    }

    func word(_ spelling: String, _ kind: Word.Kind, isName: Bool) -> SearchText.Word {
        let forms = Forms(of: spelling, kind: isName ? .symbol : kind, stemmer: stemmer)
        let term = TermID(stem: forms.stem)
        let search =
            kind == .word && !isName
            ? SearchForms(spelling, folded: forms.folded, stemmed: forms.stem, language, stemmer)
            : SearchForms(forms.folded)
        return SearchText.Word(
            folded: forms.folded, forms: search, term: term, isStopWord: isStopWord(term), range: 0..<0,
            kind: kind)
    }

    func name(_ text: String, _ words: Range<Int>, _ kind: SearchText.Name.Kind) -> SearchText.Name {
        let forms = SearchForms(name: text, language, stemmer)
        let isStopWord = isStopWord(TermID(stem: forms.stem))
        return SearchText.Name(forms: forms, words: words, kind: kind, isStopWord: isStopWord)
    }

    private func isStopWord(_ term: TermID) -> Bool {
        general.share(of: term) >= GeneralWords.stopShare
    }
}
