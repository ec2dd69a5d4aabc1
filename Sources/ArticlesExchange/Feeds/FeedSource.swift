import Articles

/// What a feed says of itself, as far as its entries need it.
struct FeedSource {
    let language: String?
    let authors: [String]
    /// Where it is of, without a scheme.
    let site: String?
    let visibility: SourceVisibility

    /// Looks through all of a feed that is no entry.
    init(_ head: FeedHead, _ origin: ItemOrigin) {
        let root = head.root
        let feed = root?.first("channel") ?? root
        language = [
            feed?["xml:lang"], feed?.first("language", "dc:language")?.text.trimmed, root?["xml:lang"],
        ]
        .lazy.compactMap(\.self).first { !$0.isEmpty }
        authors = [feed?.first("author")?.first("name")?.text.trimmed].compactMap(\.self)
        let links = feed?.all("link") ?? []
        let own = links.first { ($0["rel"] ?? "alternate") == "alternate" } ?? links.first
        let address = own.map { ($0["href"] ?? $0.text).trimmed } ?? ""
        site = SiteName.name(of: address.isEmpty ? feed?.first("id")?.text.trimmed ?? "" : address)
        visibility = SourceVisibility(head, of: "feed", origin)
    }
}

extension SourceVisibility {
    /// What the elements, attributes and comments of a feed say.
    init(_ head: FeedHead, of name: String, _ origin: ItemOrigin) {
        self.init(head.root.map(FeedExtensions.pairs(ofFeed:)) ?? [], of: name, origin)
        if let mark = head.mark { hold(ImportNote(origin.line(mark.line), mark.reason)) }
        for category in head.root?.categories ?? [] {
            if let reason = category.limit { hold(ImportNote(origin.line(category.line), reason)) }
        }
        if let limit = head.root?.limit {
            hold(ImportNote(origin.line(limit.line), "has the field \(limit.name)"))
        }
        if head.isTooLarge { hold(ImportNote(origin.line(1), "says more of itself than is looked at")) }
    }
}

extension FeedElement {
    /// The first element of a feed itself, without others in it, that is named like a field of WordPress that limits readers.
    /// A number counts something, and an address leads to where one may become a reader.
    fileprivate var limit: FeedElement? {
        let own = elements.flatMap { $0.name == "channel" ? $0.elements : [$0] }
        return own.first { element in
            let (name, text) = (FeedExtensions.local(element.name), element.text.trimmed)
            guard element.elements.isEmpty, FeedExtensions.isForeign(element), Int(text) == nil,
                !text.contains("://"), KeyMeaning(name)?.kind != .expiry
            else { return false }
            return WordPressField.limitsReaders(name, text)
        }
    }

    /// Those of a feed itself.
    fileprivate var categories: [FeedEntry.Category] {
        ([self] + all("channel")).flatMap { $0.all("category", "dc:subject") }.map { FeedEntry.Category($0) }
    }
}
