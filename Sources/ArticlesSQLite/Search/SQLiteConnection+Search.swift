internal import Articles
internal import SQLiteClient

/// A document with a score.
private struct ScoredDocument {
    let id: Int64
    let score: Int
}

extension SQLiteConnection {
    /// A page of what a search finds.
    func searched(_ search: SearchQuery, _ query: ArticleQuery) throws -> [Article] {
        try articles(inOrder: searchedIDs(search, query), includesBody: query.includesBody)
    }

    /// The identities of a page of what a search finds.
    func searchedIDs(_ search: SearchQuery, _ query: ArticleQuery) throws -> [ArticleID] {
        let filter = query.filter
        guard let expression = MatchExpression(search), !filter.tagGroups.contains([]) else { return [] }
        let list = ListStatement(foundBy: filter, order: query.order)
        let documents = try FoundDocuments(self, list, order: query.order)
        var page = FoundPage(query)
        let scored = try query.order == .relevance ? scoredDocuments(query.scores) : []
        for status in filter.statuses.stored {
            if query.order.isByTime {
                let walk = SearchWalk(expression, status, query)
                try collect(walk, query, scored, documents, into: &page)
            } else {
                let ids = filter.documentIDs(status)
                try visit(expression, ids, isDescending: false) { id in
                    if let place = try documents.place(of: id) { _ = page.add(place) }
                    return true
                }
            }
        }
        return page.articles()
    }

    /// How many articles a search finds. Of days that lie in the filter's times as a whole, no document is
    /// looked up.
    func count(_ search: SearchQuery, _ filter: ArticleFilter) throws -> Int {
        guard let expression = MatchExpression(search), !filter.tagGroups.contains([]) else { return 0 }
        let documents = try FoundDocuments(
            self, ListStatement(foundBy: filter, order: .newest), order: .newest)
        let range = filter.publishedRange
        let cutDays = Set([range.lower, range.upper].compactMap { $0.map(DocumentID.day(ofKey:)) })
        let isLookedUp = filter.looksBeyondDocuments
        var count = 0
        for status in filter.statuses.stored {
            try visit(expression, filter.documentIDs(status), isDescending: false) { id in
                if isLookedUp || cutDays.contains(DocumentID.day(ofID: id)) {
                    if try documents.place(of: id) != nil { count += 1 }
                } else {
                    count += 1
                }
                return true
            }
        }
        return count
    }

    /// Calls `body` with the numbers of what matches, in their order, until it returns `false`.
    private func visit(
        _ expression: MatchExpression, _ ids: ClosedRange<Int64>?, isDescending: Bool,
        _ body: (Int64) throws -> Bool
    ) throws {
        guard let ids else { return }
        let statement = isDescending ? Statement.foundDocumentsBackward : .foundDocuments
        try step(statement, [expression.text, ids.lowerBound, ids.upperBound]) { try body($0.number(0)) }
    }

    /// Adds what is found in an order by time, or by score and time.
    ///
    /// Days come one after the other: once one ends and the page is full, the later ones are only read for
    /// articles with a score.
    private func collect(
        _ walk: SearchWalk, _ query: ArticleQuery, _ scored: [ScoredDocument], _ documents: FoundDocuments,
        into page: inout FoundPage
    ) throws {
        guard let ids = walk.ids(hasScores: !scored.isEmpty) else { return }
        let scores = Dictionary(uniqueKeysWithValues: scored.map { ($0.id, $0.score) })
        let inRange = scored.lazy.map(\.id).filter { ids.contains($0) }
        let lastScored = query.isDescending ? inRange.min() : inRange.max()
        var (day, count, isFull) = (Int64.min, 0, false)
        try visit(walk.expression, ids, isDescending: query.isDescending) { id in
            if let score = scores.isEmpty ? nil : scores[id] {
                guard var place = try documents.place(of: id) else { return true }
                place.score = score
                _ = page.add(place)
            } else if !isFull, walk.unscored?.contains(id) == true {
                let next = DocumentID.day(ofID: id)
                if next != day, count >= query.limit {
                    isFull = true
                } else if let place = try documents.place(of: id), page.add(place) {
                    count += 1
                }
                day = next
            }
            guard isFull || walk.unscored == nil else { return true }
            guard let lastScored else { return false }
            return query.isDescending ? id > lastScored : id < lastScored
        }
    }

    private func scoredDocuments(_ scores: [ArticleID: Int]) throws -> [ScoredDocument] {
        var documents: [ScoredDocument] = []
        try step(.documentNumber, each: scores.keys.sorted()) { article, row in
            documents.append(ScoredDocument(id: row.number(0), score: scores[article] ?? 0))
            return true
        }
        return documents
    }

    private func articles(inOrder ids: [ArticleID], includesBody: Bool) throws -> [Article] {
        let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        return try articles(ids: ids, includesBody: includesBody).sorted { left, right in
            (places[left.id] ?? 0) < (places[right.id] ?? 0)
        }
    }
}
