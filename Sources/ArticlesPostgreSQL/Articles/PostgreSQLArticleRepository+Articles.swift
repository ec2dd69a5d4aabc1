public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func article(id: ArticleID) async throws(ArticleError) -> Article? {
        try await article(.articleByID, [.id(id)])
    }

    public func article(slug: Slug) async throws(ArticleError) -> Article? {
        try await article(.articleBySlug, [.text(slug.text)])
    }

    public func article(source: Source) async throws(ArticleError) -> Article? {
        try await article(.articleBySource, [.text(source.name), .text(source.id)])
    }

    public func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? {
        let key = position?.milliseconds ?? .min
        let id = position?.id ?? UniqueID(high: 0, low: 0)
        let values: [PostgreSQLValue] = [
            .int64(key), .id(id), .int64(now.milliseconds), .int64(Int64(count)),
        ]
        return try await rows(.visiblePosition, values) { row throws(PostgreSQLError) in
            ArticlePosition(key: .milliseconds(try row.int64(0)), id: try row.id(1))
        }.first
    }

    public func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry? {
        switch reference {
        case .id(let id):
            let values: [PostgreSQLValue] = [.id(id), .bool(includesBody)]
            if let article = try await article(.publicArticleByID, values, at: now) {
                return .article(article)
            }
            return try await read(.publicTombstone, [.id(id)]) { _ in PublicEntry.gone }.first
        case .slug(let slug):
            let value = PostgreSQLValue.text(slug.text)
            if let article = try await article(
                .publicArticleBySlug, [value, .bool(includesBody)], at: now)
            {
                return .article(article)
            }
            return try await read(.publicFormerSlug, [value], at: now) { row throws(PostgreSQLError) in
                try row.optionalText(0).map { .moved(to: Slug(stored: $0)) } ?? PublicEntry.gone
            }.first
        }
    }

    public func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        try await rows(.slugHolders, [.slugs(slugs)]) { row throws(PostgreSQLError) in
            SlugHolder(
                slug: Slug(stored: try row.text(0)), article: try row.id(1), isFormer: try row.bool(2),
                appearance: try row.int64(3))
        }
    }

    public func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        let owners = try await rows(.formerOwner, [.text(slug.text)]) { row throws(PostgreSQLError) in
            if row.isNull(0) {
                let tombstone = try Tombstone(row: row, from: ArticleRow.next)
                return FormerOwner.tombstone(tombstone) as FormerOwner?
            }
            return try Article(row: row).map { FormerOwner.article($0) }
        }
        guard let owner = owners.first else { return nil }
        guard let owner else { throw .malformedRow("articles") }
        return owner
    }

    public func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        try await rows(.tombstone, [.id(id)]) { row throws(PostgreSQLError) in
            try Tombstone(row: row, from: 0)
        }.first
    }

    public func tombstone(source: Source) async throws(ArticleError) -> Tombstone? {
        let values = [PostgreSQLValue.text(source.name), .text(source.id)]
        return try await rows(.tombstoneBySource, values) { row throws(PostgreSQLError) in
            try Tombstone(row: row, from: 0)
        }.first
    }

    public func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] {
        try await rows(.tombstonesBySourceName, [.text(sourceName)]) { row throws(PostgreSQLError) in
            try Tombstone(row: row, from: 0)
        }
    }

    private func article(
        _ statement: Statement, _ values: [PostgreSQLValue], at now: Timestamp? = nil
    ) async throws(ArticleError) -> Article? {
        try await read(statement, values, at: now) { row throws(PostgreSQLError) in
            try Article(row: row)
        }.first.map { article throws(ArticleError) in
            guard let article else { throw .malformedRow("articles") }
            return article
        }
    }

    func articles(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue], class: StatementClass = .list
    ) async throws(ArticleError) -> [Article] {
        let rows: [Article?]
        do throws(PostgreSQLError) {
            rows = try await client.query(statement, values, class: `class`) { row throws(PostgreSQLError) in
                try Article(row: row)
            }
        } catch {
            throw ArticleError(error)
        }
        return try rows.map { article throws(ArticleError) in
            guard let article else { throw .malformedRow("articles") }
            return article
        }
    }

    public func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        guard !ids.isEmpty else { return [] }
        return try await articles(Statement.articlesByIDs.prepared, [.ids(ids), .bool(includesBody)])
    }
}

extension Tombstone {
    init(row: borrowing PostgreSQLRow, from column: Int) throws(PostgreSQLError) {
        self.init(
            id: try row.id(column), slug: Slug(stored: try row.text(column + 1)),
            version: Int(try row.int64(column + 2)), wasVisible: try row.bool(column + 3),
            deletedAt: try row.time(column + 4))
        if let name = try row.optionalText(column + 5) {
            source = Source(
                name: name, id: try row.text(column + 6), digest: try row.optionalText(column + 7))
        }
    }
}
