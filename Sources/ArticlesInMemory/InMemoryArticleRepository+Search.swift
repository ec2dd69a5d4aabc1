public import Articles

extension InMemoryArticleRepository {
    public func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> {
        read { state in
            switch scope {
            case .all: Set(state.search.languages.lazy.filter { $0.value > 0 }.map(\.key))
            case .visible(let now): state.languages(until: now)
            }
        }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        read { state in
            let words = Set(query.words.map { TextKey(text: $0) })
            let found = state.tags.values.filter { tag in
                state.exists(tag, in: query.scope)
                    && (state.tagWords[tag.id] ?? []).contains { word in
                        words.contains(TextKey(text: word))
                            || query.prefixes.contains { word.utf8.starts(with: $0.utf8) }
                    }
            }
            return found.sorted { TextKey(text: $0.key) < TextKey(text: $1.key) }.prefix(query.limit).map {
                WordedTag(id: $0.id, name: $0.name, merged: (state.mergedTags[$0.id] ?? []).sorted())
            }
        }
    }

    public func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        read { state in
            let outdated = state.articles.values.lazy.map(\.id).filter { id in
                article.map { $0 < id } ?? true && state.isOutdated(id, version)
            }
            return outdated.sorted().prefix(limit).compactMap { state.articles[$0] }
        }
    }

    public func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        read { state in state.articles.values.count { state.isOutdated($0.id, version) } }
    }

    public func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article] {
        read { state in
            var appeared: [Article] = []
            state.scheduled.walk { entry in
                guard entry.key <= now.milliseconds, appeared.count < limit else { return false }
                if let article = state.articles[entry.number] { appeared.append(article) }
                return true
            }
            return appeared
        }
    }

    public func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) {
        try await write(.lists) { (state) throws(ArticleError) in
            for indexed in articles {
                let article = indexed.article
                guard let number = state.articles.number(of: article.id),
                    let present = state.articles[number], present.version == article.version
                else { continue }
                if indexed.analysis == nil { state.removeAnalyses(of: number) }
                state.addAnalysis(of: indexed, number)
                state.removeDocument(of: present, number)
                state.addDocument(indexed.search, of: present, number)
                if indexed.search?.isHidden == false, state.awaitedIDs[present.id] != nil {
                    state.removeAwaited(present, number)
                    state.publish(present, number)
                }
            }
        }
    }

    public func activateIndex(version: Int) async throws(ArticleError) {
        try await write(.lists) { (state) throws(ArticleError) in
            state.activeVersion = version
            for article in state.articles.values {
                guard let number = state.articles.number(of: article.id) else { continue }
                for other in state.analyses.versions(of: number) where other != version {
                    state.removeAnalysis(of: number, version: other)
                }
            }
        }
    }
}

extension State {
    mutating func addDocument(_ document: SearchDocument?, of article: Article, _ number: ArticleNumber) {
        guard let document else { return }
        search.insert(document, of: article)
        if document.isHidden, article.status == .published {
            scheduled.insert(article.publishedKey, number, articles.ids)
        }
    }

    mutating func removeDocument(of article: Article, _ number: ArticleNumber) {
        search.remove(article.id)
        scheduled.remove(article.publishedKey, number, articles.ids)
    }

    fileprivate func languages(until now: Timestamp) -> Set<String> {
        Set(
            publishedByLanguage.lazy.filter { _, published in
                var isVisible = false
                published.walk { entry in
                    isVisible = entry.key <= now.milliseconds
                    return false
                }
                return isVisible
            }.map(\.key))
    }

    fileprivate func isOutdated(_ article: ArticleID, _ version: Int?) -> Bool {
        guard let version else { return true }
        return search.version(of: article) != version
    }

    /// A page of what a search finds.
    func searched(_ search: SearchQuery, _ query: ArticleQuery) -> [Article] {
        let limit = max(query.limit, 1)
        let start = query.position.map { FoundPlace($0) }
        let isDescending = query.isDescending
        var scores = ScoreTable(capacity: query.scores.count)
        for (article, score) in query.scores {
            guard let number = self.search.number(of: article) else { continue }
            scores.add(score, to: number)
        }
        var page: [FoundPlace] = []
        /// Places behind this one are not on the page.
        var last: FoundPlace?
        func isBefore(_ left: FoundPlace, _ right: FoundPlace) -> Bool {
            isDescending ? right < left : left < right
        }
        self.search.visit(search) { facts, number in
            guard query.filter.canMatch(facts) else { return }
            let score = query.order == .relevance ? scores.score(of: number) : 0
            let place = place(of: facts, score, query.order)
            if let last, !isBefore(place, last) { return }
            if let start, !isBefore(start, place) { return }
            guard isMatch(facts, query.filter) else { return }
            page.append(place)
            guard page.count >= 4 * limit + 64 else { return }
            page = Array(page.sorted(by: isBefore).prefix(limit))
            last = page.last
        }
        return page.sorted(by: isBefore).prefix(limit).compactMap { place in
            var article = articles[place.id]
            if !query.includesBody { article?.body = "" }
            return article
        }
    }

    func count(_ search: SearchQuery, _ filter: ArticleFilter) -> Int {
        var count = 0
        self.search.visit(search) { facts, _ in
            if filter.canMatch(facts), isMatch(facts, filter) { count += 1 }
        }
        return count
    }

    private func isMatch(_ facts: SearchIndex.Facts, _ filter: ArticleFilter) -> Bool {
        guard filter.looksAtMore else { return true }
        return articles[facts.article].map { filter.matches($0) } ?? false
    }

    private func place(of facts: SearchIndex.Facts, _ score: Int, _ order: ArticleOrder) -> FoundPlace {
        var place = FoundPlace(id: facts.article)
        switch order {
        case .newest, .oldest: place.number = facts.publishedKey
        case .recentlyUpdated: place.number = facts.updatedAt.milliseconds
        case .title: place.text = articles[facts.article].map { TextKey(text: $0.titleKey) }
        case .relevance: (place.score, place.number) = (score, facts.publishedKey)
        }
        return place
    }
}

/// A place in any order.
private struct FoundPlace: Comparable {
    var score = 0
    var number: Int64 = 0
    var text: TextKey?
    var id: ArticleID

    init(id: ArticleID) {
        self.id = id
    }

    init(_ position: ArticlePosition) {
        id = position.id
        switch position.key {
        case .milliseconds(let number): self.number = number
        case .title(let text): self.text = TextKey(text: text)
        case .score(let score, let number): (self.score, self.number) = (score, number)
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.number != right.number { return left.number < right.number }
        if let first = left.text, let second = right.text, first != second { return first < second }
        return left.id < right.id
    }
}

extension ArticleFilter {
    /// Whether there are conditions besides the states and the times of appearance.
    fileprivate var looksAtMore: Bool {
        !tagGroups.isEmpty || !excludedTags.isEmpty || author != nil || language != nil
            || publishedAfter != nil
            || publishedBefore != nil
    }

    /// Whether the states and the time of the last change match.
    fileprivate func canMatch(_ facts: SearchIndex.Facts) -> Bool {
        if let updatedAfter, facts.updatedAt <= updatedAfter { return false }
        switch statuses {
        case .visible(let now): return facts.status == .published && facts.publishedKey <= now.milliseconds
        case .scheduled(let now): return facts.status == .published && facts.publishedKey > now.milliseconds
        case .draft: return facts.status == .draft
        case .archived: return facts.status == .archived
        case .any: return true
        }
    }
}
