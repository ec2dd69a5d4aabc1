public import Articles

extension InMemoryArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        read { $0.changes[query.scope].page(query) }
    }

    public func numberChanges(
        in scope: ChangeScope, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { (state) throws(ArticleError) in
            state.changes[scope].number(at: now, limit: limit)
        }
    }

    public func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { (state) throws(ArticleError) in
            state.changes[scope].delete(before: time, limit: limit)
        }
    }
}
