import TextAnalysis

/// What a search may be about that is still being typed.
public struct SearchSuggestions: Sendable {
    /// Articles whose titles hold all words, the last of them as the beginning of a word; without bodies, the best first.
    public var articles: [Article] = []
    /// Tags with these words in their names: those that begin with the text first, by how many articles carry them, then
    /// the others, by key.
    public var tags: [Tag] = []
    /// The text with its last word completed to one of the visible articles', the likeliest first.
    public var completions: [String] = []
}

/// A search that is still being typed: words, the last of which may go on. Quotation marks and asterisks do not count.
struct TypedSearch {
    /// The words but the last.
    var clauses: [SearchExpression.Clause] = []
    /// The last one.
    let last: SearchExpression.Clause
    /// The beginning of the last word, folded and without accents; `nil` in scripts without spaces.
    let beginning: String?
    /// The word before it, in the same form.
    let previous: String?
    /// The text before the last word.
    let head: String
    /// All of the text.
    let text: String

    /// Reads what was typed; `nil` if there is no word in it. Throws `invalidQuery` for `q`.
    init?(_ typed: String) throws(ArticleError) {
        guard typed.unicodeScalars.count <= SearchExpression.maximumLength else {
            throw .invalidQuery("q", "too_long", SearchExpression.lengthRule)
        }
        let analyzer = TextAnalyzer(language: .english)
        let parts = typed.unicodeScalars.split {
            $0.properties.isWhitespace || SearchExpression.quotationMarks.contains($0)
        }.map {
            (start: $0.startIndex, words: analyzer.searchText(of: String(Substring($0))).words, part: $0)
        }
        .filter { !$0.words.isEmpty }
        guard let (start, words, part) = parts.last, let word = words.last else { return nil }
        guard parts.count <= SearchExpression.maximumClauses else {
            throw .invalidQuery("q", "too_many", SearchExpression.clauseRule)
        }
        clauses = parts.dropLast().map { .init(text: String(Substring($0.part))) }
        let end = typed.utf8.index(start, offsetBy: word.range.upperBound)
        last = .init(text: String(typed[start..<end]), isPrefix: true)
        beginning = word.kind == .word ? word.forms.plain : nil
        head = String(typed[..<typed.utf8.index(start, offsetBy: word.range.lowerBound)])
        previous = (words.dropLast().last ?? parts.dropLast().last?.words.last)?.forms.plain
        text = String(typed.unicodeScalars.drop { $0.properties.isWhitespace })
        _ = part
    }

    /// Whether articles can be looked for by the last word: of one letter too many words begin with it.
    var hasBeginning: Bool {
        beginning.map { $0.unicodeScalars.count >= SearchExpression.leastPrefix } ?? true
    }

    /// The search as far as articles can be looked for; `nil` if there is nothing but a letter.
    var expression: SearchExpression? {
        let clauses = hasBeginning ? clauses + [last] : clauses
        return clauses.isEmpty ? nil : SearchExpression(clauses: clauses)
    }

    /// The search with the last word completed to one of these.
    func expression(completedTo words: [String], after clauses: [SearchExpression.Clause]) -> SearchExpression
    {
        var clause = SearchExpression.Clause(text: words.first ?? last.text)
        clause.alternatives = Array(words.dropFirst())
        return SearchExpression(clauses: clauses + [clause])
    }
}
