public import Articles

extension InMemoryArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        read { $0.changes.page(query) }
    }

    public func numberChanges(at now: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        try await write { (state) throws(ArticleError) in state.changes.number(at: now, limit: limit) }
    }

    public func deleteChanges(before time: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        try await write { (state) throws(ArticleError) in
            state.changes.delete(before: time, limit: limit)
        }
    }
}
