public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        try await read(.short) { database in
            switch scope {
            case .visible(let now):
                try database.first(
                    database.isSettled(scope) ? .publicTagBySlug : .visibleTagBySlug,
                    [slug.text, now.milliseconds], CountedTag.init(row:))
            case .all:
                try database.first(.tagBySlug, [slug.text], CountedTag.init(row:))
            }
        }
    }

    public func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? {
        try await read(.short) { database in
            let values: [(any SQLiteConvertible)?] = [formerSlug.text, scope.now?.milliseconds]
            return try database.first(.tagByFormerSlug, values, Tag.init(row:))
        }
    }

    public func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        let keys = ArticleRow.jsonArray(of: names.keys)
        let slugs = ArticleRow.jsonArray(of: names.slugs.map(\.text))
        return try await read(.short) { database in
            var found = try database.tags(keys: keys, slugs: slugs, in: scope)
            try database.addFormerSlugs(slugs, to: &found)
            try database.addFormerKeys(keys, in: scope, to: &found)
            return found.values.filter { $0.appearance <= scope.now?.milliseconds ?? Int64.max }
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        try await read(.long) { database in
            let list = ListStatement(query, isSettled: try database.isSettled(query.scope))
            return try database.rows(list, CountedTag.init(row:))
        }
    }

    public func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        try await read(.long) { database in
            switch scope {
            case .visible(let now):
                try database.rows(
                    .visibleCompanions, [StoredID(tag), sample, now.milliseconds], CompanionTag.init(row:))
            case .all:
                try database.rows(.companions, [StoredID(tag), sample], CompanionTag.init(row:))
            }
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        try await read(.short) { database in
            Set(try database.rows(.ignoredTags) { try $0.decode(StoredID.self, atIndex: 0).id })
        }
    }
}

extension SQLiteConnection {
    /// Whether the tags that the public knows are all that exist in the scope.
    func isSettled(_ scope: TagScope) throws -> Bool {
        guard let now = scope.now else { return false }
        return try first(.appearedTag, [now.milliseconds]) { _ in true } == nil
    }

    /// The tags with one of these keys or slugs now, which are JSON arrays.
    fileprivate func tags(keys: String, slugs: String, in scope: TagScope) throws -> [TagID: NamedTag] {
        let now = scope.now?.milliseconds
        let statements: [(Statement, String)] =
            if now == nil {
                [(.tagsByKey, keys), (.tagsBySlug, slugs)]
            } else if try isSettled(scope) {
                [(.publicTagsByKey, keys), (.publicTagsBySlug, slugs)]
            } else {
                [(.visibleTagsByKey, keys), (.visibleTagsBySlug, slugs)]
            }
        var found: [TagID: NamedTag] = [:]
        for (statement, texts) in statements {
            let values: [(any SQLiteConvertible)?] = now.map { [texts, $0] } ?? [texts]
            for named in try rows(statement, values, NamedTag.init(row:)) { found[named.tag.id] = named }
        }
        return found
    }

    /// Adds the tags that had one of these slugs before.
    fileprivate func addFormerSlugs(_ slugs: String, to found: inout [TagID: NamedTag]) throws {
        let former = try rows(.tagsByFormerSlug, [slugs]) { row in
            (named: try NamedTag(row: row), slug: try row.decode(String.self, atIndex: TagRow.count + 1))
        }
        for (named, text) in former {
            var entry = found[named.tag.id] ?? named
            entry.formerSlugs = Set(entry.formerSlugs + [Slug(stored: text)]).sorted()
            found[named.tag.id] = entry
        }
    }

    /// Adds the tags that had one of these keys before, as far as the scope may know.
    fileprivate func addFormerKeys(
        _ keys: String, in scope: TagScope, to found: inout [TagID: NamedTag]
    ) throws {
        let statement: Statement = scope == .all ? .tagsByFormerKey : .visibleTagsByFormerKey
        let former = try rows(statement, [keys]) { row in
            (
                named: try NamedTag(row: row), key: try row.decode(String.self, atIndex: TagRow.count + 1),
                isPublic: try row.decode(Bool.self, atIndex: TagRow.count + 2)
            )
        }
        for (named, key, isPublic) in former {
            var entry = found[named.tag.id] ?? named
            if isPublic {
                entry.formerKeys.insertSorted(key)
            } else {
                entry.hiddenFormerKeys.insertSorted(key)
            }
            found[named.tag.id] = entry
        }
    }
}

extension [String] {
    /// Inserts a text by the order of its bytes, unless it is there.
    fileprivate mutating func insertSorted(_ text: String) {
        guard !contains(where: { $0.hasSameBytes(as: text) }) else { return }
        let place = firstIndex { text.utf8.lexicographicallyPrecedes($0.utf8) }
        insert(text, at: place ?? endIndex)
    }
}

extension TagScope {
    /// The instant at which it is looked at, if that matters.
    var now: Timestamp? {
        switch self {
        case .visible(let now): now
        case .all: nil
        }
    }
}

extension NamedTag {
    fileprivate init(row: borrowing SQLiteRow) throws {
        self.init(tag: try Tag(row: row), appearance: try row.decode(Int64.self, atIndex: TagRow.count))
    }
}

extension CompanionTag {
    fileprivate init(row: borrowing SQLiteRow) throws {
        self.init(
            tag: try Tag(row: row), articlesInCommon: try row.decode(Int.self, atIndex: TagRow.count + 1),
            articleCount: try row.decode(Int.self, atIndex: TagRow.count))
    }
}
