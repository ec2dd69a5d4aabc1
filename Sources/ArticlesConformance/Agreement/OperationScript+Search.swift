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
        let time = anyTime()
        let name = "search \(listing.search ?? "") \(listing.order) \(listing.status) at \(time)"
        return Operation(name) { [listing] storage throws(ArticleError) in
            let service = ArticleService(storage: storage, dependencies: .sample(at: time))
            var page = try await service.articles(listing, for: audience)
            var result = page.elements.map {
                "\($0.article.record) \($0.highlights as Any) \($0.match as Any)"
            }
            result.append("\(page.total ?? -1) \(page.next ?? "last")")
            result.append("\(page.corrected ?? "right") \(page.didYouMean ?? "sure")")
            for kind in listing.facets.sorted(by: { $0.rawValue < $1.rawValue }) {
                result.append("\(page.facets?.values[kind] ?? [])")
            }
            if let next = page.next {
                var following = listing
                following.cursor = next
                page = try await service.articles(following, for: audience)
                result += page.elements.map(\.article.record)
            }
            return result.joined(separator: "\n")
        }
    }

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
