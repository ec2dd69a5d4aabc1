import TextAnalysis

/// When a search looks for words that are near to those that were asked for.
public enum SearchFuzziness: String, Sendable, CaseIterable {
    /// When the words themselves find nothing.
    case auto
    /// Besides the words themselves.
    case always
    /// Never; what may have been meant is only said.
    case never
}

extension ArticleService {
    /// A page of what a search finds; if that is nothing at all, of what may have been meant.
    func searchedPage(
        _ request: ListRequest, _ expression: SearchExpression
    ) async throws(ArticleError) -> Page<ListedArticle> {
        let (scope, now, listing) = (request.scope, request.now, request.listing)
        let isRanked = listing.order == .relevance || listing.isExplained || listing.fuzziness == .always
        let (basis, synonyms) = try await concurrently { () async throws(ArticleError) in
            try await searchBasis(scope, isRanked: isRanked, at: now)
        } _: { () async throws(ArticleError) in
            try await synonymTable()
        }
        let isSeparate = basis.isSeparate
        let languages = listing.language.map { [Language(code: $0).searched] } ?? basis.languages
        let collection = basis.collection
        func prepared(_ expression: SearchExpression) async throws(ArticleError) -> PreparedSearch {
            try await search(
                for: synonyms.expanding(expression, in: languages), in: languages, collection, scope,
                isSeparate: isSeparate)
        }
        func correction() async throws(ArticleError) -> SearchCorrection {
            let known = isRanked ? collection : try await self.collection(at: now)
            return SearchCorrection(
                self, in: languages, known, synonyms, at: now, isSeparate: isSeparate, request.filter)
        }
        if listing.fuzziness == .always {
            return try await page(request, prepared(correction().widened(expression)))
        }
        let exact = try await prepared(expression)
        var page = try await self.page(request, exact)
        if Self.isScant(page, request) {
            page.didYouMean = try await suggested { () async throws(ArticleError) in
                try await correction().likelier(expression)?.text
            }
            return page
        }
        guard page.elements.isEmpty else { return page }
        if request.cursor != nil, try await !isEmpty(exact, request) { return page }
        let found = try await suggested { () async throws(ArticleError) -> Page<ListedArticle>? in
            guard let corrected = try await correction().corrected(expression) else { return nil }
            let search = try await prepared(corrected)
            if listing.fuzziness == .auto {
                var other = try await self.page(request, search)
                other.corrected = corrected.text
                return other.elements.isEmpty ? nil : other
            }
            guard try await !isEmpty(search, request) else { return nil }
            var asked = page
            asked.didYouMean = corrected.text
            return asked
        }
        return found ?? page
    }

    /// What may have been meant; `nil` where that can't be found out now: the result itself does not depend on it.
    private func suggested<Value>(
        _ suggestion: () async throws(ArticleError) -> Value?
    ) async throws(ArticleError) -> Value? {
        do throws(ArticleError) {
            return try await suggestion()
        } catch  where error.code == .unavailable || error.code == .invalidQuery {
            try WorkPool.checkCancellation()
            return nil
        }
    }

    /// Whether a search finds almost nothing.
    private static func isScant(_ page: Page<ListedArticle>, _ request: ListRequest) -> Bool {
        (1...2).contains(page.elements.count) && page.next == nil && request.cursor == nil
    }

    /// Whether a search finds nothing on any page.
    private func isEmpty(
        _ search: PreparedSearch, _ request: ListRequest
    ) async throws(ArticleError) -> Bool {
        var filter = request.filter
        filter.search = search.query
        return try await storage.articles(ArticleQuery(filter, limit: 1)).isEmpty
    }
}
