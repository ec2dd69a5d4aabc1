extension ArticleService {
    /// A page of a selection.
    ///
    /// Throws `invalidQuery` with a `SelectionFault` for what would take more work than is done for anyone, and for a search
    /// that can't be read.
    public func articles(_ selection: ArticleSelection) async throws(ArticleError) -> SelectedArticles {
        var selection = selection
        selection.listing.status = .published
        selection.listing.fuzziness = .never
        selection.listing.cursor = nil
        selection.listing.facets = []
        guard
            max(selection.excluded.count, selection.candidates?.count ?? 0) <= ArticleSelection.mostReferences
        else {
            throw .selection(
                "filter", .tooMany, "names more than \(ArticleSelection.mostReferences) articles")
        }
        if let candidates = selection.candidates { return try await articles(among: candidates, selection) }
        if let condition = selection.condition { return try await articles(that: condition, selection) }
        return try await page(of: selection)
    }

    /// The candidates that pass the filters, each found by itself.
    private func articles(
        among candidates: [ArticleReference], _ selection: ArticleSelection
    ) async throws(ArticleError) -> SelectedArticles {
        let now = now
        guard
            let filter = try await filter(
                of: try selection.listingWithoutSearch(), in: .visible(at: now), at: now)
        else { return SelectedArticles(articles: [], total: 0, now: now) }
        let excluded = Set(try await articles(at: selection.excluded, now).map(\.id))
        var articles = try await articles(at: candidates, now).filter { article in
            filter.includes(article) && !excluded.contains(article.id)
                && selection.condition?(article) ?? true
        }
        if !selection.keepsOrder { articles.sort { $0.precedes($1, in: selection.listing.order) } }
        return try await slice(of: articles, selection, at: now)
    }

    /// The articles that a condition holds of, among all that the filters leave.
    private func articles(
        that condition: (Article) -> Bool, _ selection: ArticleSelection
    ) async throws(ArticleError) -> SelectedArticles {
        var listing = selection.listing
        listing.limit = ArticleSelection.mostExamined
        listing.fields = .listed
        listing.isCounted = false
        let page = try await articles(listing, for: .anonymous)
        guard page.next == nil else {
            let most = ArticleSelection.mostExamined
            throw .selection(
                "filter", .tooMany,
                "has a part that is looked for among at most \(most) articles, and leaves more")
        }
        let excluded = Set(try await articles(at: selection.excluded, page.now).map(\.id))
        let found = try await work.run(.analysing(page.size)) {
            page.elements.map(\.article).filter { condition($0) && !excluded.contains($0.id) }
        }
        return try await slice(of: found, selection, at: page.now)
    }

    /// The page among articles that are all known, with bodies if they are wanted.
    private func slice(
        of articles: [Article], _ selection: ArticleSelection, at now: Timestamp
    ) async throws(ArticleError) -> SelectedArticles {
        let shown = articles.dropFirst(selection.offset).prefix(selection.listing.limit)
        let result = SelectedArticles(articles: Array(shown), total: articles.count, now: now)
        guard selection.listing.fields.contains(.body) else { return result }
        return SelectedArticles(
            articles: try await withBodies(result.articles, at: now), total: result.total, now: now)
    }

    /// The articles once more with their bodies, a few at a time.
    private func withBodies(
        _ articles: [Article], at now: Timestamp
    ) async throws(ArticleError) -> [Article] {
        var whole: [ArticleID: Article] = [:]
        var size = 0
        for start in stride(from: 0, to: articles.count, by: 8) {
            let portion = articles[start..<min(start + 8, articles.count)].map(\.id)
            for article in try await storage.articles(ids: portion, includesBody: true)
            where article.isVisible(at: now) {
                size += article.size(of: .all)
                guard size <= Page<Article>.maximumSize || whole.isEmpty else { throw .pageTooLarge }
                whole[article.id] = article
            }
        }
        return articles.compactMap { whole[$0.id] }
    }

    /// What everyone finds there, without bodies, each once.
    func articles(
        at references: [ArticleReference], _ now: Timestamp
    ) async throws(ArticleError) -> [Article] {
        var articles: [Article] = []
        for reference in references {
            guard
                case .article(let article)? = try await storage.publicEntry(
                    reference, at: now, includesBody: false),
                !articles.contains(where: { $0.id == article.id })
            else { continue }
            articles.append(article)
        }
        return articles
    }
}

extension ArticleSelection {
    /// The listing, which must not search: a search is not asked of single articles.
    func listingWithoutSearch() throws(ArticleError) -> ArticleListing {
        guard listing.search == nil else {
            throw .selection("search", .conflicting, "does not go with filters that name single articles")
        }
        return listing
    }
}

extension ArticleError {
    static var pageTooLarge: ArticleError {
        .selection(
            "limit", .tooLarge, "is too much: these articles have more than 8 MiB; ask for fewer of them")
    }
}

extension ArticleFilter {
    /// Whether an article passes everything but states and search.
    func includes(_ article: Article) -> Bool {
        let tags = Set(article.tags.map(\.id))
        return tagGroups.allSatisfy { !tags.isDisjoint(with: $0) } && tags.isDisjoint(with: excludedTags)
            && (author.map { key in article.authors.contains { $0.folded.hasSameBytes(as: key) } } ?? true)
            && (language.map { article.language?.hasSameBytes(as: $0) ?? false } ?? true)
            && (publishedAfter.map { article.publishedKey > $0.milliseconds } ?? true)
            && (publishedBefore.map { article.publishedKey < $0.milliseconds } ?? true)
            && (updatedAfter.map { article.updatedAt > $0 } ?? true)
    }
}

extension Article {
    /// Whether it comes before another one; in the order `relevance` as in `newest`.
    func precedes(_ other: Article, in order: ArticleOrder) -> Bool {
        switch order {
        case .newest, .relevance: (publishedKey, id) > (other.publishedKey, other.id)
        case .oldest: (publishedKey, id) < (other.publishedKey, other.id)
        case .recentlyUpdated: (updatedAt, id) > (other.updatedAt, other.id)
        case .title:
            titleKey.hasSameBytes(as: other.titleKey)
                ? id < other.id : titleKey.utf8.lexicographicallyPrecedes(other.titleKey.utf8)
        }
    }
}
