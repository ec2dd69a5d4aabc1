/// The terms of a text for full-text search: its words, in their order.
public struct IndexedText: Hashable, Sendable {
    /// Between two fields in `sequence`, or a word that no phrase can hold.
    public static let gap: Int32 = -1
    /// The most words that are read; what follows is not found.
    public static let maximumWords = 16_000
    /// The most bytes of UTF-8 of all keys and forms; what would follow is not found.
    public static let maximumBytes = 400_000
    /// Phrases are found in this many places of one word; further ones are gaps.
    public static let maximumPlacesOfKey = 250

    /// The distinct keys, in the order of their first places: `TextAnalyzer.searchKey` of the stems.
    public let keys: [String]
    /// For each word its key's place in `keys`, or `gap`.
    public let sequence: [Int32]
    /// The distinct words, folded and without accents, that are not their own stems, in the order of their first
    /// places.
    public let forms: [String]
    /// Further keys by which the text is found, each once and none of `keys`: of words in other ways of writing, and of
    /// words with signs.
    public let names: [String]
}

extension TextAnalyzer {
    /// The key of a stem: a text that no other language shares, and no other rules.
    public func searchKey(ofStem stem: String) -> String {
        stem + "_\(Self.version)" + language.code
    }

    /// The key of a stem by the rules of versions 1 and 2.
    public func formerSearchKey(ofStem stem: String) -> String {
        stem + "_" + language.code
    }

    /// The words of several fields, with a gap between two. Words beyond the limits are left out.
    public func indexed(_ fields: [String]) -> IndexedText {
        var reader = TextReader(language, indexedAs: language)
        for field in fields { reader.read(field) }
        return reader.indexed
    }

    /// The folded words of a name, and their stems in whatever language: what the name may be found by,
    /// sorted by bytes.
    public static func searchWords(of name: String) -> [String] {
        var words = Set<Spelling>()
        for dotless in [Language.english, Language(code: "tr")] {
            for word in TextAnalyzer(language: dotless).words(of: name, limit: maximumWordsOfName) {
                words.insert(Spelling(word.folded))
            }
        }
        var found = words
        for language in Language.stemmed {
            let analyzer = TextAnalyzer(language: language)
            for word in analyzer.words(of: name, limit: maximumWordsOfName) {
                found.insert(Spelling(word.stem))
            }
            let text = analyzer.searchText(of: name, limit: maximumWordsOfName)
            for word in text.words { for stem in word.forms.found { found.insert(Spelling(stem)) } }
            for word in text.words { found.insert(Spelling(word.forms.plain)) }
            for name in text.names { for stem in name.forms.found { found.insert(Spelling(stem)) } }
        }
        return found.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The words of a name that are read.
    public static let maximumWordsOfName = 32

    /// Whether most texts of the language hold the stem.
    public func isStopWord(_ stem: String) -> Bool {
        GeneralWords(language).share(of: TermID(stem: stem)) >= GeneralWords.stopShare
    }
}
