import TextAnalysis

/// Pages that are bounded by bytes.
///
/// Where a page is cut is a function of its articles in their order alone, so that every backend cuts at the
/// same.
extension ArticleService {
    /// How many articles are fetched at first, and at a time after that, when their bodies come with them: a
    /// page of short articles takes two or three statements, one of the longest never more than 16 MiB.
    private static let portions = (first: 8, further: 16)

    /// The articles of a page.
    struct Listed {
        var articles: [ListedArticle] = []
        /// How many of the articles the page has room for, at least one if there are any.
        var fitting = 0
        /// Their bytes.
        var size = 0

        /// Takes in an article; whether it had room.
        mutating func append(_ article: ListedArticle, _ fields: ArticleFields) -> Bool {
            let size = article.size(of: fields)
            articles.append(article)
            guard fitting == 0 || self.size + size <= Page<ListedArticle>.maximumSize else { return false }
            self.size += size
            fitting += 1
            return true
        }
    }

    /// The articles of a query as far as a page has room for them, and the next one.
    func listed(
        _ query: ArticleQuery, _ listing: ArticleListing, _ search: PreparedSearch?
    ) async throws(ArticleError) -> Listed {
        var listed = Listed()
        try await forEachPortion(query, of: search?.ranking) { (articles) throws(ArticleError) -> Bool in
            let shown = try await shown(articles, listing, search)
            for article in shown where !listed.append(article, listing.fields) { return false }
            return true
        }
        return listed
    }

    /// Calls `take` with the articles of a query in their order, until it returns false. Bodies come in
    /// portions.
    func forEachPortion(
        _ query: ArticleQuery, of ranking: SearchRanking? = nil,
        _ take: ([Article]) async throws(ArticleError) -> Bool
    ) async throws(ArticleError) {
        var portion = query
        var rest = query.limit
        portion.limit = query.includesBody ? min(rest, Self.portions.first) : rest
        while true {
            let articles = try await articles(portion, of: ranking)
            rest -= articles.count
            guard try await take(articles), rest > 0, articles.count == portion.limit,
                let last = articles.last
            else { return }
            portion.position = ArticlePosition(of: last, in: query.order, scores: query.scores)
            portion.limit = min(rest, Self.portions.further)
        }
    }

    /// The articles of a query; those of a search by relevance whose whole result is known are not looked for again,
    /// unless their bodies are wanted, which may have changed since.
    private func articles(
        _ query: ArticleQuery, of ranking: SearchRanking?
    ) async throws(ArticleError) -> [Article] {
        guard query.order == .relevance, !query.includesBody, let ranking, let all = ranking.all else {
            return try await storage.articles(query)
        }
        return ranking.page(all, query)
    }

    /// The articles as the list shows them.
    private func shown(
        _ articles: [Article], _ listing: ArticleListing, _ search: PreparedSearch?
    ) async throws(ArticleError) -> [ListedArticle] {
        guard listing.isHighlighted || listing.isExplained, let search else {
            return articles.map { ListedArticle(article: $0) }
        }
        let bytes = articles.reduce(0) { $0 + $1.body.utf8.count + $1.excerpt.utf8.count }
        return try await work.run(.analysing(bytes)) { () throws(ArticleError) -> [ListedArticle] in
            var shown: [ListedArticle] = []
            let scorers = search.scorers
            for article in articles {
                try WorkPool.checkCancellation()
                var listed = ListedArticle(article: article)
                if listing.isHighlighted { listed.highlights = search.expression.highlights(in: article) }
                if listing.isExplained {
                    listed.match = scorers[Language(code: article.language).searched]?.match(
                        article, score: search.ranking.scores[article.id])
                }
                if !listing.fields.contains(.body) { listed.article.body = "" }
                shown.append(listed)
            }
            return shown
        }
    }
}

extension ListedArticle {
    /// The bytes of what is shown, before it is encoded.
    func size(of fields: ArticleFields) -> Int {
        let passages = [highlights?.title, highlights?.excerpt, highlights?.body]
        return passages.reduce(article.size(of: fields)) { $0 + ($1?.text.utf8.count ?? 0) }
    }
}

extension Article {
    /// The bytes of these members, before they are encoded: of the texts, and a little for all else.
    func size(of fields: ArticleFields) -> Int {
        var size = 512
        if fields.contains(.title) { size += title.utf8.count }
        if fields.contains(.excerpt) { size += excerpt.utf8.count }
        if fields.contains(.body) { size += body.utf8.count }
        if fields.contains(.metadata) { size += metadata.utf8.count }
        if fields.contains(.tags) {
            for tag in tags { size += tag.name.utf8.count + tag.slug.text.utf8.count + 24 }
        }
        if fields.contains(.authors) { for author in authors { size += author.utf8.count + 3 } }
        if fields.contains(.image), let image { size += image.url.utf8.count + image.alt.utf8.count }
        return size
    }
}
