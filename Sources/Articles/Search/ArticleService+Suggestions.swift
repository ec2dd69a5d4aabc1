import TextAnalysis

extension ArticleService {
    /// What may be meant by a search that is still being typed: what is visible, whoever asks. At most `limit` of each
    /// kind.
    ///
    /// Words complete the text that the newest 256 articles with such a beginning hold in titles, excerpts and tags; by
    /// these words, and the others, titles are looked up. If there is nothing, near words take their place. Throws
    /// `invalidQuery` for `q`.
    public func suggestions(for text: String, limit: Int) async throws(ArticleError) -> SearchSuggestions {
        guard let typed = try TypedSearch(text) else { return SearchSuggestions() }
        let now = now
        let basis = try await searchBasis(.visible(at: now), isRanked: true, at: now)
        let correction = SearchCorrection(
            self, in: basis.languages, basis.collection, at: now, isSeparate: basis.isSeparate,
            ArticleFilter(statuses: .visible(at: now)))
        let completion = SearchCompletion(typed, correction, limit: limit)
        var suggestions = try await completion.suggestions()
        suggestions.tags = try await completion.tags()
        return suggestions
    }
}

/// Completes a search that is being typed.
private struct SearchCompletion {
    let typed: TypedSearch
    let correction: SearchCorrection
    let limit: Int

    /// So many completions are looked up among the titles.
    private static let mostLookedUp = 3

    init(_ typed: TypedSearch, _ correction: SearchCorrection, limit: Int) {
        self.typed = typed
        self.correction = correction
        self.limit = limit
    }

    /// Articles and completions.
    func suggestions() async throws(ArticleError) -> SearchSuggestions {
        guard let expression = typed.expression else { return SearchSuggestions() }
        let found = try await correction.articles(for: expression)
        guard !found.isEmpty else { return try await nearSuggestions() }
        let words = try await completions(in: found)
        var titled = found
        if !words.isEmpty {
            let completed = typed.expression(
                completedTo: Array(words.prefix(Self.mostLookedUp)), after: typed.clauses)
            titled += try await candidates(for: completed)
        }
        return SearchSuggestions(
            articles: try await ranked(titled, expression), completions: texts(words, after: typed.head))
    }

    /// The same by near words, where the words themselves are in no article.
    private func nearSuggestions() async throws(ArticleError) -> SearchSuggestions {
        var (clauses, head) = (typed.clauses, typed.head)
        if !clauses.isEmpty,
            let corrected = try await correction.corrected(SearchExpression(clauses: clauses))
        {
            clauses = corrected.clauses
            head = corrected.text + " "
        }
        guard let beginning = typed.beginning, typed.hasBeginning else { return SearchSuggestions() }
        let words = Array(try await nearCompletions(of: beginning).prefix(Self.mostLookedUp))
        guard !words.isEmpty else { return SearchSuggestions() }
        let completed = typed.expression(completedTo: words, after: clauses)
        let found = try await correction.articles(for: completed) + candidates(for: completed)
        guard !found.isEmpty else { return SearchSuggestions() }
        return SearchSuggestions(
            articles: try await ranked(found, completed), completions: texts(words, after: head))
    }

    /// The words with the beginning that was typed, in the texts of some articles.
    private func completions(in articles: [Article]) async throws(ArticleError) -> [String] {
        guard let beginning = typed.beginning, typed.hasBeginning else { return [] }
        return try await words(NearWords(from: beginning, after: typed.previous, limit: 0), in: articles)
    }

    /// The words with a beginning near to the one that was typed.
    private func nearCompletions(of beginning: String) async throws(ArticleError) -> [String] {
        let isShort = beginning.unicodeScalars.count < SearchCorrection.leastLetters
        for starts in isShort ? [[beginning]] : SpellingBeginnings(of: beginning).groups {
            let near = NearWords(from: beginning, after: typed.previous, limit: isShort ? 0 : nil)
            let words = try await words(
                near, in: correction.articles(for: SearchExpression(prefixes: starts)))
            if !words.isEmpty { return words }
        }
        return []
    }

    private func words(_ near: NearWords, in articles: [Article]) async throws(ArticleError) -> [String] {
        guard !articles.isEmpty else { return [] }
        return try await correction.service.work.run(.analysing(articles.sizeWithoutBodies)) {
            var near = near
            for article in articles { near.readWithoutBody(article) }
            return near.best
        }
    }

