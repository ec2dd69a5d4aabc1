public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        switch scope {
        case .visible(let now):
            let values: [PostgreSQLValue] = [.text(slug.text), .time(now)]
            return try await rows(.visibleTagBySlug, values, decode: CountedTag.init(row:)).first
        case .all:
            let values: [PostgreSQLValue] = [.text(slug.text), scope.statuses, scope.latest]
            return try await rows(.tagBySlug, values, decode: CountedTag.init(row:)).first
        }
    }

    public func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? {
        try await rows(.tagByFormerSlug, [.text(formerSlug.text), scope.latest], decode: Tag.init(row:)).first
    }

    public func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        let values: [PostgreSQLValue] = [.textArray(names.keys), .slugs(names.slugs), scope.latest]
        let statement: Statement = scope == .all ? .tagsNamed : .visibleTagsNamed
        return try await rows(statement, values) { row throws(PostgreSQLError) in
            NamedTag(
                tag: try Tag(row: row),
                formerSlugs: try row.textArray(TagRow.next).map(Slug.init(stored:)),
                formerKeys: try row.textArray(TagRow.next + 1),
                hiddenFormerKeys: try row.textArray(TagRow.next + 2),
                appearance: try row.int64(TagRow.next + 3))
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        let place = query.position?.key ?? (query.isBackward ? TextBound.highest : TextBound.lowest)
        var values: [PostgreSQLValue] = [
            query.scope.statuses, query.scope.latest, .bool(query.scope.holdsEveryTag), .text(query.prefix),
            .text(query.prefix.prefixEnd), .text(place), .int64(Int64(query.limit)),
        ]
        let statement: Statement
        switch query.order {
        case .name:
            statement = query.isBackward ? .tagsByNameBackward : .tagsByName
        case .articleCount:
            statement = query.isBackward ? .tagsByCountBackward : .tagsByCount
            let beyond = query.isBackward ? -1 : Int64.max
            values.append(.int64(query.position.map { Int64($0.articleCount) } ?? beyond))
        }
        return try await rows(statement, values, decode: CountedTag.init(row:))
    }

    public func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        let values: [PostgreSQLValue] = [.id(tag), scope.statuses, scope.latest, .int64(Int64(sample))]
        return try await rows(.companions, values) { row throws(PostgreSQLError) in
            let counted = try CountedTag(row: row)
            return CompanionTag(
                tag: counted.tag, articlesInCommon: Int(try row.int64(TagRow.next + 1)),
                articleCount: counted.articleCount)
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        Set(try await rows(.ignoredTags) { row throws(PostgreSQLError) in try row.id(0) })
    }
}

extension TagScope {
    /// The numbers of the statuses of its articles.
    var statuses: PostgreSQLValue {
        switch self {
        case .visible: .int32Array([Int32(ArticleStatus.published.stored)])
        case .all: .int32Array(ArticleStatus.allCases.map { Int32($0.stored) })
        }
    }

    /// The last published key of its articles.
    var latest: PostgreSQLValue {
        switch self {
        case .visible(let now): .time(now)
        case .all: .int64(.max)
        }
    }

    /// Whether a tag exists in it that neither an editor made nor an article of it carries.
    var holdsEveryTag: Bool {
        switch self {
        case .visible: false
        case .all: true
        }
    }
}

extension String {
    /// The first text, by code point, that comes after all that start with this one.
    var prefixEnd: String {
        var scalars = unicodeScalars
        while let last = scalars.popLast() {
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            scalars.append(scalar)
            return String(scalars)
        }
        return TextBound.highest
    }
}
