extension ArticleService {
    /// The most tags that are read for a list of all of them.
    public static let mostTags = 10_000

    /// All tags that everyone may know, by their keys, or the most frequent first.
    ///
    /// Throws `invalidQuery` with a `SelectionFault` if there are more than `mostTags`.
    public func publicTags(_ order: TagQuery.Order = .name) async throws(ArticleError) -> [CountedTag] {
        var listing = TagListing()
        listing.order = order
        listing.limit = 1_000
        var tags: [CountedTag] = []
        while true {
            let page = try await self.tags(listing, for: .anonymous)
            tags += page.elements
            guard let next = page.next else { return tags }
            guard tags.count < Self.mostTags else {
                throw .selection(
                    "filter", .tooMany, "leaves more than \(Self.mostTags) tags; ask for single ones")
            }
            listing.cursor = next
        }
    }

    /// The tags that have these slugs now, as far as everyone may know them; in no particular order.
    public func publicTags(slugs: [Slug]) async throws(ArticleError) -> [Tag] {
        guard !slugs.isEmpty else { return [] }
        let wanted = Set(slugs)
        let names = TagNames(keys: [], slugs: wanted.sorted())
        let found = try await storage.tags(named: names, in: .visible(at: now)).map(\.tag)
        return found.filter { wanted.contains($0.slug) }
    }
}
