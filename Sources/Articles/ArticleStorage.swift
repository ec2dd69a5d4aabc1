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
    func insert(_ key: AccessKey) async throws(ArticleError)

    /// Deletes a key; `false` when there was none.
    func deleteAccessKey(id: String) async throws(ArticleError) -> Bool
}

/// Whether a storage is available.
public protocol StorageHealth: Sendable {
    /// Returns when a trivial read has succeeded; throws `unavailable` otherwise.
    func ping() async throws(ArticleError)
}

/// A storage: everything that a backend implements, and what `ArticlesConformance` checks.
public typealias ArticleStorage =
    ArticleRepository & TagRepository & RedirectRepository & RelatedRepository & SearchRepository
    & DerivationRepository & AccessKeyRepository & StorageHealth
