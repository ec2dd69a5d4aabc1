import TextAnalysis

/// Finds what somebody may have meant whose words find nothing.
///
/// There is no list of known words that would have to be kept: words come from the visible articles that the search
/// without the mistaken word finds, or from those that hold words with the same beginning. So nothing hidden is ever
/// suggested, and a write costs nothing. All of it is bounded: 48 searches of the index, 256 titles for each, and four times
/// 16 bodies.
struct SearchCorrection {
    let service: ArticleService
    let languages: [Language]
    let collection: CollectionStatistics.Collection
    let synonyms: SynonymTable
    let now: Timestamp
    /// Whether nothing visible is still indexed as hidden.
    let isSeparate: Bool
    /// What else a search asks for: only what passes this is found.
    let filter: ArticleFilter

    private let budget = Budget()

    /// How much is still looked for, so that no text costs more than some others.
    private final class Budget {
        var searches = 48
        var bodies = 4

        /// Whether there may be one more search; one of many beginnings counts for several.
        func takeSearch(of beginnings: Int = 1) -> Bool {
            searches -= 1 + beginnings / 32
            return searches >= 0
        }

        func takeBodies() -> Bool {
            bodies -= 1
            return bodies >= 0
        }
    }

    init(
        _ service: ArticleService, in languages: [Language], _ collection: CollectionStatistics.Collection,
        _ synonyms: SynonymTable = SynonymTable(), at now: Timestamp, isSeparate: Bool,
        _ filter: ArticleFilter
    ) {
        self.service = service
        self.languages = languages
        self.collection = collection
        self.synonyms = synonyms
        self.now = now
        self.isSeparate = isSeparate
        self.filter = filter
    }

    /// A word that may be mistaken.
    struct Suspect {
        var clause: Int
        /// Its UTF-8 in the text of the clause.
        var range: Range<Int>
        var plain: String
    }

    /// So many words of a search are looked at.
    private static let mostSuspects = 24
    /// The least letters of a word that is corrected.
    static let leastLetters = 4

    /// The expression with its mistaken words replaced; `nil` when no near words are found.
    func corrected(_ expression: SearchExpression) async throws(ArticleError) -> SearchExpression? {
        let suspects = expression.suspects(leastLetters: Self.leastLetters).prefix(Self.mostSuspects)
        guard !suspects.isEmpty else { return nil }
        var unknown: [Suspect] = []
        for suspect in suspects where try await !exists(suspect.plain) { unknown.append(suspect) }
        if !unknown.isEmpty { return try await replacing(unknown, in: expression) }
        // Every word is one. If some article holds them all, only the filters find nothing; else one may be another one.
        let visible = ArticleFilter(statuses: .visible(at: now))
        guard suspects.count > 1, try await !finds(expression, visible) else { return nil }
        var asked = filter
        asked.statuses = .visible(at: now)
        for suspect in suspects {
            if let corrected = try await replacing([suspect], in: expression),
                try await finds(corrected, asked)
            {
                return corrected
            }
        }
        return nil
    }

    /// The expression that takes near words besides its own, each clause of one word up to `mostAlternatives`.
    func widened(_ expression: SearchExpression) async throws(ArticleError) -> SearchExpression {
        var clauses = expression.clauses
        let suspects = expression.suspects(leastLetters: Self.leastLetters).prefix(Self.mostSuspects)
        for suspect in suspects where suspect.range.count == clauses[suspect.clause].text.utf8.count {
            let near = try await words(near: suspect.plain)
            clauses[suspect.clause].alternatives = Array(near.prefix(Self.mostAlternatives))
        }
        return SearchExpression(clauses: clauses)
    }

    private static let mostAlternatives = 3

    /// The expression of another word than its only one, which far more articles hold; `nil` without one.
    func likelier(_ expression: SearchExpression) async throws(ArticleError) -> SearchExpression? {
        let suspects = expression.suspects(leastLetters: Self.leastLetters)
        guard expression.clauses.count == 1, suspects.count == 1 else { return nil }
        let word = suspects[0].plain
        let articles = try await articles(
            for: SearchExpression(prefixes: SpellingBeginnings(of: word).groups[0]))
        let likelier = try await service.work.run(.analysing(articles.sizeWithoutBodies)) {
            Self.near(word, in: articles).likelier
        }
        return likelier.map { expression.replacing([(suspects[0], $0)]) }
    }

    /// The near words of titles, excerpts and tags.
    private static func near(_ word: String, in articles: [Article]) -> NearWords {
        var near = NearWords(to: word)
        for article in articles { near.readWithoutBody(article) }
        return near
    }

    private func exists(_ word: String) async throws(ArticleError) -> Bool {
        try await finds(SearchExpression(words: [word]), ArticleFilter(statuses: .visible(at: now)))
    }

    private func finds(
        _ expression: SearchExpression, _ filter: ArticleFilter
    ) async throws(ArticleError) -> Bool {
        guard budget.takeSearch() else { return true }
        let search = try await service.search(
            for: synonyms.expanding(expression, in: languages), in: languages, collection,
            .visible(at: now), isSeparate: isSeparate)
        var filter = filter
        filter.search = search.query
        return try await !service.storage.articles(ArticleQuery(filter, limit: 1)).isEmpty
    }

    private func replacing(
        _ suspects: [Suspect], in expression: SearchExpression
    ) async throws(ArticleError) -> SearchExpression? {
        let rest = expression.without(suspects)
        var context: [Article] = []
        if let rest { context = try await ranked(rest) }
        var replacements: [(Suspect, String)] = []
        for suspect in suspects {
            guard let word = try await nearest(to: suspect.plain, context) else { return nil }
            replacements.append((suspect, word))
        }
        return expression.replacing(replacements)
    }

