import Articles

/// What a filter of posts is to the service: what the storage is asked for, and what is looked at beside.
///
/// A post is featured if it carries the tag `featured`.
struct PostFilter {
    /// What is asked for.
    private(set) var selection = ArticleSelection()
    /// Whether it is known that there is nothing.
    private(set) var isEmpty = false
    /// The slug of the one author whose posts are wanted.
    private(set) var author: Slug?
    /// Slugs in their order, where the filter names posts by them.
    private(set) var isOfSlugs = false
    private var rest: [NQLExpression] = []

    static let featuredTag = "featured"

    init(_ filter: NQLExpression?) throws(GhostError) {
        guard let filter else { return }
        try Self.checkFields(of: filter)
        let parts = try filter.withTimes().conjuncts
        for part in parts { if case .comparison(let comparison) = part { readCandidates(comparison) } }
        if selection.candidates != nil {
            // Each is at hand: all is asked of it.
            rest = parts
        } else {
            for part in parts { read(part) }
        }
        try boundTagGroups()
        if !rest.isEmpty {
            let rest = NQLExpression.all(rest)
            selection.condition = { article in rest.holds { PostFilter.values(of: article, $0) } }
        }
    }

    /// The same tags once, and no more groups of them than lists take.
    private mutating func boundTagGroups() throws(GhostError) {
        var known = Set<[String]>()
        selection.listing.tagGroups.removeAll { !known.insert($0).inserted }
        selection.listing.excludedTags = Array(Set(selection.listing.excludedTags)).sorted()
        guard selection.listing.tagGroups.count <= ArticleListing.tagGroupLimit else {
            throw .badRequest(
                "Error parsing filter", "more than \(ArticleListing.tagGroupLimit) tags are asked for at once"
            )
        }
    }

    /// Posts that are named by themselves.
    private mutating func readCandidates(_ comparison: NQLComparison) {
        guard comparison.operation == .isAny, selection.candidates == nil else { return }
        switch comparison.field {
        case "id", "uuid", "comment_id":
            selection.candidates = comparison.texts.compactMap { UniqueID($0).map(ArticleReference.id) }
        case "slug":
            selection.candidates = comparison.texts.compactMap { Slug($0).map(ArticleReference.slug) }
            isOfSlugs = true
        case _: break
        }
    }

    private mutating func read(_ part: NQLExpression) {
        switch part {
        case .all(let parts): for part in parts { read(part) }
        case .any(let parts):
            let tags = parts.map(\.tags)
            guard !tags.contains(nil) else { return rest.append(part) }
            selection.listing.tagGroups.append(tags.flatMap { $0 ?? [] })
        case .comparison(let comparison): if !read(comparison) { rest.append(part) }
        }
    }

    /// Whether a comparison can be asked of the storage.
    private mutating func read(_ comparison: NQLComparison) -> Bool {
        switch (Self.canonical(comparison.field), comparison.operation) {
        case ("tags", .isAny) where !comparison.hasNull: selection.listing.tagGroups.append(comparison.texts)
        case ("tags", .isNone) where !comparison.hasNull: selection.listing.excludedTags += comparison.texts
        case ("featured", .isAny), ("featured", .isNone):
            let holds = [true, false].map { value in
                NQLExpression.comparison(comparison).holds { _ in [String(value)] }
            }
            readFeatured(ifTrue: holds[0], ifFalse: holds[1])
        case ("authors", .isAny) where comparison.values.count == 1 && author == nil:
            guard let slug = comparison.texts.first.flatMap({ Slug($0) }) else { return false }
            author = slug
        case ("id", .isNone): exclude(comparison.texts.compactMap { UniqueID($0).map(ArticleReference.id) })
        case ("slug", .isNone): exclude(comparison.texts.compactMap { Slug($0).map(ArticleReference.slug) })
        case ("visibility", _), ("status", _), ("type", _), ("page", _):
            let constant = Self.constants[comparison.field].map { [$0] }
            if !NQLExpression.comparison(comparison).holds({ _ in constant }) { isEmpty = true }
        case ("published_at", let operation): return readPublished(operation, comparison)
        case ("updated_at", .greater), ("updated_at", .greaterOrEqual):
            guard let time = comparison.time(shiftedBy: comparison.operation == .greater ? 0 : -1) else {
                return false
            }
            selection.listing.updatedAfter = max(selection.listing.updatedAfter ?? .earliest, time)
        case _: return false
        }
        return true
    }

    private mutating func exclude(_ references: [ArticleReference]) { selection.excluded += references }

    private mutating func readFeatured(ifTrue: Bool, ifFalse: Bool) {
        if ifTrue && !ifFalse { selection.listing.tagGroups.append([Self.featuredTag]) }
        if !ifTrue && ifFalse { selection.listing.excludedTags.append(Self.featuredTag) }
        if !ifTrue && !ifFalse { isEmpty = true }
    }

    private mutating func readPublished(
        _ operation: NQLComparison.Operation, _ comparison: NQLComparison
    ) -> Bool {
        let isStrict = operation == .greater || operation == .less
        switch operation {
        case .greater, .greaterOrEqual:
            guard let time = comparison.time(shiftedBy: isStrict ? 0 : -1) else { return false }
            selection.listing.publishedAfter = max(selection.listing.publishedAfter ?? .earliest, time)
        case .less, .lessOrEqual:
            guard let time = comparison.time(shiftedBy: isStrict ? 0 : 1) else { return false }
            selection.listing.publishedBefore = min(selection.listing.publishedBefore ?? .latest, time)
        case .isAny, .isNone, .contains, .begins, .ends: return false
        }
        return true
    }
}

extension NQLComparison {
    /// The values that are no null.
    var texts: [String] { values.compactMap(\.self) }

    var hasNull: Bool { values.contains(nil) }

    /// The instant of the one value, so many milliseconds later.
    fileprivate func time(shiftedBy milliseconds: Int64) -> Timestamp? {
        texts.first.flatMap { Timestamp($0) }.map { Timestamp(clamping: $0.milliseconds + milliseconds) }
    }
}

extension NQLExpression {
    /// The parts that must hold at once.
    fileprivate var conjuncts: [NQLExpression] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    /// The tags of which one is wanted, if it asks for nothing else.
    fileprivate var tags: [String]? {
        switch self {
        case .any(let parts):
            let tags = parts.map(\.tags)
            return tags.contains(nil) ? nil : tags.flatMap { $0 ?? [] }
        case .all: return nil
        case .comparison(let comparison):
            guard PostFilter.canonical(comparison.field) == "tags", comparison.operation == .isAny,
                !comparison.hasNull
            else { return nil }
            return comparison.texts
        }
    }
}
