import Articles
import StrictJSON

/// What becomes of an entry of a feed.
struct FeedPost {
    private let entry: FeedEntry
    private let feed: FeedSource
    private let origin: ItemOrigin

    init(_ entry: FeedEntry, _ feed: FeedSource, _ origin: ItemOrigin) {
        self.entry = entry
        self.feed = feed
        self.origin = origin
    }

    func item(_ notes: [ImportNote]) -> ImportItem {
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
        feed.visibility.limit(&post)
        post.authors = entry.authors.isEmpty ? feed.authors : entry.authors
        post.tags = entry.categories.filter { !$0.scheme.hasPrefix("http://www.blogger.com/atom/ns#license") }
            .map { HTMLText.decoded($0.term) }
        if !entry.image.isEmpty { post.image = (entry.image, "") }
        post.language = entry.language.isEmpty ? feed.language : entry.language
        fillMetadata(&post)
        post.slug = SlugOfLink.slug(entry.link)
        post.sourceID = identity
        return post.item(origin, site: feed.site)
    }

    /// An entry without id, link and title is known by its text.
    var identity: String {
        guard entry.identity.isEmpty else { return entry.identity }
        return String(contentHash(Array((entry.content + entry.summary + entry.published).utf8)), radix: 16)
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

    private func fillState(_ post: inout ImportedPost) {
        if entry.isDraft { post.isPublished = false }
        if let mark = entry.mark { post.hold(ImportNote(origin.line(mark.line), mark.reason)) }
        for category in entry.categories {
            if let reason = category.limit { post.hold(ImportNote(origin.line(category.line), reason)) }
        }
        for (html, line) in entry.otherTexts { post.holdIfMarked(html, at: origin.line(line)) }
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
