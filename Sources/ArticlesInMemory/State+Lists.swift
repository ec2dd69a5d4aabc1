import Articles

/// Lists read from the index that narrows them most, so that their cost does not grow with the collection.
extension State {
    /// One page, in the order of the query or its reverse.
    func list(_ query: ArticleQuery) -> [Article] {
        switch query.order {
        case .newest, .oldest, .relevance:
            return page(query, narrowest(for: query.filter), query.filter.publishedKeys, Self.milliseconds)
        case .recentlyUpdated:
            if let few = few(for: query) {
                return sorted(few, query, Self.milliseconds) { $0.updatedAt.milliseconds }
            }
            let start = (query.filter.updatedAfter?.milliseconds).map { $0 + 1 } ?? .min
            return page(query, [byUpdated], start...(.max), Self.milliseconds)
        case .title:
            if let few = few(for: query) {
                return sorted(few, query, Self.text) { TextKey(text: $0.titleKey) }
            }
            return page(query, [byTitle], nil, Self.text)
        }
    }

    /// How many articles match. What one index tells alone costs no more than a list.
    func countListed(_ filter: ArticleFilter) -> Int {
        let sources = narrowest(for: filter)
        if filter.isOneCondition, sources.count == 1 {
            return sources[0].count(in: filter.statuses.states, filter.publishedKeys)
        }
        return numbers(in: sources, filter).count { number in articles[number].map(filter.matches) ?? false }
    }

    /// The place of the last of the next visible articles behind a place.
    func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) -> ArticlePosition? {
        let key = position.flatMap { Self.milliseconds($0.key) }
        let entry = byPublished[.published].entry(
            count, behind: key.flatMap { key in position.map { (key: key, id: $0.id) } }, articles.ids)
        guard let entry, entry.key <= now.milliseconds else { return nil }
        return ArticlePosition(key: .milliseconds(entry.key), id: articles.ids[Int(entry.number)])
    }

    private static func milliseconds(_ key: ArticlePosition.Key) -> Int64? {
        switch key {
        case .milliseconds(let number), .score(_, let number): number
        case .title: nil
        }
    }

    private static func text(_ key: ArticlePosition.Key) -> TextKey? {
        switch key {
        case .title(let text): TextKey(text: text)
        case .milliseconds, .score: nil
        }
    }

    /// Of all articles, a tag group, the author and the language, what holds the fewest.
    private func narrowest(for filter: ArticleFilter) -> [ListEntries<Int64>] {
        var sources = filter.tagGroups.map { group in Set(group).map { articlesByTag[$0] ?? ListEntries() } }
        if let author = filter.author {
            sources.append([articlesByAuthor[TextKey(text: author)] ?? ListEntries()])
        }
        if let language = filter.language {
            sources.append([articlesByLanguage[TextKey(text: language)] ?? ListEntries()])
        }
        let counts = sources.map { $0.reduce(0) { $0 + $1.count } }
        guard let least = counts.indices.min(by: { counts[$0] < counts[$1] }),
            counts[least] <= byPublished.count
        else { return [byPublished] }
        return sources[least]
    }

    /// The articles of the narrowest index, where sorting them takes fewer steps than walking along the order until
    /// a page is full.
    private func few(for query: ArticleQuery) -> Set<ArticleNumber>? {
        let sources = narrowest(for: query.filter)
        let count = sources.reduce(0) { $0 + $1.count }
        guard count < byPublished.count, count.multipliedFullWidth(by: 8 * count).high == 0,
            count * 8 * count <= byPublished.count * query.limit
        else { return nil }
        return numbers(in: sources, query.filter)
    }

    private func numbers(in sources: [ListEntries<Int64>], _ filter: ArticleFilter) -> Set<ArticleNumber> {
        var numbers: Set<ArticleNumber> = []
        for source in sources { source.forEach(in: filter.statuses.states) { numbers.insert($0) } }
        return numbers
    }

    private func sorted<Key: Comparable>(
        _ numbers: Set<ArticleNumber>, _ query: ArticleQuery, _ position: (ArticlePosition.Key) -> Key?,
        _ key: (Article) -> Key
    ) -> [Article] {
        func precedes(_ left: (key: Key, id: ArticleID), _ right: (key: Key, id: ArticleID)) -> Bool {
            let isBefore = left.key == right.key ? left.id < right.id : left.key < right.key
            return isBefore != query.isDescending && left.id != right.id
        }
        let start = query.position.flatMap { place in position(place.key).map { (key: $0, id: place.id) } }
        let found = numbers.compactMap { articles[$0] }.filter(query.filter.matches)
            .map { (place: (key: key($0), id: $0.id), article: $0) }
            .filter { found in start.map { precedes($0, found.place) } ?? true }
            .sorted { precedes($0.place, $1.place) }
        return found.prefix(query.limit).map { query.shown($0.article) }
    }

    private func page<Key>(
        _ query: ArticleQuery, _ sources: [ListEntries<Key>], _ keys: ClosedRange<Key>?,
        _ position: (ArticlePosition.Key) -> Key?
    ) -> [Article] {
        let isDescending = query.isDescending
        let place = query.position.flatMap { place in position(place.key).map { (key: $0, id: place.id) } }
        let start = SortedEntries<Key>.Start(place, within: keys, isDescending: isDescending)
        var walk = MergedWalk(
            sources.flatMap { source in
                query.filter.statuses.states.map {
                    source[$0].entries(from: start, articles.ids, isDescending: isDescending)
                }
            }, isDescending: isDescending)
        var page: [Article] = []
        while page.count < query.limit, let entry = walk.next(articles.ids) {
            if let keys, isDescending ? entry.key < keys.lowerBound : entry.key > keys.upperBound { break }
            guard let article = articles[entry.number], query.filter.matches(article) else { continue }
            page.append(query.shown(article))
        }
        return page
    }
}

