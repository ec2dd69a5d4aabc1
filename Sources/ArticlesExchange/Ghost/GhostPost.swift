import Articles
import StrictJSON

/// What becomes of one post of a Ghost export.
struct GhostPost {
    let post: JSONValue
    let meta: JSONValue?
    let tags: [JSONValue]
    let authors: [JSONValue]
    /// How many tags it has that are not in the export.
    let lostTags: Int
    let line: Int
    let sites: [SourceVisibility]
    let documents: GhostDocuments

    init(
        post: JSONValue, meta: JSONValue?, tags: [JSONValue], lostTags: Int, authors: [JSONValue], line: Int,
        sites: [SourceVisibility]
    ) {
        self.post = post
        self.meta = meta
        self.tags = tags
        self.lostTags = lostTags
        self.authors = authors
        self.line = line
        self.sites = sites
        documents = GhostDocuments(post)
    }

    /// What stands for the address of the site in an export.
    static let sitePlaceholder = "__GHOST_URL__"

    /// What it is known by: its id, else its slug or title.
    static func identity(of post: JSONValue) -> String? {
        post["id"]?.key
            ?? ["slug", "title"].lazy.compactMap { post[$0]?.text }.first?
            .replacing(sitePlaceholder, with: "")
    }

    func item(_ origin: ItemOrigin) -> ImportItem {
        let location = origin.line(line)
        let isPage = post["type"]?.text?.lowercased() == "page" || GhostGate.isTrue(post["page"])
        if isPage, !origin.includesPages {
            let note = ImportNote(location, "is a page, and only posts are taken (--include-pages)")
            return ImportItem(location, .skipped(because: note))
        }
        var made = ImportedPost(location, title: text("title") ?? "")
        made.slug = text("slug")
        made.sourceID = Self.identity(of: post)
        made.excerpt = text("custom_excerpt") ?? ""
        made.canonicalURL = text("canonical_url")
        made.language = text("locale")
        fillStatus(&made)
        fillDates(&made)
        made.read(Publication(others, origin, time: made.publishedAt))
        fillBody(&made)
        fillPeople(&made)
        if let image = text("feature_image") {
            made.image = (image, member("feature_image_alt")?.text ?? "")
        }
        fillMetadata(&made)
        let site = text("url").flatMap { Self.site(of: $0) }
        return made.item(origin, site: site)
    }

    private func member(_ name: String) -> JSONValue? {
        let value = post[name] ?? .null
        return value.isNull ? meta?[name] : value
    }

    private func text(_ name: String) -> String? {
        post[name]?.text?.replacing(Self.sitePlaceholder, with: "")
    }

    /// The members that Ghost's own posts do not have.
    private var others: [(key: String, value: YAMLNode)] {
        let own = post.members.filter { !Self.columns.contains($0.name) }
        let ofMeta = (meta?.members ?? []).filter { !Self.metaColumns.contains($0.name) }
        return (own + ofMeta).filter { !$0.value.isNull }.map {
            ($0.name, JSONFrontMatter.node($0.value, line))
        }
    }

    private static let columns = Set(
        """
        id uuid title slug html lexical mobiledoc plaintext feature_image feature_image_alt feature_image_caption \
        featured type page status visibility access email_only locale published_at created_at updated_at \
        published_by created_by updated_by author author_id authors primary_author tags primary_tag tiers \
        custom_excerpt excerpt canonical_url url codeinjection_head codeinjection_foot custom_template \
        meta_title meta_description og_image og_title og_description twitter_image twitter_title \
        twitter_description email email_subject email_recipient_filter send_email_when_published newsletter \
        newsletter_id show_title_and_feature_image reading_time comments comment_id frontmatter image language
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Those of the table beside the posts; what an older version kept in the post itself is read there too.
    private static let metaColumns = columns.subtracting(["status", "visibility", "access"]).union(["post_id"]
    )

    private static func site(of url: String) -> String? {
        let parts = url.split(separator: "/", maxSplits: 3)
        return parts.count >= 2 ? SiteName.name(of: "\(parts[0])//\(parts[1])") : nil
    }

    // MARK: Members

    private func fillStatus(_ made: inout ImportedPost) {
        switch text("status") {
        case "published": break
        case "scheduled": made.schedule()
        case "draft": made.isPublished = false
        case nil where post["status"] == nil && post["published_at"]?.text != nil: break
        case "sent": made.hold("was only sent by e-mail, and is a draft")
        case let other: made.hold("has the status \(other ?? "null"), and is a draft")
        }
        switch post["visibility"] ?? .null {
        case .null, .string("public"): break
        case .string(let other): made.hold("is for \(other) only, and is a draft")
        case _: made.hold("has a visibility that is not understood, and is a draft")
        }
        if let reason = GhostGate.reason(post, meta, documents) { made.hold("\(reason), and is a draft") }
        for site in sites { site.limit(&made) }
    }

    private func fillDates(_ made: inout ImportedPost) {
        func time(_ name: String) -> Timestamp? { post[name].flatMap { FeedDate.timestamp($0) } }
        if made.isPublished || made.holding != nil {
            made.publishedAt = time("published_at")
            switch post["published_at"] ?? .null {
            case .null: if made.isPublished { made.note("has no date") }
            case let said:
                if made.publishedAt == nil {
                    made.hold("the date can't be read: \(said.key ?? "it is no text")")
                }
            }
        } else if let time = time("published_at") {
            made.keepLater(time, ImportNote(made.location, "has a date ahead: \(time)"))
        }
        made.createdAt = time("created_at")
        made.updatedAt = time("updated_at")
        if let created = made.createdAt, let updated = made.updatedAt, updated < created {
            made.createdAt = updated
        }
    }

    private func fillMetadata(_ made: inout ImportedPost) {
        if post["featured"]?.isTrue ?? false { made.metadata.append(JSONMember("featured", .bool(true))) }
        let names = [
            "meta_title", "meta_description", "og_image", "og_title", "og_description", "twitter_image",
            "twitter_title",
            "twitter_description", "feature_image_caption", "custom_template",
        ]
        for name in names {
            guard let value = member(name)?.text?.replacing(Self.sitePlaceholder, with: "") else { continue }
            made.metadata.append(JSONMember(name, .string(value)))
        }
        for name in ["codeinjection_head", "codeinjection_foot"] {
            if let code = member(name)?.text {
                made.note("left out, \(name) with \(code.utf8.count) bytes of code")
            }
        }
    }
}
