import Articles
import StrictJSON

/// What becomes of one item of a WordPress export.
struct WordPressPost {
    let source: WordPressItem
    let site: WordPressSite
    let origin: ItemOrigin

    init(_ item: WordPressItem, _ site: WordPressSite, _ origin: ItemOrigin) {
        source = item
        self.site = site
        self.origin = origin
    }

    private var location: ItemLocation { origin.line(source.line) }

    func item(notes: [ImportNote]) -> ImportItem {
        if let reason = skipping {
            return ImportItem(location, .skipped(because: ImportNote(location, reason)), notes: notes)
        }
        if source.oversized.contains("content:encoded") {
            return ImportItem(
                ImportFault(location, "the body is larger than \(ArticleLimits.bodyBytes >> 20) MiB"))
        }
        var post = ImportedPost(location, title: HTMLText.plain(source["title"]))
        post.notes = notes
        post.slug = source["wp:post_name"].isEmpty ? nil : source["wp:post_name"]
        post.excerpt = HTMLText.plain(source["excerpt:encoded"])
        post.language = site.language.isEmpty ? nil : site.language
        post.sourceID = identity
        fillStatus(&post)
        fillDates(&post)
        fillExtensions(&post)
        fillTerms(&post)
        fillAuthors(&post)
        fillFields(&post)
        fillBody(&post)
        noteLimits(&post)
        return post.item(origin, site: SiteName.name(of: site.address))
    }

    /// The id is the same in every export of the site.
    var identity: String {
        [source["wp:post_id"], source["guid"], source["link"], source["wp:post_name"], source["title"]]
            .first { !$0.isEmpty } ?? "line \(source.line)"
    }

    private func fillBody(_ post: inout ImportedPost) {
        var body = WordPressBody(source["content:encoded"], of: source["wp:post_id"], site)
        post.body = body.html()
        for note in body.notes.all { post.note(note) }
        var excerpt = WordPressBody(source["excerpt:encoded"], of: source["wp:post_id"], site)
        if !source["excerpt:encoded"].isEmpty { _ = excerpt.html() }
        if let gate = body.gate ?? excerpt.gate {
            let name = body.gate == nil ? "excerpt:encoded" : "content:encoded"
            post.hold(
                ImportNote(place(of: name), "a part of it is not for everybody (\(gate)), and it is a draft"))
        }
        for name in ["title", "excerpt:encoded", "description"] {
            post.holdIfMarked(source[name], at: place(of: name))
        }
        if source.commentCount > 0 { post.note("left out, \(source.commentCount) comments of readers") }
    }

    /// Where an element begins.
    private func place(of name: String) -> ItemLocation { origin.line(source.lines[name] ?? source.line) }

    private func noteLimits(_ post: inout ImportedPost) {
        if source.leftTerms > 0 {
            post.note("left out, \(source.leftTerms) terms: more than \(WordPressItem.termLimit)")
        }
        if source.leftFields > 0 {
            post.note("left out, \(source.leftFields) custom fields: they are too many")
        }
        for name in ["title", "content:encoded", "excerpt:encoded"] where source.marked.contains(name) {
            post.note("the elements inside of \(name) are read as its text")
        }
        for name in source.oversized {
            post.hold(
                "\(name) is larger than \(WordPressScanner.textLimit >> 20) MiB and left out, and it is a draft"
            )
        }
        if site.leftAttachments > 0, post.image == nil, source.field("_thumbnail_id") != nil {
            post.note("\(site.leftAttachments) pictures of the export are too many to be looked for")
        }
    }

    // MARK: Who may see it

    private var skipping: String? {
        switch source.type {
        case "post": break
        case "page":
            if !origin.includesPages { return "is a page, and only posts are taken (--include-pages)" }
        case "attachment": return "is a picture or another file, not a post"
        case let type: return "is no post but \(type.isEmpty ? "something unnamed" : type)"
        }
        return switch source["wp:status"] {
        case "trash": "is in the trash"
        case "auto-draft": "is a draft that nobody has written anything into"
        case "inherit": "is a revision"
        case _: nil
        }
    }

    private func fillStatus(_ post: inout ImportedPost) {
        switch source["wp:status"] {
        case "publish": break
        case "future": post.schedule()
        case "draft": post.isPublished = false
        case "pending":
            post.isPublished = false
            post.note("waits for a review, and is a draft")
        case "private": post.hold("is private, and is a draft")
        case "": post.hold("has no status, and is a draft")
        case let other: post.hold("has the status \(other), and is a draft")
        }
        if !source["wp:post_password"].isEmpty { post.hold("has a password, and is a draft") }
        site.visibility?.limit(&post)
        for (name, line) in source.limitingFields {
            let reason = "the field \(name) limits who may read it, and it is a draft"
            post.hold(ImportNote(origin.line(line), reason))
        }
        if source.repeated.contains("content:encoded") { post.hold("has two texts, and is a draft") }
        for name in source.repeated {
            post.note("has \(name) more than once: what shows it to fewer people is taken, else the last")
        }
    }

    /// What other elements and attributes say holds as it does in front matter.
    private func fillExtensions(_ post: inout ImportedPost) {
        guard let extensions = source.extensions else { return }
        if let root = extensions.root {
            post.read(Publication(FeedExtensions.pairs(of: root), origin, time: post.publishedAt))
        }
        if let mark = extensions.mark { post.hold(ImportNote(origin.line(mark.line), mark.reason)) }
        if extensions.isTooLarge { post.hold("says more than is looked at, and is a draft") }
    }

    // MARK: Dates

    private func fillDates(_ post: inout ImportedPost) {
        let local = FeedDate.timestamp(source["wp:post_date"])
        let said = FeedDate.timestamp(source["wp:post_date_gmt"]) ?? FeedDate.timestamp(source["pubDate"])
        let status = source["wp:status"]
        if status == "publish" || status == "future" || status == "private" {
            post.publishedAt = latest(said, local, &post)
            if said == nil, local != nil { post.note("the date has no zone, and is taken as UTC") }
            if post.publishedAt == nil { post.note("has no date") }
            holdUnreadDates(&post)
        } else {
            post.createdAt = said ?? local
        }
        if let changed = FeedDate.timestamp(source["wp:post_modified_gmt"]),
            changed != post.publishedAt
        {
            post.updatedAt = changed
        }
    }

    /// The one in GMT, unless the local one is another day and later: zones are not that far apart.
    private func latest(_ said: Timestamp?, _ local: Timestamp?, _ post: inout ImportedPost) -> Timestamp? {
        guard let said, let local, local.milliseconds - said.milliseconds > 26 * 3_600_000 else {
            return said ?? local
        }
        post.note("has two dates, \(said) and \(local): the latest is taken")
        return local
    }

    private func holdUnreadDates(_ post: inout ImportedPost) {
        for name in ["wp:post_date_gmt", "wp:post_date", "pubDate"] {
            let text = source[name]
            let isNone = text.isEmpty || text.hasPrefix("0000") || name == "pubDate" && text.contains("-0001")
            if !isNone, FeedDate.timestamp(text) == nil {
                post.hold("\(name) can't be read: \(text.prefix(60)), and it is a draft")
            }
            if source.repeated.contains(name) { post.hold("has two dates in \(name), and is a draft") }
        }
    }
}
