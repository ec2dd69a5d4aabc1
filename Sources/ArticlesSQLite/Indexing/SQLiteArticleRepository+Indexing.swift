public import Articles
internal import Foundation
internal import SQLiteClient
internal import TextAnalysis

extension SQLiteArticleRepository {
    /// How many analyses one transaction deletes.
    private static let deletionCount = 200

    public func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        try await read(.long) { database in
            let place = article.map { StoredID($0).sqliteValue } ?? Data().sqliteValue
            var articles = try database.rows(.outdatedArticles, [version, place, limit], Article.init(row:))
            try database.addTags(to: &articles)
            return articles
        }
    }

    public func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        try await read(.long) { database in
            try database.first(.outdatedCount, [version]) { try $0.decode(Int.self, atIndex: 0) } ?? 0
        }
    }

    public func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article] {
        try await read(.short) { database in
            var articles = try database.rows(
                .appearedArticles, [now.milliseconds, limit], Article.init(row:))
            try database.addTags(to: &articles)
            return articles
        }
    }

    public func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) {
        let tags = Dictionary(articles.flatMap(\.article.tags).map { ($0.id, $0) }) { first, _ in first }
        let words = tags.values.map { (tag: $0, words: TextAnalyzer.searchWords(of: $0.name)) }
        try await write { [termLimits] database in
            var stored: [(indexed: IndexedArticle, status: Int, publishedKey: Int64)] = []
            for indexed in articles {
                let article = indexed.article
                let state = try database.first(.articleState, [StoredID(article.id)]) { row in
                    try (0..<3).map { try row.decode(Int64.self, atIndex: $0) }
                }
                guard let state, state[0] == Int64(article.version) else { continue }
                stored.append((indexed, Int(state[1]), state[2]))
                if indexed.search?.isHidden == false { try database.publishTags(of: article.id) }
                if indexed.analysis == nil {
                    try database.updateAnalysis(of: indexed, termLimits)
                } else {
                    try database.insertAnalysis(of: indexed, termLimits)
                }
            }
            var entries = SearchIndexEntries()
            for (indexed, status, publishedKey) in stored {
                try database.updateDocument(
                    indexed.search, of: indexed.article.id, status: status, publishedKey: publishedKey,
                    &entries)
            }
            database.storeAtEnd(entries, mergingAfter: stored.lazy.map(\.indexed.article.id))
            for (tag, words) in words {
                // A tag that was renamed since has the words of its new name.
                let isNamed = try database.first(.isTagNamed, [StoredID(tag.id), tag.name]) { _ in true }
                if isNamed != nil { try database.updateWords(words, of: tag.id) }
            }
        }
    }

    public func activateIndex(version: Int) async throws(ArticleError) {
        try await write { _ = try $0.run(.updateUsedAnalyses, [version]) }
        while try await write({ database in
            try database.deleteAnalyses(besides: version, limit: Self.deletionCount)
        }) {}
        while try await write({ [termLimits] database in
            try database.deleteTerms(besides: version, termLimits)
        }) {}
    }
}
