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
        let (scope, now) = (request.scope, request.now)
        let isSeparate = scope == .all ? false : try await indexAppeared(at: now)
        let languages = try await languages(of: request.listing, in: scope)
        let collection = try await statistics.collection(in: storage, at: now, work)
        func prepared(_ expression: SearchExpression) async throws(ArticleError) -> PreparedSearch {
            try await search(for: expression, in: languages, collection, scope, isSeparate: isSeparate)
        }
        let correction = SearchCorrection(
            self, in: languages, collection, at: now, isSeparate: isSeparate)
        if request.listing.fuzziness == .always {
            return try await page(request, prepared(correction.widened(expression)))
        }
        let exact = try await prepared(expression)
        var page = try await self.page(request, exact)
        if Self.isScant(page, request) {
            page.didYouMean = try await correction.likelier(expression)?.text
            return page
        }
        guard page.elements.isEmpty, try await isEmpty(exact, request),
            let corrected = try await correction.corrected(expression)
        else { return page }
        if request.listing.fuzziness == .auto {
            var other = try await self.page(request, prepared(corrected))
            if !other.elements.isEmpty {
                other.corrected = corrected.text
                return other
            }
        }
        page.didYouMean = corrected.text
        return page
    }

    /// Whether a search finds almost nothing.
    private static func isScant(_ page: Page<ListedArticle>, _ request: ListRequest) -> Bool {
        (1...2).contains(page.elements.count) && page.next == nil && request.cursor == nil
    }

    /// Whether a search finds nothing on any page.
    private func isEmpty(
        _ search: PreparedSearch, _ request: ListRequest
    ) async throws(ArticleError) -> Bool {
        guard request.cursor != nil else { return true }
        var filter = request.filter
        filter.search = search.query
        return try await storage.articles(ArticleQuery(filter, limit: 1)).isEmpty
    }
}
