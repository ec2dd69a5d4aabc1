public import Articles
internal import GRDB

extension SQLiteArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        try await readers.read(.short) { database in
            switch scope {
            case .visible(let now):
                try database.first(.visibleTagBySlug, [slug.text, now.milliseconds], CountedTag.init(row:))
            case .all:
                try database.first(.anyTagBySlug, [slug.text], CountedTag.init(row:))
            }
        }
    }

    public func tag(formerSlug: Slug) async throws(ArticleError) -> Tag? {
        try await readers.read(.short) { try $0.first(.tagByFormerSlug, [formerSlug.text], Tag.init(row:)) }
    }

    public func tags(named names: TagNames) async throws(ArticleError) -> [NamedTag] {
        let keys = ArticleRow.jsonArray(of: names.keys)
        let slugs = ArticleRow.jsonArray(of: names.slugs.map(\.text))
        return try await readers.read(.short) { database in
            var found: [TagID: NamedTag] = [:]
            for (statement, texts) in [(Statement.tagsByKey, keys), (.tagsBySlug, slugs)] {
                for tag in try database.rows(statement, [texts], Tag.init(row:)) {
                    found[tag.id] = NamedTag(tag: tag)
                }
            }
            let former = try database.rows(.tagsByFormerSlug, [slugs]) { row in
                (tag: try Tag(row: row), slug: try row.decode(String.self, atIndex: TagRow.count))
            }
            for (tag, slug) in former {
                found[tag.id, default: NamedTag(tag: tag)].formerSlugs.append(Slug(stored: slug))
            }
            return found.values.map { named in
                NamedTag(tag: named.tag, formerSlugs: Set(named.formerSlugs).sorted())
            }
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        let list = ListStatement(query)
        return try await readers.read(.long) { try $0.rows(list, CountedTag.init(row:)) }
    }

    public func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        try await readers.read(.long) { database in
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

extension CompanionTag {
    fileprivate init(row: Row) throws {
        self.init(
            tag: try Tag(row: row), articlesInCommon: try row.decode(Int.self, atIndex: TagRow.count + 1),
            articleCount: try row.decode(Int.self, atIndex: TagRow.count))
    }
}
