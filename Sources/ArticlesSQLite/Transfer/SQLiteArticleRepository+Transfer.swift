public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository: RecordTransfer {
    public func records(
        _ kind: TransferredRecord.Kind, from key: String, limit: Int
    ) async throws(ArticleError) -> [TransferredRecord] {
        try await read(.long) { database in
            switch kind {
            case .formerSlug: try database.former(.transferredSlugs, from: key, limit).map { .formerSlug($0) }
            case .formerTagSlug:
                try database.former(.transferredTagSlugs, from: key, limit).map { .formerTagSlug($0) }
            case .formerTagKey:
                try database.former(.transferredTagKeys, from: key, limit).map { .formerTagKey($0) }
            case .tombstone:
                try database.rows(.transferredTombstones, [StoredID(key: key), limit], Tombstone.init(row:))
                    .map { .tombstone($0) }
            case .overrides: try database.overrides(from: key, limit)
            }
        }
    }

    public func store(_ records: [TransferredRecord]) async throws(ArticleError) {
        try await write { database in
            for record in records { try database.store(record) }
        }
    }

    public func delete(_ records: [TransferredRecord]) async throws(ArticleError) {
        try await write { database in
            for record in records { try database.delete(record) }
        }
    }
}

extension SQLiteConnection {
    fileprivate func former(_ statement: Statement, from key: String, _ limit: Int) throws -> [FormerName] {
        try rows(statement, [key, limit]) { row in
            FormerName(
                try row.decode(String.self, atIndex: 0), of: try row.decode(StoredID.self, atIndex: 1).id,
                givenUpAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 2)),
                isPublic: try row.decode(Bool.self, atIndex: 3))
        }
    }

    fileprivate func overrides(from key: String, _ limit: Int) throws -> [TransferredRecord] {
        var found: [(article: ArticleID, overrides: RelatedOverrides)] = []
        _ = try rows(.overridesOfArticles, [StoredID(key: key), limit]) { row in
            let article = try row.decode(StoredID.self, atIndex: 0).id
            let target = try row.decode(StoredID.self, atIndex: 2).id
            if found.last?.article != article { found.append((article, RelatedOverrides())) }
            if try row.decode(Int.self, atIndex: 1) == 0 {
                found[found.count - 1].overrides.pinned.append(target)
            } else {
                found[found.count - 1].overrides.excluded.append(target)
            }
        }
        return found.map { .overrides($0.article, $0.overrides) }
    }

    fileprivate func store(_ record: TransferredRecord) throws {
        do {
            switch record {
            case .formerSlug(let former):
                try run(.deleteFormerSlug, [former.name, true])
                try run(
                    .insertFormerSlug,
                    [former.name, StoredID(former.owner), former.givenUpAt.milliseconds, former.isPublic])
            case .formerTagSlug(let former):
                try run(
                    .insertFormerTagSlug,
                    [former.name, StoredID(former.owner), former.givenUpAt.milliseconds])
            case .formerTagKey(let former):
                try run(
                    .insertFormerTagKey,
                    [former.name, StoredID(former.owner), former.givenUpAt.milliseconds, former.isPublic])
            case .tombstone(let tombstone):
                try run(.deleteTombstone, [StoredID(tombstone.id)])
                try insert(tombstone)
            case .overrides(let article, let overrides): try set(overrides, of: article)
            }
        } catch let error as SQLiteError where error.isMissing {
            throw ArticleError.conflict(.tag, cause: error)
        }
    }

    fileprivate func delete(_ record: TransferredRecord) throws {
        switch record {
        case .formerSlug(let former): try run(.deleteFormerSlug, [former.name, true])
        case .formerTagSlug(let former): try run(.deleteFormerTagSlugs, [former.name])
        case .formerTagKey(let former): try run(.deleteFormerTagKeys, [former.name])
        case .tombstone(let tombstone): try run(.deleteTombstone, [StoredID(tombstone.id)])
        case .overrides(let article, _): try run(.deleteOverrides, [StoredID(article)])
        }
    }
}

extension StoredID {
    /// The identity of a key; the least one without a key.
    fileprivate init(key: String) { self.init(UniqueID(key) ?? UniqueID(high: 0, low: 0)) }
}
