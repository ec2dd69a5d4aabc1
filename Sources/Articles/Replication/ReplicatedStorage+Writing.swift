/// Writes.
extension ReplicatedStorage {
    public func insert(_ article: IndexedArticle, newTags: [Tag], in context: WriteContext)
        async throws(ArticleError)
    {
        try await writing { storage async throws(ArticleError) in
            try await storage.insert(article, newTags: newTags, in: context)
        }
    }

    public func update(
        _ article: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.update(article, from: previous, newTags: newTags, in: context)
        }
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.delete(tombstone, in: context)
        }
    }

    public func write(_ operations: [ArticleWrite]) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in try await storage.write(operations) }
    }

    public func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in try await storage.reindex(articles) }
    }

    public func activateIndex(version: Int) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.activateIndex(version: version)
        }
    }

    public func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.insert(tag, in: context)
        }
    }

    public func update(_ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext)
        async throws(ArticleError)
    {
        try await writing { storage async throws(ArticleError) in
            try await storage.update(tag, from: previous, leavesRedirect: leavesRedirect, in: context)
        }
    }

    public func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.delete(tag, in: context)
        }
    }

    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int {
        try await writing { storage async throws(ArticleError) in
            try await storage.merge(
                tag, into: target, at: time, leavesRedirect: leavesRedirect, in: context, keeping: response)
        }
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.setOverrides(overrides, of: article, replacing: expected, in: context)
        }
    }

    public func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            try await storage.insert(key, in: context)
        }
    }

    public func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await writing { storage async throws(ArticleError) in
            try await storage.deleteAccessKey(id: id, in: context)
        }
    }

    public func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in try await storage.noteUses(uses) }
    }

    public func numberChanges(in scope: ChangeScope, at now: Timestamp, limit: Int)
        async throws(ArticleError) -> Int
    {
        try await writing { storage async throws(ArticleError) in
            try await storage.numberChanges(in: scope, at: now, limit: limit)
        }
    }

    public func deleteChanges(in scope: ChangeScope, before time: Timestamp, limit: Int)
        async throws(ArticleError) -> Int
    {
        try await writing { storage async throws(ArticleError) in
            try await storage.deleteChanges(in: scope, before: time, limit: limit)
        }
    }

    public func deleteRevisions(ofArticlesDeletedBefore time: Timestamp, limit: Int)
        async throws(ArticleError) -> Int
    {
        try await writing { storage async throws(ArticleError) in
            try await storage.deleteRevisions(ofArticlesDeletedBefore: time, limit: limit)
        }
    }
}
