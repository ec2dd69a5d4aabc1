import TextAnalysis

/// What a client searches for: words, `"phrases"`, `-exclusions` and `prefixes*`, all of which must hold.
///
/// A minus counts at the start of a word or phrase, an asterisk at the end of a word; elsewhere they, and all
/// other signs, only part words. Quotation marks may be typographic, signs of full width.
struct SearchExpression: Equatable {
    /// The most words, phrases and exclusions.
    static let maximumClauses = 32
    /// The most Unicode scalars.
    static let maximumLength = 500
    /// The least letters before an asterisk; one of Han, Kana and other scripts without spaces.
    static let leastPrefix = 2
    static let lengthRule = "must have at most \(maximumLength) characters"
    static let clauseRule = "must have at most \(maximumClauses) words and phrases"

    /// A part of the expression.
    struct Clause: Equatable {
        var text: String
        var isPhrase = false
        var isPrefix = false
        var isExcluded = false
        /// Words, or beginnings as it is one itself, of which any will do in its place.
        var alternatives: [String] = []
        /// Words and phrases that mean the same in a language.
        var synonyms: [Language: [String]] = [:]

        /// The clause itself, and one for each word that will do in its place.
        var readings: [Clause] { [self] + alternatives.map { Clause(text: $0, isPrefix: isPrefix) } }

        /// The readings, and one for each synonym.
        func readings(in language: Language) -> [Clause] {
            readings + (synonyms[language] ?? []).map { Clause(text: $0) }
        }
    }

    /// Those that open and close a phrase.
    static let quotationMarks: Set<Unicode.Scalar> = [
        "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "«", "»", "「", "」", "『", "』", "\u{FF02}",
    ]

    let clauses: [Clause]

    /// An expression of these clauses, one of them to be found.
    init(clauses: [Clause]) {
        self.clauses = clauses
    }

    /// Reads an expression. Throws `invalidQuery` for `q`.
    init(_ text: String) throws(ArticleError) {
        guard text.unicodeScalars.count <= Self.maximumLength else {
            throw .invalidQuery("q", "too_long", Self.lengthRule)
        }
        var clauses: [Clause] = []
        var rest = text.unicodeScalars[...]
        while let clause = try Self.next(&rest) {
            if clause.holdsWord { clauses.append(clause) }
            guard clauses.count <= Self.maximumClauses else {
                throw .invalidQuery("q", "too_many", Self.clauseRule)
            }
        }
        guard !clauses.isEmpty else { throw .invalidQuery("q", "no_words", "must hold a word") }
        guard clauses.contains(where: { !$0.isExcluded }) else {
            throw .invalidQuery("q", "only_exclusions", "must hold a word that is to be found")
        }
        for clause in clauses where clause.isPrefix {
            try clause.checkPrefix()
        }
        self.clauses = clauses
    }

    /// Takes the next clause away from the front.
    private static func next(_ rest: inout Substring.UnicodeScalarView) throws(ArticleError) -> Clause? {
        rest = rest.drop { $0.properties.isWhitespace }
        guard var first = rest.first else { return nil }
        var clause = Clause(text: "")
        if first == "-" || first == "\u{FF0D}" {
            clause.isExcluded = true
            rest = rest.dropFirst()
            guard let second = rest.first, !second.properties.isWhitespace else { return clause }
            first = second
        }
        if quotationMarks.contains(first) {
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(where: quotationMarks.contains) else {
                throw .invalidQuery("q", "unbalanced_quote", "must close the quotation mark that it opens")
            }
            clause.text = String(Substring(rest[..<end]))
            clause.isPhrase = true
            rest = rest[end...].dropFirst()
            return clause
        }
        let word = rest.prefix { !$0.properties.isWhitespace && !quotationMarks.contains($0) }
        rest = rest[word.endIndex...]
        clause.text = String(Substring(word))
        if word.last == "*" || word.last == "\u{FF0A}" {
            clause.text.unicodeScalars.removeLast()
            clause.isPrefix = true
        }
        return clause
    }
}

extension SearchExpression.Clause {
    private var words: [SearchText.Word] { TextAnalyzer(language: .english).searchText(of: text).words }

    fileprivate var holdsWord: Bool { !words.isEmpty }

    /// Throws for a beginning that too many words have, and for one that is left out with a word before it.
    fileprivate func checkPrefix() throws(ArticleError) {
        let words = words
        if let last = words.last, last.kind == .word,
            last.folded.unicodeScalars.count < SearchExpression.leastPrefix
        {
            throw .invalidQuery(
                "q", "short_prefix",
                "must have at least \(SearchExpression.leastPrefix) letters before an asterisk")
        }
        if isExcluded, words.count > 1, words.last?.kind == .word {
            throw .invalidQuery("q", "excluded_prefix", "must have one word between a minus and an asterisk")
        }
    }
}
