import Articles

extension UnindexedStorage: TagRepository {
    func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        try await inner.tag(slug: slug, in: scope)
    }

    func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? {
        try await inner.tag(formerSlug: formerSlug, in: scope)
    }

    func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        try await inner.tags(named: names, in: scope)
    }

    func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] { try await inner.tags(query) }

    func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        try await inner.companions(of: tag, in: scope, sample: sample)
    }

    func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await inner.insert(tag, in: context)
    }

    func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) {
        try await inner.update(tag, from: previous, leavesRedirect: leavesRedirect, in: context)
    }

    func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await inner.delete(tag, in: context)
    }

    func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int {
        try await inner.merge(
            tag, into: target, at: time, leavesRedirect: leavesRedirect, in: context, keeping: response)
    }
}
