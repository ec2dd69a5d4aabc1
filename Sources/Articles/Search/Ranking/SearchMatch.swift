import TextAnalysis

/// Why a search finds an article, and how well it matches.
public struct SearchMatch: Sendable, Equatable {
    /// The score of the order `relevance`; 0 for an article that was not scored, which follows by age.
    public var score: Int
    /// The words of the search, as they were asked for, that each of these holds.
    public var title: [String]
    public var tags: [String]
    public var excerpt: [String]
    public var body: [String]
    /// Whether the title is what was asked for, word for word.
    public var isWholeTitle: Bool
    /// The synonyms that one of these holds.
    public var synonyms: [Synonym]

    /// A synonym, and the words of the search that it stands for.
    public struct Synonym: Sendable, Equatable {
        /// The words, as they were asked for.
        public var word: String
        /// The synonym, as its rule spells it.
        public var synonym: String
    }
}

extension SearchScorer {
    /// Why an article, given with its body, is found.
    func match(_ article: Article, score known: Int?) -> SearchMatch {
        var score = score(article, nil)
        // What lies behind the part that is read is known only as what made it match.
        if article.body.utf8.count <= SearchRanking.maximumBody { score.body = 0 }
        add(body: article.textToRank, to: &score)
        return SearchMatch(
            score: known ?? 0, title: words(score.title), tags: words(score.tags),
            excerpt: words(score.excerpt), body: words(score.body), isWholeTitle: score.isWholeTitle,
            synonyms: score.synonyms.sorted().map { number in
                let synonym = ranked.synonyms[number]
                return .init(word: words(synonym.target).joined(separator: " "), synonym: synonym.text)
            })
    }

    /// The words of some bits, each once.
    private func words(_ bits: UInt64) -> [String] {
        var words: [String] = []
        for (index, word) in ranked.words.enumerated()
        where bits & 1 << UInt64(index) != 0 && !words.contains(word.text) {
            words.append(word.text)
        }
        return words
    }
}
