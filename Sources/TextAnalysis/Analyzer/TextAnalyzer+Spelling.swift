extension TextAnalyzer {
    /// The spelling in which an article most often uses each of the terms; of equals the first one, in
    /// the order title, excerpt, body, tags.
    ///
    /// Reads what `counts(of:)` reads. Terms that are no words of the article, as tags are not, are left
    /// out.
    public func spellings(of terms: some Sequence<TermID>, in content: TextContent) -> [TermID: String] {
        var search = SpellingSearch(terms: Set(terms), language: language)
        for text in [content.title, content.excerpt, content.body] + content.tags.map(\.name) {
            search.read(text)
        }
        return search.favourites
    }
}

/// Counts the uses of some terms.
private struct SpellingSearch: ~Copyable {
    private struct Use {
        let term: TermID
        let text: String
        var count: Int
    }

    private let terms: Set<TermID>
    private let stemmer: Stemmer
    private let keepsDotless: Bool
    private var known: [Spelling: TermID?] = [:]
    private var indices: [String: Int] = [:]
    private var uses: [Use] = []

    init(terms: Set<TermID>, language: Language) {
        self.terms = terms
        stemmer = Stemmer(language)
        keepsDotless = language.hasDotlessI
    }

    mutating func read(_ text: String) {
        var rest = TextAnalyzer.maximumWordsCounted
        var scanner = WordScanner(keepsDotless: keepsDotless)
        scanner.scan(text) { folded, range, kind, _ in
            guard kind != .symbol else { return true }
            if kind != .tail, let term = term(of: String(copying: folded), kind: kind) {
                add(text, range, to: term)
            }
            rest -= 1
            return rest > 0
        }
    }

    /// The most used spelling of each term, the first of equals.
    var favourites: [TermID: String] {
        var best: [TermID: Use] = [:]
        for use in uses where use.count > best[use.term]?.count ?? 0 {
            best[use.term] = use
        }
        return best.mapValues(\.text)
    }

    private mutating func term(of folded: String, kind: Word.Kind) -> TermID? {
        if let term = known[Spelling(folded)] { return term }
        let forms = Forms(of: folded, kind: kind, stemmer: stemmer)
        let term = TermID(stem: forms.stem)
        let wanted = forms.carriesWeight && terms.contains(term) ? term : nil
        known[Spelling(folded)] = .some(wanted)
        return wanted
    }

    private mutating func add(_ text: String, _ range: Range<Int>, to term: TermID) {
        let scalars = WordScanner.text(text.utf8.span, range).unicodeScalars
        let spelling = String(String.UnicodeScalarView(scalars.prefix(WordScanner.maximumScalars)))
        if let index = indices[spelling] {
            uses[index].count += 1
        } else {
            indices[spelling] = uses.count
            uses.append(Use(term: term, text: spelling, count: 1))
        }
    }
}
