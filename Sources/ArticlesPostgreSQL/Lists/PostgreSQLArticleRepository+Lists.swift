public import Articles
internal import PostgreSQLClient

/// The shape of a list, and the values that its statement takes.
typealias List = (shape: ListShape, values: ListValues)

extension PostgreSQLArticleRepository {
    public func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        guard let list = try await list(query) else { return [] }
        if let page = try await newestPage(list) { return page }
        return try await gathered(list)
    }

    public func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int {
        guard let list = try await count(of: filter) else { return 0 }
        let statement = lists.statement(list.shape)
        do throws(PostgreSQLError) {
            let counts = try await client.query(
                statement.prepared, statement.values(list.values), class: .list
            ) { row throws(PostgreSQLError) in Int(try row.int64(0)) }
            return counts.first ?? 0
        } catch {
            throw ArticleError(error)
        }
    }

    /// The page of a list, from one walk of its index.
    func gathered(_ list: List) async throws(ArticleError) -> [Article] {
        let statement = lists.statement(list.shape)
        return try await articles(statement.prepared, statement.values(list.values))
    }

    /// The list of a query; `nil` when nothing can match.
    func list(_ query: ArticleQuery) async throws(ArticleError) -> List? {
        if let search = query.filter.search { return try self.search(search, query) }
        guard let published = query.filter.publishedKeys else { return nil }
        let key = query.order.key
        let choice = try await source(of: query.filter, published, orderedBy: key)
        var values = ListValues(filter: query.filter, published: published, sourceGroup: choice.group)
        values.limit = query.limit
        values.bound(by: key, from: query.position, isDescending: query.isDescending)
        var shape = ListShape(
            content: query.includesBody ? .articlesWithBody : .articles, key: key,
            isDescending: query.isDescending, source: choice.source, hasStart: values.start != nil,
            page: ListShape.Page(holding: query.limit))
        if shape.isGathered { shape.hasStart = false }
        return (shape, values)
    }

    /// The list that counts what matches; `nil` when nothing can.
    func count(of filter: ArticleFilter) async throws(ArticleError) -> List? {
        if let search = filter.search { return try count(of: search, filter) }
        guard let published = filter.publishedKeys else { return nil }
        let choice = try await source(of: filter, published, orderedBy: nil)
        let values = ListValues(filter: filter, published: published, sourceGroup: choice.group)
        return (.counting(from: choice.source), values)
    }

    /// Which index to walk: that of the condition which leaves fewest articles, even out of order if these
    /// are few enough to be sorted; else one that is in order.
    private func source(
        of filter: ArticleFilter, _ published: ClosedRange<Int64>, orderedBy key: ListShape.Key?
    ) async throws(ArticleError) -> ListCondition {
        let conditions = ListCondition.all(of: filter, orderedBy: key)
        guard let first = conditions.first else { return ListCondition(source: .articles) }
        let isEnough = key == nil || (key == .published && first.isOrderedByPublished)
        guard conditions.count > 1 || !isEnough else { return first }
        let sizes = try await sizes(of: conditions, filter, published)
        let sized = zip(conditions, sizes).sorted { $0.1 < $1.1 }
        if let (fewest, size) = sized.first, size <= ListCondition.mostSorted || key == nil { return fewest }
        let inOrder = sized.first { key == .published && $0.0.isOrderedByPublished }
        return inOrder?.0 ?? ListCondition(source: .articles)
    }

    private func sizes(
        of conditions: [ListCondition], _ filter: ArticleFilter, _ published: ClosedRange<Int64>
    ) async throws(ArticleError) -> [Int64] {
        let tags = filter.tagGroups.flatMap { $0 }
        let values: [PostgreSQLValue] = [
            .int32Array(filter.statuses.stored), .int64(published.lowerBound), .int64(published.upperBound),
            .ids(tags), .optional(filter.author), .optional(filter.language),
            .bool(conditions.contains { $0.source == .publishedTimes }),
            conditions.contains { $0.source == .updatedTimes } ? .optional(filter.updatedAfter) : .null,
        ]
        let found = try await rows(.selectivity, values) { row throws(PostgreSQLError) in
            let tags = try row.int64Array(0)
            var others: [Int64] = []
            for column in 1...4 { others.append(row.isNull(column) ? 0 : try row.int64(column)) }
            return (tags: tags, others: others)
        }
        guard let counts = found.first, counts.tags.count == tags.count else {
            throw .malformedRow("article_tags")
        }
        var rest = counts.tags[...]
        let groups = filter.tagGroups.map { group in
            defer { rest = rest.dropFirst(group.count) }
            return rest.prefix(group.count).reduce(0, +)
        }
        return conditions.map { condition in
            switch condition.source {
            case .articles, .search, .newestSearch: .max
            case .tags: condition.group.map { groups[$0] } ?? .max
            case .author: counts.others[0]
            case .language: counts.others[1]
            case .publishedTimes: counts.others[2]
            case .updatedTimes: counts.others[3]
            }
        }
    }
}

extension ArticleOrder {
    /// What articles are ordered by that are not searched for.
    var key: ListShape.Key {
        switch self {
        case .newest, .oldest, .relevance: .published
        case .recentlyUpdated: .updated
        case .title: .title
        }
    }
}

extension ArticlePosition.Key {
    fileprivate var milliseconds: Int64? {
        switch self {
        case .milliseconds(let milliseconds), .score(_, let milliseconds): milliseconds
        case .title: nil
        }
    }
}

extension ListValues {
    /// Sets where the walk starts and ends.
    ///
    /// The start is one place, of key and identity: two conditions on the same end of a walk would let
    /// PostgreSQL start at the looser one.
    mutating func bound(
        by key: ListShape.Key, from position: ArticlePosition?, isDescending: Bool
    ) {
        let keys: ClosedRange<Int64>
        switch key {
        case .published: keys = published
        case .updated: keys = (filter.updatedAfter.map { $0.milliseconds + 1 } ?? .min)...(.max)
        case .title, .relevance:
            start = position
            return
        }
        end = isDescending ? keys.lowerBound : keys.upperBound
        if isDescending, keys.upperBound < .max {
            start = ArticlePosition(
                key: .milliseconds(keys.upperBound + 1), id: UniqueID(high: 0, low: 0))
        } else if !isDescending, keys.lowerBound > .min {
            start = ArticlePosition(
                key: .milliseconds(keys.lowerBound - 1), id: UniqueID(high: .max, low: .max))
        }
        guard let position, let place = position.key.milliseconds else { return }
        guard let start, case .milliseconds(let first) = start.key else { return self.start = position }
        let isBehind = (place, position.id) < (first, start.id)
        if isBehind == isDescending { self.start = position }
    }
}

extension PostgreSQLArticleRepository: ArticleIDListing {
    public func articleIDs(_ query: ArticleQuery) async throws(ArticleError) -> [ArticleID] {
        guard query.filter.search != nil else { return try await articles(query).map(\.id) }
        guard let list = try await list(query) else { return [] }
        var shape = list.shape
        shape.content = .identities
        let statement = lists.statement(shape)
        do throws(PostgreSQLError) {
            return try await client.query(
                statement.prepared, statement.values(list.values), class: .list
            ) { row throws(PostgreSQLError) in try row.id(0) }
        } catch {
            throw ArticleError(error)
        }
    }
}
