import Articles
import StrictJSON

/// What becomes of an entry of a feed.
struct FeedPost {
    private let entry: FeedEntry
    private let feed: FeedElement?
    private let origin: ItemOrigin
    /// What the feed says of itself on who may see its entries.
    private let doubt: ImportNote?

    init(_ entry: FeedEntry, _ feed: FeedElement?, _ doubt: ImportNote?, _ origin: ItemOrigin) {
        self.entry = entry
        self.feed = feed
        self.doubt = doubt
        self.origin = origin
    }

    /// With `limit` the whole feed is not for everybody.
    func item(_ notes: [ImportNote], limit: String?) -> ImportItem {
        let location = origin.line(entry.line)
        if let reason = skipping {
            return ImportItem(location, .skipped(because: ImportNote(location, reason)), notes: notes)
        }
        var post = ImportedPost(location, title: HTMLText.plain(entry.title))
        post.notes = notes
        fillTexts(&post)
        post.readPublished(entry.published, entry.updated)
        post.updatedAt = FeedDate.timestamp(entry.updated).flatMap { $0 == post.publishedAt ? nil : $0 }
        if post.publishedAt == nil, post.isPublished { post.note("has no date") }
        for (text, line) in entry.dates where !text.isEmpty {
            guard let time = FeedDate.timestamp(text) else {
                post.hold("the date can't be read: \(text)")
                continue
            }
            if time > post.publishedAt ?? time {
                post.keepLater(time, ImportNote(origin.line(line), "another of its dates is ahead: \(text)"))
            }
        }
        post.read(Publication(entry.others, origin, time: post.publishedAt))
        fillState(&post)
        if let limit { post.hold(limit) }
        if let doubt { post.hold(doubt) }
        post.authors = entry.authors.isEmpty ? feedAuthors : entry.authors
        post.tags = entry.categories.filter { !$0.scheme.hasPrefix("http://www.blogger.com/atom/ns#license") }
            .map { HTMLText.decoded($0.term) }
        if !entry.image.isEmpty { post.image = (entry.image, "") }
        post.language = [
            entry.language, feed?["xml:lang"], feed?.first("language", "dc:language")?.text.trimmed,
        ].lazy
            .compactMap { $0 }.first { !$0.isEmpty }
        fillMetadata(&post)
        post.slug = slug
        post.sourceID = [entry.id, entry.link, entry.title].first { !$0.isEmpty } ?? hash
        return post.item(origin, site: site)
    }

    /// An entry without id, link and title is known by its text.
    private var hash: String {
        String(contentHash(Array((entry.content + entry.summary + entry.published).utf8)), radix: 16)
    }

    private var skipping: String? {
        if entry.isReply { return "is a comment" }
        switch entry.kind {
        case "", "post": return nil
        case "page":
            return origin.includesPages ? nil : "is a page, and only posts are taken (--include-pages)"
        case let other: return "is no post but \(other)"
        }
    }

    private var feedAuthors: [String] {
        guard let author = feed?.first("author"), let name = author.first("name")?.text.trimmed else {
            return []
        }
        return [name]
    }

    private func fillState(_ post: inout ImportedPost) {
        if entry.isDraft { post.isPublished = false }
        if let comment = entry.hidingComment { post.hold(PaywallMark.reason(ofComment: comment)) }
        for category in entry.categories where !category.scheme.contains("/") {
            if WordPressField.limitsReaders(category.scheme, category.term) {
                post.hold("the category \(category.term.prefix(60)) is a limit on readers, and it is a draft")
            }
        }
        for html in entry.texts { post.holdIfMarked(html) }
        for status in entry.statuses {
            switch status {
            case "LIVE", "PUBLISHED": break
            case "DRAFT": post.isPublished = false
            case "SCHEDULED": post.schedule()
            case _: post.hold("has the status \(status), and is a draft")
            }
        }
        if !post.isPublished, !post.isToCome {
            (post.createdAt, post.publishedAt) = (post.publishedAt, nil)
        }
    }

    private func fillTexts(_ post: inout ImportedPost) {
        let isWhole = !entry.content.isEmpty
        post.body = isWhole ? entry.content : entry.summary
        if isWhole { post.excerpt = HTMLText.plain(entry.summary) }
        if !post.body.contains("<"), post.body.contains("\n") {
            post.body = ClassicParagraphs.marked(post.body)
        }
        if !entry.contentAddress.isEmpty {
            post.note("the content is elsewhere, and not read: \(entry.contentAddress)")
        }
        if !isWhole, !entry.summary.isEmpty { post.note("the feed has only a summary, which is the body") }
        if post.excerpt == HTMLText.plain(post.body) { post.excerpt = "" }
    }

    private func fillMetadata(_ post: inout ImportedPost) {
        if !entry.link.isEmpty { post.metadata.append(JSONMember("link", .string(entry.link))) }
        if !entry.license.isEmpty { post.metadata.append(JSONMember("license", .string(entry.license))) }
        let others = entry.enclosures.filter { $0.address != entry.image }
        guard !others.isEmpty else { return }
        let list = others.map { enclosure in
            JSONValue.object([
                JSONMember("url", .string(enclosure.address)), JSONMember("type", .string(enclosure.type)),
                JSONMember("length", .string(enclosure.length)),
            ])
        }
        post.metadata.append(JSONMember("enclosures", .array(list)))
    }

    /// The last part of the path of the link.
    private var slug: String? { SlugOfLink.slug(entry.link) }

    private var site: String? {
        let links = feed?.all("link") ?? []
        let own = links.first { ($0["rel"] ?? "alternate") == "alternate" } ?? links.first
        let address = own.map { ($0["href"] ?? $0.text).trimmed } ?? ""
        return SiteName.name(of: address.isEmpty ? feed?.first("id")?.text.trimmed ?? "" : address)
    }
}

/// The slug in an address.
enum SlugOfLink {
    /// Without the ending of a file.
    static func withoutEnding(_ slug: String) -> String {
        let ending = [".html", ".htm", ".php"].first(where: slug.hasSuffix)
        return ending.map { String(slug.dropLast($0.count)) } ?? slug
    }

    static func slug(_ link: String) -> String? {
        let parts = link.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard parts.count > 2, var last = parts.last.map(String.init) else { return nil }
        last = withoutEnding(last)
        return last.isEmpty ? nil : last
    }
}
