import TextAnalysis

/// The search document of an article, as the full-text index stores it: the keys of its words, and marks. A function
/// of its title, excerpt, body, format, language and the identities of its tags alone; the names of tags are looked
/// up when asked.
///
/// Keys and marks hold no white space, quotes or control characters; ASCII in them is lower case, digits, `_`
/// and `#`, and `.` only as `hiddenSign`. At most 400 kB together.
public struct SearchDocument: Hashable, Sendable {
    /// The rules by which it was made, as `TextAnalyzer.version`.
    public var version: Int
    /// By whose rules the words were read: at most 8 ASCII letters.
    public var language: String
    /// The keys of its words, each once.
    public var keys: [String]
    /// The words in their order, as indices of `keys`; `IndexedText.gap` is one that no phrase holds. At most
    /// 16,002, and each index at most 250 times.
    public var sequence: [Int32]
    /// What it is found by besides, each once and none a key: spellings, tags, the language.
    public var marks: [String]
    /// Whether it is of something hidden: all its keys and marks then start with `hiddenSign`, so that a search of the
    /// public meets nothing of it, and takes as long as if it were not there.
    public var isHidden: Bool

    /// What the keys and marks of hidden documents start with, and no others.
    public static let hiddenSign = "."

    /// A document that was made before.
    public init(
        version: Int, language: String, keys: [String], sequence: [Int32], marks: [String],
        isHidden: Bool = false
    ) {
        self.version = version
        self.language = language
        self.keys = keys
        self.sequence = sequence
        self.marks = marks
        self.isHidden = isHidden
    }

    /// The document of an article by the present rules.
    public init(of article: Article, isHidden: Bool = false) {
        let text = article.textContent
        let analyzer = TextAnalyzer(language: Language(code: article.language))
        self.init(of: article, analyzer.indexed([text.title, text.excerpt, text.body]), isHidden: isHidden)
    }

    init(of article: Article, _ indexed: IndexedText, isHidden: Bool) {
        let language = Language(code: article.language).searched
        let marks =
            indexed.forms + indexed.names + article.tags.map { Self.mark(of: $0.id) } + [
                Self.mark(of: language)
            ]
        func signed(_ keys: [String]) -> [String] { isHidden ? keys.map { Self.hiddenSign + $0 } : keys }
        self.init(
            version: TextAnalyzer.version, language: language.code, keys: signed(indexed.keys),
            sequence: indexed.sequence, marks: signed(marks), isHidden: isHidden)
    }

    /// The mark of a tag.
    public static func mark(of tag: TagID) -> String {
        "#" + tag.description.replacing("-", with: "")
    }

    /// The mark of the texts of a language.
    static func mark(of language: Language) -> String {
        TextAnalyzer(language: language).searchKey(ofStem: "")
    }

    /// The mark of the texts of a language by the rules of versions 1 and 2.
    static func formerMark(of language: Language) -> String {
        TextAnalyzer(language: language).formerSearchKey(ofStem: "")
    }
}

extension Article {
    /// The code of the language by whose rules it is searched.
    public var searchedLanguage: String { Self.searchedLanguage(ofTag: language) }

    /// The code of the language by whose rules an article with this language tag is searched.
    public static func searchedLanguage(ofTag tag: String?) -> String { Language(code: tag).searched.code }
}

/// A search, in disjunctive form: an article that matches any of the branches is found.
public struct SearchQuery: Hashable, Sendable {
    /// Of each group at least one term, and none of the excluded terms.
    public struct Branch: Hashable, Sendable {
        /// At least one group; none is empty.
        public var required: [[SearchTerm]]
        /// None of these.
        public var excluded: [SearchTerm]

        /// A branch.
        public init(required: [[SearchTerm]], excluded: [SearchTerm] = []) {
            self.required = required
            self.excluded = excluded
        }
    }

    /// Any of these; without a branch nothing is found.
    public var branches: [Branch]

    /// A query.
    public init(_ branches: [Branch]) {
        self.branches = branches
    }

    /// The query that finds hidden documents too.
    public var includingHidden: SearchQuery {
        SearchQuery(
            branches
                + branches.map { branch in
                    Branch(
                        required: branch.required.map { $0.map(\.hidden) },
                        excluded: branch.excluded.map(\.hidden))
                })
    }
}

/// What a document may hold.
public enum SearchTerm: Hashable, Sendable {
    /// This is a key or a mark of it.
    case key(String)
    /// A key or a mark of it starts with this, byte by byte.
    case prefix(String)
    /// These keys, two or more, follow each other in its sequence.
    case phrase([String])
}

extension SearchTerm {
    /// The same of a hidden document.
    fileprivate var hidden: SearchTerm {
        switch self {
        case .key(let key): .key(SearchDocument.hiddenSign + key)
        case .prefix(let start): .prefix(SearchDocument.hiddenSign + start)
        case .phrase(let keys): .phrase(keys.map { SearchDocument.hiddenSign + $0 })
        }
    }
}