    /// The word nearest to a mistaken one: of articles that hold the other words, else of those that hold words with
    /// its beginning.
    private func nearest(to word: String, _ context: [Article]) async throws(ArticleError) -> String? {
        if let near = try await nearest(to: word, in: context) { return near }
        return try await words(near: word).first
    }

    /// The near words of articles that hold words with a beginning like its own.
    private func words(near word: String) async throws(ArticleError) -> [String] {
        for starts in SpellingBeginnings(of: word).groups {
            let near = try await words(near: word, in: articles(for: SearchExpression(prefixes: starts)))
            if !near.isEmpty { return near }
        }
        return []
    }

    /// The articles that are scored for an expression, without their bodies.
    private func ranked(_ expression: SearchExpression) async throws(ArticleError) -> [Article] {
        guard budget.takeSearch() else { return [] }
        let expression = synonyms.expanding(expression, in: languages)
        let words = languages.map { RankedWords(expression, $0, collection.weights) }
        let search = try await service.search(
            for: expression, in: languages, collection, .visible(at: now), isSeparate: isSeparate)
        var filter = ArticleFilter(statuses: .visible(at: now))
        filter.search = search.query
        if let all = try await service.matches(words, filter, collection, in: .all) {
            return all.map(\.article)
        }
        return try await service.candidates(words, collection, in: .all, at: now).map(\.article)
    }

    /// The newest visible articles for an expression, without their bodies.
    func articles(for expression: SearchExpression) async throws(ArticleError) -> [Article] {
        let beginnings = expression.clauses.reduce(0) { $0 + $1.alternatives.count }
        guard budget.takeSearch(of: beginnings) else { return [] }
        let search = try await service.search(
            for: expression, in: languages, collection, .visible(at: now), isSeparate: isSeparate)
        var filter = ArticleFilter(statuses: .visible(at: now))
        filter.search = search.query
        return try await service.storage.articles(ArticleQuery(filter, limit: SearchRanking.limit))
    }

    /// The nearest word.
    private func nearest(to word: String, in articles: [Article]) async throws(ArticleError) -> String? {
        try await words(near: word, in: articles).first
    }

    /// The words near to one, of titles, excerpts and tags, else of the first bodies; the nearest first.
    private func words(near word: String, in articles: [Article]) async throws(ArticleError) -> [String] {
        guard !articles.isEmpty else { return [] }
        let near = try await service.work.run(.analysing(articles.sizeWithoutBodies)) {
            Self.near(word, in: articles).best
        }
        guard near.isEmpty, budget.takeBodies() else { return near }
        let read = try await service.bodies(of: articles.prefix(SearchRanking.readLimit).map(\.id)).articles
        // By then one may have been hidden, with another text.
        let bodies = articles.compactMap { read[$0.id] }.filter { $0.isVisible(at: now) }
        let bytes = bodies.reduce(0) { $0 + min($1.body.utf8.count, SearchRanking.maximumBody) }
        return try await service.work.run(.analysing(bytes)) {
            var near = NearWords(to: word)
            for article in bodies {
                near.read([article.textToRank], Language(code: article.language).searched)
            }
            return near.best
        }
    }
}

extension SearchExpression {
    /// The words that may be mistaken: those of letters alone, in whatever clause that is not excluded.
    func suspects(leastLetters: Int) -> [SearchCorrection.Suspect] {
        let analyzer = TextAnalyzer(language: .english)
        var suspects: [SearchCorrection.Suspect] = []
        for (index, clause) in clauses.enumerated() where !clause.isExcluded && !clause.isPrefix {
            for word in analyzer.searchText(of: clause.text).words
            where word.kind == .word && word.forms.plain.unicodeScalars.count >= leastLetters {
                guard word.forms.plain.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else {
                    continue
                }
                suspects.append(.init(clause: index, range: word.range, plain: word.forms.plain))
            }
        }
        return suspects
    }

    /// The expression without the clauses of these words; `nil` when nothing is left to be found.
    func without(_ suspects: [SearchCorrection.Suspect]) -> SearchExpression? {
        let left = clauses.enumerated().filter { index, _ in !suspects.contains { $0.clause == index } }.map(
            \.element)
        return left.contains { !$0.isExcluded } ? SearchExpression(clauses: left) : nil
    }

    /// The expression with other words in the places of these.
    func replacing(_ replacements: [(SearchCorrection.Suspect, String)]) -> SearchExpression {
        var clauses = clauses
        for (suspect, word) in replacements.reversed() {
            var bytes = Array(clauses[suspect.clause].text.utf8)
            bytes.replaceSubrange(suspect.range, with: word.utf8)
            clauses[suspect.clause].text = String(decoding: bytes, as: UTF8.self)
        }
        return SearchExpression(clauses: clauses)
    }

    /// The expression as a client would write it.
    var text: String {
        clauses.map { clause in
            let text = clause.isPhrase ? "\"\(clause.text)\"" : clause.text + (clause.isPrefix ? "*" : "")
            return clause.isExcluded ? "-" + text : text
        }.joined(separator: " ")
    }

    init(words: [String]) {
        self.init(clauses: words.map { Clause(text: $0) })
    }

    /// Words with one of these beginnings.
    init(prefixes: [String]) {
        self.init(
            clauses: prefixes.first.map {
                [Clause(text: $0, isPrefix: true, alternatives: Array(prefixes.dropFirst()))]
            } ?? [])
    }
}
