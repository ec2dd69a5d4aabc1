/// The part of the repository of tags that writes of articles go through.
public protocol TagWriteRepository: Sendable {
    /// The tags of the scope with one of these keys or slugs, present or former: what a client's names may mean.
    /// In no particular order, each once. Former keys that the public does not know are passed over in its scope.
    func tags(named names: TagNames, in scope: TagScope) async throws(ArticleError) -> [NamedTag]

    /// Stores a tag in place of what it was, taking over its key and slug as a new one does.
    ///
    /// A changed key stays a former key of the tag: one that the public knows if `leavesRedirect`. A changed slug
    /// leaves the former one as a redirect if `leavesRedirect`. Throws `versionMismatch` or `conflict(.tag)`.
    func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError)
}

/// The repository of tags. A change of a tag changes what its articles show, but no article's version.
public protocol TagRepository: TagWriteRepository {
    /// The tag that has this slug now, counted in the scope; `nil` too when it does not exist there.
    func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag?

    /// The tag that had this slug last, if it exists in the scope.
    func tag(formerSlug: Slug, in scope: TagScope) async throws(ArticleError) -> Tag?

    /// One page, in the order of the query or its reverse.
    func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag]

    /// The tags that are not to relate articles: those whose `relatedness` is `ignored`.
    func ignoredTags() async throws(ArticleError) -> Set<TagID>

    /// The tags that occur with this one, among its newest `sample` articles of the scope (by
    /// `published_at`, then id), counted. In no particular order.
    func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag]

    /// Stores a new tag, which takes over its key and slug from tags that had them before. Throws `conflict(.tag)`
    /// when another tag has the key or slug now.
    func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError)

    /// Deletes a tag with its former keys and slugs, and takes it from all articles. Throws `versionMismatch`.
    func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError)

    /// Moves every article of `tag` to `target` – in its place, or nowhere if the article has both –,
    /// deletes `tag` and lets its former slugs lead to `target`, and its slug if `leavesRedirect`. Its former keys
    /// become those of `target`, and so does its key: one that the public knows if `leavesRedirect`.
    ///
    /// Returns how many articles carried `tag`. Throws `versionMismatch` when either has changed.
    ///
    /// - Parameters:
    ///   - tag: The tag that goes, in the version that is expected.
    ///   - target: The tag that stays, likewise.
    ///   - time: When it happens.
    ///   - leavesRedirect: Whether the public knew of `tag`.
    ///   - context: What is stored with the merge, but for the response.
    ///   - response: Makes the response of the result.
    func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int
}

/// Makes the response that is stored with a merge of tags from its result: how many articles carried the one, and how many
/// carry the other now.
public typealias MergeResponse = @Sendable (_ moved: Int, _ articleCount: Int) -> KeptResponse

/// Changes that nothing is stored with.
extension TagRepository {
    /// Stores a new tag, and nothing with it.
    public func insert(_ tag: Tag) async throws(ArticleError) {
        try await insert(tag, in: .none)
    }

    /// Stores a tag in place of what it was, and nothing with it.
    public func update(_ tag: Tag, from previous: Tag, leavesRedirect: Bool) async throws(ArticleError) {
        try await update(tag, from: previous, leavesRedirect: leavesRedirect, in: .none)
    }

    /// Deletes a tag, and stores nothing.
    public func delete(_ tag: Tag) async throws(ArticleError) {
        try await delete(tag, in: .none)
    }

    /// Moves every article of a tag to another, and stores nothing with that.
    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool
    ) async throws(ArticleError) -> Int {
        try await merge(
            tag, into: target, at: time, leavesRedirect: leavesRedirect, in: .none, keeping: nil)
    }
}

/// What to look tags up by.
public struct TagNames: Sendable, Hashable {
    /// Keys, as of `TagName.key`, present or former.
    public var keys: [String]
    /// Slugs, present or former.
    public var slugs: [Slug]

    /// Keys and slugs.
    public init(keys: [String], slugs: [Slug]) {
        self.keys = keys
        self.slugs = slugs
    }
}

/// A tag, and what led to it.
public struct NamedTag: Sendable, Hashable {
    /// The tag.
    public var tag: Tag
    /// The former slugs among those asked for that lead to it, sorted.
    public var formerSlugs: [Slug]
    /// The keys among those asked for that it had before, and that the public knows; sorted by bytes.
    public var formerKeys: [String]
    /// The others that it had before: they lead to it for editors only. Sorted by bytes.
    public var hiddenFormerKeys: [String]
    /// Since when the public knows it: the earliest instant for one that an editor made, else the least
    /// `publishedKey` of the published articles that carry it, or the latest instant without any.
    public var appearance: Int64

    /// A tag that was found.
    public init(
        tag: Tag, formerSlugs: [Slug] = [], formerKeys: [String] = [], hiddenFormerKeys: [String] = [],
        appearance: Int64
    ) {
        self.tag = tag
        self.formerSlugs = formerSlugs
        self.formerKeys = formerKeys
        self.hiddenFormerKeys = hiddenFormerKeys
        self.appearance = appearance
    }
}
