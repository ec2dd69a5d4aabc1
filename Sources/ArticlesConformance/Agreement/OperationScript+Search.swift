import Articles
import TextAnalysis

extension OperationScript {
    /// Lists through the use case, in which tags, languages, candidates and documents come together.
    mutating func search() -> Operation {
        var listing = ArticleListing()
        listing.search = (0...roll(3)).map { _ in searchClause() }.joined(separator: " ")
        listing.order = roll(2) == 0 ? .relevance : ArticleOrder.allCases[roll(ArticleOrder.allCases.count)]
        listing.status = roll(3) == 0 ? .any : .published
        listing.limit = 1 + roll(12)
        listing.isCounted = roll(3) == 0
        listing.isHighlighted = roll(3) == 0
        listing.isExplained = roll(3) == 0
        listing.fuzziness = SearchFuzziness.allCases[roll(3)]
        if roll(3) == 0 { listing.facets = Set(ListFacets.Kind.allCases) }
        let audience: Audience = listing.status == .published && roll(2) == 0 ? .anonymous : .editorial
        if roll(4) == 0 { listing.language = pick(["en", "de", "fr"]) }
        if roll(4) == 0 { listing.tagGroups = [[anyTag()?.slug.text ?? "news"]] }
        if roll(6) == 0 { listing.excludedTags = [anyTag()?.slug.text ?? "news"] }
        if roll(6) == 0 { listing.author = pick(["ada", "Bo", "é"]) }
        if roll(6) == 0 { listing.publishedAfter = anyTime() }
        if roll(6) == 0 { listing.publishedBefore = anyTime() }
        let time = anyTime()
        let name = "search \(listing.search ?? "") \(listing.order) \(listing.status) at \(time)"
        return Operation(name) { [listing] storage throws(ArticleError) in
            let service = ArticleService(storage: storage, dependencies: .sample(at: time))
            var page = try await service.articles(listing, for: audience)
            var result = [page.record(listing.facets)]
            var following = listing
            for _ in 0..<3 {
                guard let next = page.next else { break }
                following.cursor = next
                page = try await service.articles(following, for: audience)
                result.append(page.record(listing.facets))
            }
            following.cursor = page.previous
            if following.cursor != nil {
                page = try await service.articles(following, for: audience)
                result.append(page.record(listing.facets))
            }
            return result.joined(separator: "\n")
        }
    }

    /// Of words that articles hold, and of some that none does.
    static let synonyms = SearchSynonyms(
        rules: [
            SynonymRule(language: "en", synonyms: ["alpha", "krill", "excerpt"]),
            SynonymRule(language: "en", root: "news", synonyms: ["an excerpt", "日本"]),
            SynonymRule(language: "de", synonyms: ["ss", "news", "t1"]),
        ], version: 1, updatedAt: .sample)

    /// What is suggested for a beginning of a search.
    mutating func suggest() -> Operation {
        let clauses = (0...roll(2)).map { _ in searchClause() }.joined(separator: " ")
        let text = String(clauses.dropLast(roll(3)))
        let limit = 1 + roll(6)
        let time = anyTime()
        return Operation("suggest \(text) at \(time)") { storage throws(ArticleError) in
            let service = ArticleService(storage: storage, dependencies: .sample(at: time))
            let found = try await service.suggestions(for: text, limit: limit)
            return "\(found.articles.map(\.record)) \(found.tags.map(\.slug)) \(found.completions)"
        }
    }

    private mutating func searchClause() -> String {
        let word =
            pick(Self.words + ["alpha", "news", "日本", "日", "excerpt", "t1", "x", "ß", "the"]) ?? "krill"
        switch roll(10) {
        case 0: return "-" + word
        case 1: return String(word.prefix(2)) + "*"
        case 2: return "\"\(word) \(pick(Self.words) ?? word)\""
        case 4: return String(word.dropLast()) + "k"
        case 3: return "-\"\(word) \(pick(Self.words) ?? word)\""
        case _: return word
        }
    }

    /// What `reindex` does, for some articles.
    mutating func reindex() -> Operation {
        let version = 1 + roll(3)
        let some = (0..<roll(5)).compactMap { _ in anyArticle() }
        let indexed = some.map { article in
            var indexed = article.indexed
            indexed.search?.version = version
            indexed.analysis?.version = version
            return indexed
        }
        return Operation("write: reindex by version \(version)") { storage throws(ArticleError) in
            try await storage.reindex(indexed)
            return "stored"
        }
    }

    mutating func activateIndex() -> Operation {
        let version = 1 + roll(3)
        return Operation("write: use version \(version)") { storage throws(ArticleError) in
            try await storage.activateIndex(version: version)
            return "used"
        }
    }

    mutating func readIndex() -> Operation {
        let version = roll(3) == 0 ? nil : 1 + roll(3)
        let after = roll(2) == 0 ? nil : anyArticle()?.id
        let limit = 1 + roll(5)
        let words = (0..<roll(4)).compactMap { _ in pick(["news", "new", "t1", "日本", "другое", "н"]) }
        let prefixes = (0..<roll(2)).compactMap { _ in pick(["n", "t1", "日", "д"]) }
        let query = TagWordQuery(words: words, prefixes: prefixes, limit: 1 + roll(9))
        switch roll(4) {
        case 0:
            return Operation("outdated") { storage throws(ArticleError) in
                try await storage.outdatedArticles(version: version, after: after, limit: limit).map(\.record)
                    .joined(separator: "\n") + "\(try await storage.outdatedCount(version: version))"
            }
        case 1:
            return Operation("ignored tags") { storage throws(ArticleError) in
                "\(try await storage.ignoredTags().sorted())"
            }
        case _:
            return Operation("tags by \(query)") { storage throws(ArticleError) in
                "\(try await storage.tags(query))"
            }
        }
    }
}

extension Page<ListedArticle> {
    /// Everything that the page tells, as a text.
    fileprivate func record(_ facets: Set<ListFacets.Kind>) -> String {
        var lines = elements.map { "\($0.article.record) \($0.highlights as Any) \($0.match as Any)" }
        lines.append("\(total ?? -1) \(next ?? "last") \(previous ?? "first")")
        lines.append("\(corrected ?? "right") \(didYouMean ?? "sure")")
        for kind in facets.sorted(by: { $0.rawValue < $1.rawValue }) {
            lines.append("\(self.facets?.values[kind] ?? [])")
        }
        return lines.joined(separator: "\n")
    }
}