extension ArticleQuery {
    fileprivate func shown(_ article: Article) -> Article {
        guard !includesBody else { return article }
        var article = article
        article.body = ""
        return article
    }
}

extension SortedEntries.Start {
    /// Behind the place, but not before the range.
    fileprivate init(_ place: (key: Key, id: ArticleID)?, within keys: ClosedRange<Key>?, isDescending: Bool)
    {
        let end = keys.map { isDescending ? $0.upperBound : $0.lowerBound }
        switch (place, end) {
        case (let place?, let end?) where isDescending ? place.key > end : place.key < end: self = .at(end)
        case (let place?, _): self = .behind(place.key, place.id)
        case (nil, let end?): self = .at(end)
        case (nil, nil): self = .end
        }
    }
}

extension ArticleFilter {
    /// The range of `publishedKey` that the states and times leave. Articles without a time are behind all others.
    fileprivate var publishedKeys: ClosedRange<Int64> {
        var (lower, upper) = (Int64.min, Int64.max)
        switch statuses {
        case .visible(let now): upper = now.milliseconds
        case .scheduled(let now): lower = now.milliseconds + 1
        case .draft, .archived, .any: break
        }
        if let publishedAfter {
            (lower, upper) = (max(lower, publishedAfter.milliseconds + 1), min(upper, .max - 1))
        }
        if let publishedBefore { upper = min(upper, publishedBefore.milliseconds - 1) }
        // An empty range: nothing is at an instant that far.
        return lower <= upper ? lower...upper : Int64.min...Int64.min
    }

    /// Whether, besides states and times of appearance, there is at most one tag, author or language.
    fileprivate var isOneCondition: Bool {
        let count = tagGroups.count + (author == nil ? 0 : 1) + (language == nil ? 0 : 1)
        return count <= 1 && excludedTags.isEmpty && updatedAfter == nil
            && tagGroups.allSatisfy { Set($0).count == 1 }
    }
}

extension ArticleFilter.Statuses {
    /// The states of which articles may be among these.
    var states: [ArticleStatus] {
        switch self {
        case .visible, .scheduled: [.published]
        case .draft: [.draft]
        case .archived: [.archived]
        case .any: [.published, .draft, .archived]
        }
    }
}
