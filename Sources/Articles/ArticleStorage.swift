/// The repository of redirects: which former slugs lead where.
public protocol RedirectRepository: Sendable {
    /// One page, in the order of the query or its reverse.
    func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect]
}

/// The repository of access keys.
public protocol AccessKeyRepository: Sendable {
    /// The key with this public part.
    func accessKey(id: String) async throws(ArticleError) -> AccessKey?

    /// All keys, oldest first, ties by id.
    func accessKeys() async throws(ArticleError) -> [AccessKey]

    /// Stores a new key. Throws `conflict(.key)` when its id is taken.
    func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError)

    /// Deletes a key. Returns `false`, and stores nothing of the context, when there was none.
    func deleteAccessKey(id: String, in context: WriteContext) async throws(ArticleError) -> Bool

    /// Stores when keys were used, each unless a later use of it is stored already; those that there are not
    /// are left out. One transaction, however many keys.
    func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError)
}

/// Whether a storage is available.
public protocol StorageHealth: Sendable {
    /// Returns when a trivial read has succeeded; throws `unavailable` otherwise.
    func ping() async throws(ArticleError)
}

/// The records of a storage: what was written, as it was written.
public typealias ArticleRecords =
    ArticleRepository & TagRepository & RedirectRepository & OverrideRepository & AccessKeyRepository
    & IdempotencyRepository & ChangeRepository & RevisionRepository & StorageHealth

/// The index of a storage: what is derived from published texts, and can be derived again.
public typealias ArticleIndex = RelatedIndex & FullTextIndex & IndexMaintenance

/// A storage: everything that a backend implements, and what `ArticlesConformance` checks.
public typealias ArticleStorage = ArticleRecords & ArticleIndex
