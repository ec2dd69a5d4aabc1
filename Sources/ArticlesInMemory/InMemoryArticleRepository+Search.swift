public import Articles

extension InMemoryArticleRepository {
    public func searchedLanguages() async throws(ArticleError) -> Set<String> {
        read { state in Set(state.search.languages.lazy.filter { $0.value > 0 }.map(\.key)) }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        read { state in
            let words = Set(query.words.map { TextKey(text: $0) })
            let found = state.tags.values.filter { tag in
                (state.tagWords[tag.id] ?? []).contains { word in
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
            let outdated = state.articles.keys.filter { id in
                article.map { $0 < id } ?? true && state.isOutdated(id, version)
            }
            return outdated.sorted().prefix(limit).compactMap { state.articles[$0] }
        }
    }

    public func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        read { state in state.articles.keys.count { state.isOutdated($0, version) } }
    }

    public func storeDerivations(of articles: [Article]) async throws(ArticleError) {
        try write { (state) throws(ArticleError) in
            for article in articles {
                guard let present = state.articles[article.id], present.version == article.version else {
                    continue
                }
                state.addAnalysis(of: article)
                state.search.remove(article.id)
                if let document = article.search { state.search.insert(document, of: present) }
            }
        }
    }

    public func useAnalyses(version: Int) async throws(ArticleError) {
        try write { (state) throws(ArticleError) in
            state.usedVersion = version
            for (id, stored) in state.analyses {
                for other in stored.keys where other != version {
                    state.removeAnalysis(of: id, version: other)
                }
            }
        }
    }
}

extension State {
    fileprivate func isOutdated(_ article: ArticleID, _ version: Int?) -> Bool {
        guard let version else { return true }
        return search[article]?.version != version
    }

    /// A page of what a search finds.
    func searched(_ search: SearchQuery, _ query: ArticleQuery) -> [Article] {
        let limit = max(query.limit, 1)
        let start = query.position.map { FoundPlace($0) }
        var page: [FoundPlace] = []
        func isBefore(_ left: FoundPlace, _ right: FoundPlace) -> Bool {
            query.isDescending ? right < left : left < right
        }
        self.search.visit(search) { slot in
            guard query.filter.canMatch(slot), let place = place(of: slot, query) else { return }
            if let start, !isBefore(start, place) { return }
            page.append(place)
            guard page.count >= 4 * limit + 1_024 else { return }
            page = Array(page.sorted(by: isBefore).prefix(limit))
        }
        return page.sorted(by: isBefore).prefix(limit).compactMap { place in
            var article = articles[place.id]
            if !query.includesBody { article?.body = "" }
            return article
        }
    }

    func count(_ search: SearchQuery, _ filter: ArticleFilter) -> Int {
        var count = 0
        self.search.visit(search) { slot in
            if filter.canMatch(slot), isMatch(slot, filter) { count += 1 }
        }
        return count
    }

    private func isMatch(_ slot: SearchIndex.Slot, _ filter: ArticleFilter) -> Bool {
        guard filter.looksAtMore else { return true }
        return articles[slot.article].map { filter.matches($0) } ?? false
    }

    private func place(of slot: SearchIndex.Slot, _ query: ArticleQuery) -> FoundPlace? {
        guard isMatch(slot, query.filter) else { return nil }
        var place = FoundPlace(id: slot.article)
        switch query.order {
        case .newest, .oldest: place.number = slot.publishedKey
        case .recentlyUpdated: place.number = slot.updatedAt.milliseconds
        case .title: place.text = articles[slot.article].map { TextKey(text: $0.titleKey) }
        case .relevance:
            place.score = query.scores[slot.article] ?? 0
            place.number = slot.publishedKey
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
    fileprivate func canMatch(_ slot: SearchIndex.Slot) -> Bool {
        if let updatedAfter, slot.updatedAt <= updatedAfter { return false }
        switch statuses {
        case .visible(let now): return slot.status == .published && slot.publishedKey <= now.milliseconds
        case .scheduled(let now): return slot.status == .published && slot.publishedKey > now.milliseconds
        case .draft: return slot.status == .draft
        case .archived: return slot.status == .archived
        case .any: return true
        }
    }
}
