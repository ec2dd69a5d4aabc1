public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository: RecordTransfer {
    public func records(
        _ kind: TransferredRecord.Kind, from key: String, limit: Int
    ) async throws(ArticleError) -> [TransferredRecord] {
        switch kind {
        case .formerSlug: try await former(.transferredSlugs, from: key, limit).map { .formerSlug($0) }
        case .formerTagSlug:
            try await former(.transferredTagSlugs, from: key, limit).map { .formerTagSlug($0) }
        case .formerTagKey: try await former(.transferredTagKeys, from: key, limit).map { .formerTagKey($0) }
        case .tombstone:
            try await rows(.transferredTombstones, [.id(key: key), .int64(Int64(limit))]) {
                row throws(PostgreSQLError) in .tombstone(try Tombstone(row: row, from: 0))
            }
        case .overrides: try await overrides(from: key, limit)
        }
    }

    public func store(_ records: [TransferredRecord]) async throws(ArticleError) {
        do throws(PostgreSQLError) {
            _ = try await run(records.flatMap { Self.steps(storing: $0) })
        } catch {
            guard error.sqlState == Statement.failedGuard else { throw ArticleError(write: error) }
            throw .notFound("article")
        }
    }

    public func delete(_ records: [TransferredRecord]) async throws(ArticleError) {
        try await write(records.map { Self.step(deleting: $0) })
    }

    private func former(
        _ statement: Statement, from key: String, _ limit: Int
    ) async throws(ArticleError) -> [FormerName] {
        try await rows(statement, [.text(key), .int64(Int64(limit))]) { row throws(PostgreSQLError) in
            FormerName(
                try row.text(0), of: try row.id(1), givenUpAt: try row.time(2), isPublic: try row.bool(3))
        }
    }

    private func overrides(
        from key: String, _ limit: Int
    ) async throws(ArticleError) -> [TransferredRecord] {
        let found = try await rows(.overridesOfArticles, [.id(key: key), .int64(Int64(limit))]) {
            row throws(PostgreSQLError) in
            (article: try row.id(0), isPinned: try row.int16(1) == 0, target: try row.id(2))
        }
        var overrides: [(article: ArticleID, overrides: RelatedOverrides)] = []
        for row in found {
            if overrides.last?.article != row.article { overrides.append((row.article, RelatedOverrides())) }
            if row.isPinned {
                overrides[overrides.count - 1].overrides.pinned.append(row.target)
            } else {
                overrides[overrides.count - 1].overrides.excluded.append(row.target)
            }
        }
        return overrides.map { .overrides($0.article, $0.overrides) }
    }

    private static func steps(storing record: TransferredRecord) -> [Step] {
        switch record {
        case .formerSlug(let former):
            [step(deleting: record), (.insertFormerSlug, values(of: former) + [.bool(former.isPublic)])]
        case .formerTagSlug(let former): [(.insertFormerTagSlug, values(of: former))]
        case .formerTagKey(let former):
            [(.insertFormerTagKey, values(of: former) + [.bool(former.isPublic)])]
        case .tombstone(let tombstone): [step(deleting: record), insertion(of: tombstone)]
        case .overrides(let article, let overrides): steps(of: overrides, of: article)
        }
    }

    private static func step(deleting record: TransferredRecord) -> Step {
        switch record {
        case .formerSlug(let former): (.deleteFormerSlug, [.text(former.name), .bool(true)])
        case .formerTagSlug(let former): (.deleteFormerTagSlugs, [.textArray([former.name])])
        case .formerTagKey(let former): (.deleteFormerTagKeys, [.textArray([former.name])])
        case .tombstone(let tombstone): (.deleteTombstone, [.id(tombstone.id)])
        case .overrides(let article, _): (.deleteOverrides, [.id(article)])
        }
    }

    private static func values(of former: FormerName) -> [PostgreSQLValue] {
        [.text(former.name), .id(former.owner), .time(former.givenUpAt)]
    }
}

extension PostgreSQLValue {
    /// The identity of a key; the least one without a key.
    fileprivate static func id(key: String) -> PostgreSQLValue {
        .id(UniqueID(key) ?? UniqueID(high: 0, low: 0))
    }
}
