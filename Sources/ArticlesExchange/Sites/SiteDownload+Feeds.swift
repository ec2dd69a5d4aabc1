import Articles
import MarkupParsing
import StrictJSON

/// Feeds with their former pages.
extension SiteDownload {
    func readFeed(_ first: String) async throws(SiteError) {
        var next: String? = first
        var known: Set<String> = []
        var bodies: Set<UInt64> = []
        var paged = 1
        while let url = next, known.insert(url).inserted, known.count <= Self.mostPages {
            guard !Task.isCancelled else { throw .cancelled }
            let response = try await pages.get(url)
            let isFeed = response.status == 200 && SiteDiscovery.isFeed(response.body)
            guard isFeed else {
                // The page behind the last one of WordPress is none.
                guard url == first else { return }
                throw .site("\(url) is no feed any more: status \(response.status)")
            }
            guard bodies.insert(contentHash(response.body)).inserted else { return }
            let page = FeedPage(response)
            try pages.write(response.body, isJSON: page.isJSON)
            progress(pages.count)
            next = page.next
            if next == nil, page.isOfWordPress {
                paged += 1
                next = first + (first.contains("?") ? "&" : "?") + "paged=\(paged)"
            }
        }
    }
}

/// What a page of a feed says of the others (RFC 5005; `next_url` of JSON Feed).
struct FeedPage {
    let isJSON: Bool
    let next: String?
    let isOfWordPress: Bool

    init(_ response: SiteResponse) {
        let first = response.body.first { $0 > 0x20 && $0 < 0x7F }
        isJSON = first == UInt8(ascii: "{")
        if isJSON {
            let address = (try? JSONParser.parse(response.body))?["next_url"]?.text
            next = address.flatMap { WebAddress.resolve($0, response.url) }
            isOfWordPress = false
            return
        }
        let links = SiteLinks(of: response.body, .xml)
        let further = ["next", "prev-archive"].lazy.compactMap { relation in
            links.links.first { $0.relations.contains(relation) }
        }.first
        next = further.flatMap { WebAddress.resolve($0.address, response.url) }
        isOfWordPress = links.generator.lowercased().contains("wordpress.org")
    }
}
