import Articles
import HTTPRouting

/// What a request asks of posts, and of their pictures.
struct PostSelection {
    /// What is asked for.
    private(set) var selection = ArticleSelection()
    /// Whether it is known that there is nothing.
    private(set) var isEmpty = false
    private var conditions: [@Sendable (Article) -> Bool] = []

    /// What the other product knows and can't be asked of this one.
    static let refused = ["search_columns", "tax_relation", "filter", "meta_key", "meta_value"]

    /// Reads the parameters; what is wrong is told to `query`.
    init(_ query: inout WordPressQuery, _ api: WordPressRESTAPI) async throws {
        selection.listing.limit = query.limit
        selection.offset = query.start
        if query.values("status").contains(where: { $0 != "publish" && $0 != "any" }) {
            query.report("status", "is forbidden.")
        }
        readTimes(&query)
        readOrder(&query)
        if let search = query.value("search"), !search.trimmed.isEmpty { selection.listing.search = search }
        try await readTags(&query, api)
        try await readAuthors(&query, api)
        try await readReferences(&query, api)
        let conditions = conditions
        if !conditions.isEmpty {
            selection.condition = { article in conditions.allSatisfy { $0(article) } }
        }
    }

    private mutating func readTimes(_ query: inout WordPressQuery) {
        selection.listing.publishedAfter = query.time("after")
        selection.listing.publishedBefore = query.time("before")
        selection.listing.updatedAfter = query.time("modified_after")
        if let time = query.time("modified_before") { conditions.append { $0.updatedAt < time } }
    }

    private mutating func readOrder(_ query: inout WordPressQuery) {
        let isAscending = query.choice("order", ["asc", "desc"], default: "desc") == "asc"
        let words = ["date", "modified", "title", "relevance", "include", "include_slugs"]
        switch (query.choice("orderby", words, default: "date"), isAscending) {
        case ("date", true): selection.listing.order = .oldest
        case ("date", false): selection.listing.order = .newest
        case ("modified", false): selection.listing.order = .recentlyUpdated
        case ("title", true): selection.listing.order = .title
        case ("relevance", false) where query.has("search"): selection.listing.order = .relevance
        case ("relevance", _): query.report("orderby", "relevance needs a search, and goes down.")
        case ("include", _) where query.has("include"), ("include_slugs", _) where query.has("slug"):
            selection.keepsOrder = true
        case ("include", _), ("include_slugs", _): query.report("orderby", "needs what it is the order of.")
        case (let word, _): query.report("order", "can't be served for orderby \(word).")
        }
    }

    private mutating func readTags(_ query: inout WordPressQuery, _ api: WordPressRESTAPI) async throws {
        let (wanted, unwanted) = (query.numbers("tags"), query.numbers("tags_exclude"))
        if !wanted.isEmpty {
            let slugs = try await api.tags(numbered: wanted).map(\.tag.slug.text)
            if slugs.isEmpty { isEmpty = true } else { selection.listing.tagGroups.append(slugs) }
        }
        selection.listing.excludedTags += try await api.tags(numbered: unwanted).map(\.tag.slug.text)
        // No post has a category.
        if !query.numbers("categories").isEmpty { isEmpty = true }
        switch query.flag("sticky") {
        case true?: selection.listing.tagGroups.append([WordPressRESTAPI.stickyTag])
        case false?: selection.listing.excludedTags.append(WordPressRESTAPI.stickyTag)
        case nil: break
        }
    }

    private mutating func readAuthors(_ query: inout WordPressQuery, _ api: WordPressRESTAPI) async throws {
        let (wanted, unwanted) = (query.numbers("author"), query.numbers("author_exclude"))
        guard !wanted.isEmpty || !unwanted.isEmpty else { return }
        let directory = try await api.articles.authorDirectory()
        let known = Dictionary(directory.authors.map { (AuthorNumber.of($0.name), $0.name) }) { first, _ in
            first
        }
        if !directory.isWhole, let number = (wanted + unwanted).first(where: { known[$0] == nil }) {
            query.report(
                "author", "\(number) is none of the newest \(AuthorDirectory.mostArticles) posts.")
        }
        let names = wanted.compactMap { known[$0] }
        switch names.count {
        case 0: if !wanted.isEmpty { isEmpty = true }
        case 1: selection.listing.author = names[0]
        case _:
            let keys = Set(names.map { Array($0.folded.utf8) })
            conditions.append { $0.isBy(anyOf: keys) }
        }
        let others = unwanted.compactMap { known[$0] }
        let otherKeys = Set(others.map { Array($0.folded.utf8) })
        if !others.isEmpty { conditions.append { !$0.isBy(anyOf: otherKeys) } }
    }

    /// Posts that are named by themselves.
    private mutating func readReferences(
        _ query: inout WordPressQuery, _ api: WordPressRESTAPI
    ) async throws {
        let (included, excluded) = (query.numbers("include"), query.numbers("exclude"))
        let slugs = query.values("slug")
        if slugs.count > ArticleSelection.mostReferences {
            query.report("slug", "must have at most \(ArticleSelection.mostReferences) items.")
        }
        if !included.isEmpty {
            selection.candidates = try await api.articles(numbered: included, .post).map { .id($0.id) }
            if !slugs.isEmpty { conditions.append { slugs.contains($0.slug.text) } }
        } else if !slugs.isEmpty {
            selection.candidates = slugs.compactMap { Slug($0).map(ArticleReference.slug) }
        }
        selection.excluded = try await api.articles(numbered: excluded, .post).map { .id($0.id) }
    }

    /// The same among articles with pictures alone.
    func withPictures() -> ArticleSelection {
        var selection = selection
        let condition = selection.condition
        selection.condition = { $0.image != nil && condition?($0) ?? true }
        return selection
    }
}

extension Article {
    fileprivate func isBy(anyOf keys: Set<[UInt8]>) -> Bool {
        authors.contains { keys.contains(Array($0.folded.utf8)) }
    }
}
