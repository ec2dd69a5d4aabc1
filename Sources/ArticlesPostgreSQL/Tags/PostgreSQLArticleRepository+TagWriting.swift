public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await write(Self.steps(Self.insertions(of: [tag]), in: context))
    }

    public func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) {
        try await write(
            .updateTag(tag, from: previous, leavesRedirect: leavesRedirect, in: context))
    }

    /// The steps that store a tag in place of what it was.
    static func update(of tag: Tag, _ previous: Tag, leavesRedirect: Bool) -> [Step] {
        var steps: [Step] = [(.updateTag, TagRow.values(of: tag) + [.int64(Int64(previous.version))])]
        steps += words(of: [(tag.id, tag.name)])
        if !tag.key.hasSameBytes(as: previous.key) {
            steps.append((.deleteFormerTagKeys, [.textArray([tag.key])]))
            steps.append(former(previous.key, of: tag.id, at: tag.updatedAt, isPublic: leavesRedirect))
        }
        if tag.slug != previous.slug {
            steps.append((.deleteFormerTagSlugs, [.slugs([tag.slug])]))
            if leavesRedirect { steps.append(former(previous.slug, of: tag.id, at: tag.updatedAt)) }
        }
        return steps + [(.updateTagRevision, [])]
    }

    public func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        let steps: [Step] = [
            (.deleteTag, [.id(tag.id), .int64(Int64(tag.version))]), (.updateTagRevision, []),
        ]
        try await write(Self.steps(steps, in: context)) { () async throws(ArticleError) in
            try await version(ofTag: tag.id)
        }
    }

    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int {
        let both: [PostgreSQLValue] = [.id(tag.id), .id(target.id)]
        let versions: [PostgreSQLValue] = [
            .id(tag.id), .int64(Int64(tag.version)), .id(target.id), .int64(Int64(target.version)),
        ]
        var steps: [Step] = [
            (.lockMergedTags, versions), (.updateArticleTags, both),
            (.deleteDoubledArticleTags, [.id(tag.id)]),
            (.updateFormerTagSlugs, both), (.updateFormerTagKeys, both), (.insertMergedTags, both),
            (.publishMergedTag, both),
            (.deleteMergedTag, [.id(tag.id)]), (.updateTagRevision, []),
            Self.former(tag.key, of: target.id, at: time, isPublic: leavesRedirect),
        ]
        if leavesRedirect { steps.append(Self.former(tag.slug, of: target.id, at: time)) }
        steps += Self.revision(of: context) + Self.changes(of: context)
        do throws(PostgreSQLError) {
            guard let response else { return Self.moved(by: try await run(steps)) }
            return try await run(steps, of: target.id, keeping: response)
        } catch {
            guard error.sqlState == Statement.failedGuard else { throw ArticleError(write: error) }
        }
        let current = try await version(ofTag: tag.id)
        throw .versionMismatch(
            current: current == tag.version ? try await version(ofTag: target.id) : current)
    }

    /// How many articles carried the tag, by the rows that each step of a merge touched.
    private static func moved(by touched: [Int]) -> Int { touched[1...2].reduce(0, +) }

    /// Runs a merge, and stores the response to it. Several round trips, one transaction.
    private func run(
        _ steps: [Step], of target: TagID, keeping response: @escaping MergeResponse
    ) async throws(PostgreSQLError) -> Int {
        try await retryingCollisions { () async throws(PostgreSQLError) in
            try await client.transaction { (transaction) async throws(PostgreSQLError) in
                let moved = Self.moved(by: try await transaction.batch(Self.batch(of: steps)))
                let count = try await transaction.query(
                    Statement.articleCountOfTag.prepared, [.id(target)]
                ) { row throws(PostgreSQLError) in Int(try row.int64(0)) }
                try await transaction.batch(
                    Self.batch(of: Self.steps(storing: response(moved, count.first ?? 0))))
                return moved
            }
        }
    }

    private static func former(_ slug: Slug, of id: TagID, at time: Timestamp) -> Step {
        (.insertFormerTagSlug, [.text(slug.text), .id(id), .time(time)])
    }

    private static func former(
        _ key: String, of id: TagID, at time: Timestamp, isPublic: Bool
    ) -> Step {
        (.insertFormerTagKey, [.text(key), .id(id), .time(time), .bool(isPublic)])
    }

    func version(ofTag id: TagID) async throws(ArticleError) -> Int? {
        try await rows(.tagVersion, [.id(id)]) { row throws(PostgreSQLError) in
            Int(try row.int64(0))
        }.first
    }
}
