/// Pages by number over lists that have cursors.
extension ArticleService {
    /// Where a page begins.
    private enum Beginning {
        /// At the beginning of the list, or behind a cursor.
        case cursor(String?)
        /// Behind all that there is.
        case end
    }

    /// A page of a selection that the storage can be asked for.
    func page(of selection: ArticleSelection) async throws(ArticleError) -> SelectedArticles {
        let excluded = try await excluded(from: selection)
        var listing = selection.listing
        listing.isCounted = true
        listing.limit = selection.listing.limit + excluded.count
        switch try await beginning(of: selection) {
        case .cursor(let cursor): listing.cursor = cursor
        case .end:
            listing.limit = 1
            listing.fields = .listed
            let page = try await articles(listing, for: .anonymous)
            return SelectedArticles(
                articles: [], total: max(0, (page.total ?? 0) - excluded.count), now: page.now)
        }
        let page = try await articles(listing, for: .anonymous)
        guard page.next == nil || page.elements.count == listing.limit else { throw .pageTooLarge }
        let found = page.elements.map(\.article)
        let before = found.first.map { first in
            excluded.count { $0.id != first.id && $0.precedes(first, in: listing.order) }
        }
        let shown = found.filter { article in !excluded.contains { $0.id == article.id } }
            .dropFirst(before ?? 0).prefix(selection.listing.limit)
        return SelectedArticles(
            articles: Array(shown), total: max(0, (page.total ?? 0) - excluded.count), now: page.now)
    }

    /// Those that are to be left out of what the filters leave.
    private func excluded(from selection: ArticleSelection) async throws(ArticleError) -> [Article] {
        guard !selection.excluded.isEmpty else { return [] }
        let listing = try selection.listingWithoutSearch()
        let now = now
        guard let filter = try await filter(of: listing, in: .visible(at: now), at: now) else { return [] }
        return try await articles(at: selection.excluded, now).filter { filter.includes($0) }
    }

    /// Finds where a page begins: for a list of everything that is far behind through the index alone, else article by article.
    private func beginning(of selection: ArticleSelection) async throws(ArticleError) -> Beginning {
        guard selection.offset > 0 else { return .cursor(nil) }
        if selection.offset > ArticleSelection.mostExamined, selection.listing.isUnfiltered,
            let beginning = try await indexedBeginning(of: selection)
        {
            return beginning
        }
        let most = selection.listing.search == nil ? ArticleSelection.deepest : ArticleSelection.mostExamined
        guard selection.offset <= most else {
            throw .selection(
                "page", .tooDeep, "begins behind more than \(most) articles; narrow the list by dates")
        }
        var listing = selection.listing
        listing.fields = .listed
        listing.isCounted = false
        var rest = selection.offset
        while rest > 0 {
            listing.limit = min(rest, ArticleSelection.mostExamined)
            let page = try await articles(listing, for: .anonymous)
            guard let next = page.next else { return .end }
            rest -= page.elements.count
            listing.cursor = next
        }
        return .cursor(listing.cursor)
    }

    /// The beginning of a page of all visible articles by time, counted from the oldest; nil where that is too far.
    private func indexedBeginning(of selection: ArticleSelection) async throws(ArticleError) -> Beginning? {
        var before = selection.offset
        if selection.listing.order == .newest {
            let total = try await storage.count(ArticleFilter(statuses: .visible(at: now)))
            guard selection.offset < total else { return .end }
            before = total - selection.offset + 1
        }
        guard before <= ArticleSelection.deepestEntry else { return nil }
        guard let position = try await visiblePosition(after: before, behind: nil) else { return .end }
        return .cursor(selection.listing.cursor(at: position))
    }
}

extension ArticleListing {
    /// Whether it is all that everyone may read, by time.
    fileprivate var isUnfiltered: Bool {
        tagGroups.isEmpty && excludedTags.isEmpty && author == nil && language == nil
            && publishedAfter == nil && publishedBefore == nil && updatedAfter == nil && search == nil
            && (order == .newest || order == .oldest)
    }

    /// The cursor of what is behind a place in the list.
    fileprivate func cursor(at position: ArticlePosition) -> String {
        Cursor(isBackward: false, number: position.milliseconds ?? 0, id: position.id).encoded(for: signature)
    }
}