    /// The text with each of these words for its last.
    private func texts(_ words: [String], after head: String) -> [String] {
        let head = String(head.unicodeScalars.drop { $0.properties.isWhitespace })
        return words.map { head + $0 }.filter { !$0.hasSameBytes(as: typed.text) }.prefix(limit).map(\.self)
    }

    /// What the index of titles has among the best for an expression.
    private func candidates(for expression: SearchExpression) async throws(ArticleError) -> [Article] {
        let words = correction.languages.flatMap { language in
            expression.eachReading.map { RankedWords($0, language, correction.collection.weights) }
        }
        return try await correction.service.candidates(
            words, correction.collection, in: .all, at: correction.now
        ).map(\.article)
    }

    /// Of these the best whose titles hold the words, some of them perhaps their tags: first titles that begin as the
    /// text does, then by how well they match, then the newest.
    private func ranked(
        _ articles: [Article], _ expression: SearchExpression
    ) async throws(ArticleError) -> [Article] {
        let size = articles.sizeWithoutBodies
        return try await correction.service.work.run(.analysing(size)) {
            let scorers = SearchScorers(
                correction.languages.map { RankedWords(expression, $0, correction.collection.weights) })
            let start = TypedBeginning(typed.text)
            var known = Set<ArticleID>()
            var ranked: [(article: Article, place: (Int, Int, Int64, ArticleID))] = []
            for article in articles where known.insert(article.id).inserted {
                let language = Language(code: article.language).searched
                guard let scorer = scorers[language] else { continue }
                let score = scorer.score(article, nil)
                guard score.title != 0, score.title | score.tags == scorer.ranked.bits else { continue }
                let place = (
                    start.begins(article.title) ? 1 : 0, score.total, article.publishedKey, article.id
                )
                ranked.append((article, place))
            }
            return ranked.sorted { $1.place < $0.place }.prefix(limit).map(\.article)
        }
    }

    /// Tags whose names begin with the text, then those that hold its words.
    func tags() async throws(ArticleError) -> [Tag] {
        let storage = correction.service.storage
        let scope = TagScope.visible(at: correction.now)
        let start = String(typed.text.unicodeScalars.drop { $0 == "#" }).folded
        var tags = try await storage.tags(
            TagQuery(scope: scope, prefix: start, order: .articleCount, limit: limit)
        ).map(\.tag)
        guard tags.count < limit, let expression = typed.expression else { return tags }
        var query = expression.tagQuery(in: correction.languages)
        query.scope = scope
        guard !query.words.isEmpty || !query.prefixes.isEmpty else { return tags }
        let analyzer = TextAnalyzer(language: .english)
        let readings = expression.clauses.map { $0.reading(analyzer) }
        let keys = try await storage.tags(query).filter { tag in
            let name = analyzer.searchText(of: tag.name, limit: TextAnalyzer.maximumWordsOfName)
            return readings.allSatisfy { $0.matches(name) }
        }.map(\.name.folded)
        let worded = try await storage.tags(named: TagNames(keys: keys, slugs: []), in: scope).map(\.tag)
        tags += worded.filter { tag in !tags.contains { $0.id == tag.id } }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(tags.prefix(limit))
    }
}

/// The words that a title may begin with.
private struct TypedBeginning {
    private let words: [String]

    init(_ text: String) { words = Self.words(text, limit: SearchExpression.maximumClauses) }

    /// Whether a title begins with the words, the last of which may go on.
    func begins(_ title: String) -> Bool {
        let title = Self.words(title, limit: words.count)
        guard title.count == words.count, let last = words.last, let lastOfTitle = title.last else {
            return false
        }
        return zip(title.dropLast(), words).allSatisfy { $0.hasSameBytes(as: $1) }
            && lastOfTitle.utf8.starts(with: last.utf8)
    }

    private static func words(_ text: String, limit: Int) -> [String] {
        TextAnalyzer(language: .english).searchText(of: text, limit: limit).words.map(\.forms.plain)
    }
}

extension SearchExpression {
    /// The expression with each of the words that will do in the last place.
    fileprivate var eachReading: [SearchExpression] {
        guard let last = clauses.last else { return [] }
        return last.readings.map { reading in
            SearchExpression(clauses: clauses.dropLast() + [.init(text: reading.text)])
        }
    }
}
