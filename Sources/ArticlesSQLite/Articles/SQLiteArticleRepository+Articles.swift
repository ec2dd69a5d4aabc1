public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func article(id: ArticleID) async throws(ArticleError) -> Article? {
        try await read(.short) { try $0.article(id: id) }
    }

    public func article(slug: Slug) async throws(ArticleError) -> Article? {
        try await read(.short) { try $0.article(.articleBySlug, [slug.text]) }
    }

    public func article(source: Source) async throws(ArticleError) -> Article? {
        try await read(.short) { try $0.article(.articleBySource, [source.name, source.id]) }
    }

    public func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? {
        let key = position?.milliseconds ?? .min
        let id = position?.id ?? UniqueID(high: 0, low: 0)
        return try await read(.long) { database in
            try database.first(.visiblePosition, [key, StoredID(id), now.milliseconds, count]) { row in
                ArticlePosition(
                    key: .milliseconds(try row.decode(Int64.self, atIndex: 0)),
                    id: try row.decode(StoredID.self, atIndex: 1).id)
            }
        }
    }

    public func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry? {
        let time = now.milliseconds
        return try await read(.short) { database in
            switch reference {
            case .id(let id):
                let values: [any SQLiteConvertible] = [StoredID(id), time, includesBody]
                if let article = try database.article(.publicArticleByID, values) { return .article(article) }
                return try database.first(.publicTombstone, [StoredID(id)]) { _ in .gone }
            case .slug(let slug):
                let values: [any SQLiteConvertible] = [slug.text, time, includesBody]
                if let article = try database.article(.publicArticleBySlug, values) {
                    return .article(article)
                }
                return try database.first(.publicFormerSlug, [slug.text, time]) { row in
                    try row.decode(String?.self, atIndex: 0).map { .moved(to: Slug(stored: $0)) } ?? .gone
                }
            }
        }
    }

    public func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        let asked = ArticleRow.jsonArray(of: slugs.map(\.text))
        return try await read(.short) { database in
            try database.rows(.slugHolders, [asked]) { row in
                SlugHolder(
                    slug: Slug(stored: try row.decode(String.self, atIndex: 0)),
                    article: try row.decode(StoredID.self, atIndex: 1).id,
                    isFormer: try row.decode(Bool.self, atIndex: 2),
                    appearance: try row.decode(Int64.self, atIndex: 3))
            }
        }
    }

    public func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        try await read(.short) { database in
            let owner = try database.first(.formerOwner, [slug.text]) { row in
                try row.decode(StoredID.self, atIndex: 0).id
            }
            guard let owner else { return nil }
            if let article = try database.article(id: owner) { return .article(article) }
            return try database.tombstone(id: owner).map(FormerOwner.tombstone)
        }
    }

    public func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        try await read(.short) { try $0.tombstone(id: id) }
    }

    public func tombstone(source: Source) async throws(ArticleError) -> Tombstone? {
        try await read(.short) { database in
            try database.first(.tombstoneBySource, [source.name, source.id], Tombstone.init(row:))
        }
    }

    public func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] {
        try await read(.long) { try $0.rows(.tombstonesBySourceName, [sourceName], Tombstone.init(row:)) }
    }

    public func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        let ids = Set(ids).sorted()
        return try await read(.long) { try $0.articles(ids: ids, includesBody: includesBody) }
    }
}

extension SQLiteConnection {
    fileprivate func article(id: ArticleID) throws -> Article? {
        try article(.articleByID, [StoredID(id)])
    }

    fileprivate func article(
        _ statement: Statement, _ values: [(any SQLiteConvertible)?]
    ) throws -> Article? {
        guard var article = try first(statement, values, Article.init(row:)) else { return nil }
        article.tags = try tags(of: [article.id])[article.id] ?? []
        return article
    }

    /// The articles with these identities, each given once, in no particular order.
    func articles(ids: [ArticleID], includesBody: Bool) throws -> [Article] {
        var articles: [Article] = []
        articles.reserveCapacity(ids.count)
        try step(includesBody ? .articleByID : .articleWithoutBody, each: ids) { _, row in
            articles.append(try Article(row: row))
            return true
        }
        try addTags(to: &articles)
        return articles
    }

    /// Reads the tags of a list.
    func addTags(to articles: inout [Article]) throws {
        let tags = try tags(of: articles.map(\.id))
        for index in articles.indices { articles[index].tags = tags[articles[index].id] ?? [] }
    }

    /// The tags of articles, in their order. Articles of one list have many in common: each is read once.
    func tags(of articles: [ArticleID]) throws -> [ArticleID: [ArticleTag]] {
        var placed: [(article: ArticleID, position: Int64, tag: TagID)] = []
        try step(.tagIDsOfArticle, each: articles) { article, row in
            placed.append((article, row.number(0), try row.id(1)))
            return true
        }
        placed.sort { ($0.article, $0.position) < ($1.article, $1.position) }
        var names: [TagID: ArticleTag] = [:]
        try step(.tagOfArticles, each: Set(placed.map(\.tag))) { id, row in
            names[id] = ArticleTag(
                id: id, slug: Slug(stored: try row.decode(String.self, atIndex: 0)),
                name: try row.decode(String.self, atIndex: 1))
            return true
        }
        var tags: [ArticleID: [ArticleTag]] = [:]
        for one in placed {
            if let tag = names[one.tag] { tags[one.article, default: []].append(tag) }
        }
        return tags
    }

    fileprivate func tombstone(id: ArticleID) throws -> Tombstone? {
        try first(.tombstone, [StoredID(id)], Tombstone.init(row:))
    }
}

extension Tombstone {
    init(row: borrowing SQLiteRow) throws {
        self.init(
            id: try row.decode(StoredID.self, atIndex: 0).id,
            slug: Slug(stored: try row.decode(String.self, atIndex: 1)),
            version: try row.decode(Int.self, atIndex: 2),
            wasVisible: try row.decode(Bool.self, atIndex: 3),
            deletedAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 4)))
        if let name = try row.decode(String?.self, atIndex: 5) {
            source = Source(
                name: name, id: try row.decode(String.self, atIndex: 6),
                digest: try row.decode(String?.self, atIndex: 7))
        }
    }
}
