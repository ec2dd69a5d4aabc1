/// A rule of synonyms: words that a search in one language takes for one another.
public struct SynonymRule: Hashable, Sendable {
    /// The language of the articles that it is for: a language tag, of which the language itself counts.
    public var language: String
    /// The word that finds the synonyms, and is not found by them; without one, each synonym finds all others.
    public var root: String?
    /// The synonyms, each of up to `mostWords` words.
    public var synonyms: [String]

    /// A rule.
    public init(language: String, root: String? = nil, synonyms: [String]) {
        self.language = language
        self.root = root
        self.synonyms = synonyms
    }

    /// The most characters of a root or a synonym.
    public static let textLimit = 100
    /// The most words of a root or a synonym; of scripts without spaces the most pairs of letters.
    public static let mostWords = 5
    /// The most synonyms of a rule, and of one root in all rules of a language.
    public static let mostSynonyms = 16

    /// Each word with what it finds besides itself.
    var expansions: [(root: String, synonyms: [String])] {
        if let root { return [(root, synonyms)] }
        return synonyms.indices.map { index in
            (synonyms[index], Array(synonyms[..<index] + synonyms[(index + 1)...]))
        }
    }
}

/// The synonyms of a service: all rules, and which version of them this is.
public struct SearchSynonyms: Hashable, Sendable {
    /// The rules, in the order in which they were given.
    public var rules: [SynonymRule]
    /// 1, 2, 3 …; 0 while there never were any.
    public var version: Int
    /// When they were set; `nil` while there never were any.
    public var updatedAt: Timestamp?

    /// Synonyms.
    public init(rules: [SynonymRule] = [], version: Int = 0, updatedAt: Timestamp? = nil) {
        self.rules = rules
        self.version = version
        self.updatedAt = updatedAt
    }

    /// The most rules.
    public static let mostRules = 1_000
}
