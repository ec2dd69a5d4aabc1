import Articles
import StrictJSON

/// What becomes of one item of a WordPress export.
struct WordPressPost {
    private let source: WordPressItem
    private let site: WordPressSite
    private let origin: ItemOrigin

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
        if source.isTooLarge {
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
        fillTerms(&post)
        fillAuthors(&post)
        fillFields(&post)
        var body = WordPressBody(source["content:encoded"], site)
        post.body = body.html()
        for note in body.notes { post.note(note) }
        if source.commentCount > 0 { post.note("left out, \(source.commentCount) comments of readers") }
        return post.item(origin, site: SiteName.name(of: site.address))
    }

    /// The id is the same in every export of the site.
    private var identity: String {
        [source["wp:post_id"], source["guid"], source["link"], source["wp:post_name"], source["title"]]
            .first { !$0.isEmpty } ?? "line \(source.line)"
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
        case "publish", "future": break
        case "draft": post.isPublished = false
        case "pending":
            post.isPublished = false
            post.note("waits for a review, and is a draft")
        case "private": post.hold("is private, and is a draft")
        case "": post.hold("has no status, and is a draft")
        case let other: post.hold("has the status \(other), and is a draft")
        }
        if !source["wp:post_password"].isEmpty { post.hold("has a password, and is a draft") }
    }

    private func fillDates(_ post: inout ImportedPost) {
        let local = FeedDate.timestamp(source["wp:post_date"])
        let said = FeedDate.timestamp(source["wp:post_date_gmt"]) ?? FeedDate.timestamp(source["pubDate"])
        let status = source["wp:status"]
        if status == "publish" || status == "future" || status == "private" {
            post.publishedAt = said ?? local
            if said == nil, local != nil { post.note("the date has no zone, and is taken as UTC") }
            if post.publishedAt == nil, status == "future" {
                post.hold("is scheduled without a date, and is a draft")
            }
            if post.publishedAt == nil { post.note("has no date") }
        } else {
            post.createdAt = said ?? local
        }
        if let changed = FeedDate.timestamp(source["wp:post_modified_gmt"]),
            changed != post.publishedAt
        {
            post.updatedAt = changed
        }
    }

    // MARK: Terms and people

    private func fillTerms(_ post: inout ImportedPost) {
        var others: [(domain: String, names: [JSONValue])] = []
        for term in source.terms {
            let name = HTMLText.decoded(term.name.isEmpty ? term.slug : term.name)
            switch term.domain {
            case "category", "":
                if term.slug == "uncategorized" || (term.slug.isEmpty && name == "Uncategorized") {
                    post.note("left out, the category for what has none: \(name)")
                } else {
                    post.tags.append(site.path(ofCategory: term.slug, named: name))
                }
            case "post_tag", "tag": post.tags.append(name)
            case "author": break
            case let domain:
                if let index = others.firstIndex(where: { $0.domain == domain }) {
                    others[index].names.append(.string(name))
                } else {
                    others.append((domain, [.string(name)]))
                }
            }
        }
        for other in others { post.metadata.append(JSONMember(other.domain, .array(other.names))) }
    }

    private func fillAuthors(_ post: inout ImportedPost) {
        let together = source.terms.filter { $0.domain == "author" }
        if together.isEmpty {
            let login = source["dc:creator"]
            if !login.isEmpty { post.authors = [site.authors[login] ?? login] }
        } else {
            post.authors = together.map { term in
                let login = term.slug.hasPrefix("cap-") ? String(term.slug.dropFirst(4)) : term.slug
                return site.authors[login] ?? (term.name.isEmpty ? login : term.name)
            }
        }
        post.authors = post.authors.map(HTMLText.decoded)
    }

    // MARK: Custom fields

    /// Protected fields that stand in the page all the same.
    private static let shownFields = [
        "_yoast_wpseo_title", "_yoast_wpseo_metadesc", "_yoast_wpseo_canonical",
    ]

    private func fillFields(_ post: inout ImportedPost) {
        if source["wp:is_sticky"] == "1" { post.metadata.append(JSONMember("sticky", .bool(true))) }
        var left: [String] = []
        for field in source.fields where !field.key.isEmpty {
            if field.key == "_thumbnail_id" {
                fillImage(&post, field.value.trimmed)
            } else if field.key.hasPrefix("_"), !Self.shownFields.contains(field.key) {
                // Such fields are protected: plugins keep keys and addresses in them, and metadata is public.
                left.append(field.key)
            } else {
                post.metadata.append(JSONMember(field.key, .string(field.value)))
            }
        }
        if !left.isEmpty {
            post.note(
                "left out, fields that WordPress does not show: \(Set(left).sorted().joined(separator: ", "))"
            )
        }
    }

    private func fillImage(_ post: inout ImportedPost, _ id: String) {
        guard let file = site.attachments[id] else {
            if !id.isEmpty, id != "0", id != "-1" {
                post.note("the featured image \(id) is not in the export")
            }
            return
        }
        post.image = (file.url, HTMLText.decoded(file.text))
    }
}

/// The name of a source by the address of a site.
enum SiteName {
    /// Host and path, without scheme; `nil` for no address.
    static func name(of address: String) -> String? {
        var name = address.trimmed[...]
        for scheme in ["https://", "http://"] where name.lowercased().hasPrefix(scheme) {
            name = name.dropFirst(scheme.count)
        }
        while name.last == "/" { name = name.dropLast() }
        guard !name.isEmpty, name.contains(".") || name.hasPrefix("localhost") else { return nil }
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(ArticleLimits.sourceName)))
    }
}
