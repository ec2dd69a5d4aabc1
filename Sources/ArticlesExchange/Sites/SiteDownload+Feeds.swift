import Articles
import MarkupParsing
import StrictJSON

/// Feeds with their former pages.
extension SiteDownload {
    /// So many pages in a row may have nothing new: an archive may begin with the entries of the feed itself (RFC 5005 §4).
    private static let mostRepetitions = 3

    func readFeed(_ first: String) async throws(SiteError) {
        var (url, isGuessed) = (first, false)
        var urls: Set<String> = []
        var entries: Set<UInt64> = []
        var repetitions = 0
        var paged = 1
        while true {
            guard !Task.isCancelled else { throw .cancelled }
            guard urls.insert(url).inserted else {
                return note("the feed leads back to \(url), which was read: the reading ends there")
            }
            try pages.checkCount(urls.count)
            let response = try await pages.get(url)
            // WordPress has no page behind the last one.
            if isGuessed, [404, 410].contains(response.status) { return }
            guard response.status == 200, SiteDiscovery.isFeed(response.body) else {
                let start = String(decoding: response.body.prefix(40), as: UTF8.self)
                throw .site("\(url) is no feed: status \(response.status), and begins with \(start)")
            }
            let page = FeedPage(response)
            let isRepetition = urls.count > 1 && page.entries.allSatisfy(entries.contains)
            repetitions = isRepetition ? repetitions + 1 : 0
            if isRepetition, repetitions == Self.mostRepetitions || isGuessed && page.isWhole {
                guard page.isWhole else { throw .site("\(url) is damaged, as the pages before") }
                return note("\(url) has nothing that those before have not: the reading ends there")
            }
            // Of one that is damaged the import says so.
            if !isRepetition || !page.isWhole {
                entries.formUnion(page.entries)
                try pages.write(response.body, isJSON: page.isJSON)
                progress(pages.count)
            }
            if let next = page.next {
                (url, isGuessed) = (next, false)
            } else if page.isOfWordPress {
                paged += 1
                (url, isGuessed) = (first + (first.contains("?") ? "&" : "?") + "paged=\(paged)", true)
            } else {
                return
            }
        }
    }
}

/// What a page of a feed says of the others (RFC 5005; `next_url` of JSON Feed).
struct FeedPage {
    let isJSON: Bool
    let next: String?
    let isOfWordPress: Bool
    /// Whether it is read to its end.
    let isWhole: Bool
    /// Hashes of what tells its entries apart.
    let entries: [UInt64]

    init(_ response: SiteResponse) {
        let first = response.body.first { $0 > 0x20 && $0 < 0x7F }
        isJSON = first == UInt8(ascii: "{")
        if isJSON {
            let feed = (try? JSONParser.parse(response.body)) ?? .null
            if case .array? = feed["items"] { isWhole = true } else { isWhole = false }
            next = feed["next_url"]?.text.flatMap { WebAddress.resolve($0, response.url) }
            isOfWordPress = false
            entries = (feed["items"]?.elements ?? []).map { item in
                var writer = JSONWriter()
                writer.value(item["id"] ?? item["url"] ?? item)
                return contentHash(writer.bytes)
            }
            return
        }
        let links = SiteLinks(of: response.body, .xml)
        let further = ["next", "prev-archive"].lazy.compactMap { relation in
            links.links.first { $0.relations.contains(relation) }
        }.first
        next = further.flatMap { WebAddress.resolve($0.address, response.url) }
        isOfWordPress = links.generator.lowercased().contains("wordpress.org")
        entries = links.entries
        isWhole = links.isWhole
    }
}
