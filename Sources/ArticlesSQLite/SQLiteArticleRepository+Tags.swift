public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        try await read(.short) { database in
            switch scope {
            case .visible(let now):
                try database.first(.visibleTagBySlug, [slug.text, now.milliseconds], CountedTag.init(row:))
            case .all:
                try database.first(.anyTagBySlug, [slug.text], CountedTag.init(row:))
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
        let now = scope.now?.milliseconds
        let statements: [(Statement, String)] =
            now == nil
            ? [(.tagsByKey, keys), (.tagsBySlug, slugs)]
            : [(.visibleTagsByKey, keys), (.visibleTagsBySlug, slugs)]
        return try await read(.short) { database in
            var found: [TagID: NamedTag] = [:]
            for (statement, texts) in statements {
                let values: [(any SQLiteConvertible)?] = now.map { [texts, $0] } ?? [texts]
                for named in try database.rows(statement, values, NamedTag.init(row:)) {
                    found[named.tag.id] = named
                }
            }
            let former = try database.rows(.tagsByFormerSlug, [slugs]) { row in
                (named: try NamedTag(row: row), slug: try row.decode(String.self, atIndex: TagRow.count + 1))
            }
            for (named, slug) in former {
                found[named.tag.id, default: named].formerSlugs.append(Slug(stored: slug))
            }
            return found.values.filter { $0.appearance <= now ?? Int64.max }.map { named in
                var named = named
                named.formerSlugs = Set(named.formerSlugs).sorted()
                return named
            }
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        let list = ListStatement(query)
        return try await read(.long) { try $0.rows(list, CountedTag.init(row:)) }
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
                try database.rows(.allCompanions, [StoredID(tag), sample], CompanionTag.init(row:))
            }
        }
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
