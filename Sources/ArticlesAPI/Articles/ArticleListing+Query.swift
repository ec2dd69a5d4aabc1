import Articles
import HTTPRouting

extension ArticleListing {
    private static let parameters = [
        "tag", "not_tag", "author", "status", "language", "published_after", "published_before",
        "updated_after", "q", "sort", "limit", "cursor", "fields", "include", "count", "highlight",
        "explain", "fuzzy", "facets",
    ]

    /// What the parameters ask for. Throws a 400 with everything that is wrong with them.
    init(query request: Request) throws(Problem) {
        self.init()
        guard request.query != nil else { return }
        var query = try QueryReader(request, known: Self.parameters)
        readFilters(&query)
        status = query.choice("status") ?? .published
        order = query.choice("sort") ?? (search == nil ? .newest : .relevance)
        limit = query.limit() ?? limit
        cursor = query.value("cursor")
        fields = query.fields() ?? .listed
        if query.choice("include", Inclusion.self) != nil { fields.insert(.body) }
        isCounted = query.choice("count", Counting.self) == .exact
        isHighlighted = query.choice("highlight", Flag.self) == .true
        isExplained = query.choice("explain", Flag.self) == .true
        facets = query.facets()
        try query.finish()
    }

    /// Reads which articles are asked for, the same for lists and feeds.
    mutating func readFilters(_ query: inout QueryReader) {
        readTags(&query)
        author = query.value("author")
        language = query.parsed("language", "must be a language tag such as en or pt-BR") {
            LanguageTag.canonical($0)
        }
        publishedAfter = query.time("published_after")
        publishedBefore = query.time("published_before")
        updatedAfter = query.time("updated_after")
        search = query.value("q")
        fuzziness = query.choice("fuzzy") ?? .auto
    }

    private enum Inclusion: String, CaseIterable {
        case body
    }

    private enum Flag: String, CaseIterable {
        case `true`
        case `false`
    }

    private enum Counting: String, CaseIterable {
        case none
        case exact
    }

    private mutating func readTags(_ query: inout QueryReader) {
        let groups = query.values("tag")
        if groups.count > Self.tagGroupLimit {
            query.report("tag", "too_many", "may be given at most \(Self.tagGroupLimit) times")
        } else {
            tagGroups = groups.map { query.tags("tag", in: $0, atMost: Self.tagGroupLimit) }
        }
        let excluded = query.values("not_tag").joined(separator: ",")
        if !excluded.isEmpty {
            excludedTags = query.tags("not_tag", in: excluded, atMost: Self.excludedTagLimit)
        }
    }
}

extension QueryReader {
    /// The members in `fields`.
    mutating func fields() -> ArticleFields? {
        value("fields").flatMap { fields(named: $0.parts(between: ","), among: ArticleFields.names) }
    }

    /// The members with these names; those of `known` that no article has are left to the caller.
    mutating func fields(named names: [String], among known: [String]) -> ArticleFields? {
        guard names.count <= known.count else {
            report("fields", "too_many", "must name at most \(known.count) members")
            return nil
        }
        var fields: ArticleFields = []
        for name in names {
            if let field = ArticleFields(named: name) {
                fields.insert(field)
            } else if !known.contains(where: { $0.hasSameBytes(as: name) }) {
                let hint = suggestion(for: name, among: known)
                report("fields", "unknown_field", "must name members of an article, not \"\(name)\"\(hint)")
            }
        }
        return fields
    }

    /// What is to be counted, between commas.
    mutating func facets() -> Set<ListFacets.Kind> {
        guard let text = value("facets") else { return [] }
        let known = ListFacets.Kind.allCases.map(\.rawValue)
        let names = text.parts(between: ",")
        guard names.count <= known.count else {
            report("facets", "too_many", "must name at most \(known.count) kinds")
            return []
        }
        var facets: Set<ListFacets.Kind> = []
        for name in names {
            if name.utf8.count <= 32, let kind = ListFacets.Kind(rawValue: name) {
                facets.insert(kind)
            } else {
                let hint = suggestion(for: name, among: known)
                report("facets", "unknown_value", "must be some of \(known.joined(separator: ", "))\(hint)")
            }
        }
        return facets
    }

    /// The names and slugs of tags between commas.
    mutating func tags(_ name: String, in text: String, atMost limit: Int) -> [String] {
        let tags = text.parts(between: ",")
        if tags.count > limit {
            report(name, "too_many", "must have at most \(limit) tags")
        } else if !tags.allSatisfy({ TagName($0) != nil }) {
            report(name, "format", "must be names or slugs of tags with commas between")
        }
        return tags
    }
}
