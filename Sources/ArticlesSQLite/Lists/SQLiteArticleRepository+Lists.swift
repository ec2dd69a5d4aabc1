public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        if let search = query.filter.search {
            return try await read(.long) { try $0.searched(search, query) }
        }
        guard let list = ListStatement(query) else { return [] }
        return try await read(.long) { database in
            var articles = try database.rows(list, Article.init(row:))
            try database.addTags(to: &articles)
            return articles
        }
    }

    public func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int {
        if let search = filter.search {
            return try await read(.long) { try $0.count(search, filter) }
        }
        guard let list = ListStatement(counting: filter) else { return 0 }
        return try await read(.long) { database in
            try database.rows(list) { try $0.decode(Int.self, atIndex: 0) }.first ?? 0
        }
    }
}

extension SQLiteArticleRepository: ArticleIDListing {
    public func articleIDs(_ query: ArticleQuery) async throws(ArticleError) -> [ArticleID] {
        guard let search = query.filter.search else { return try await articles(query).map(\.id) }
        return try await read(.long) { try $0.searchedIDs(search, query) }
    }
}
