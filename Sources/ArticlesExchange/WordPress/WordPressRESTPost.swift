import Articles
import StrictJSON

/// What becomes of a post as the REST API of WordPress has it.
struct WordPressRESTPost {
    private let post: JSONValue
    private let location: ItemLocation
    private let site: WordPressSite

    init(_ post: JSONValue, _ location: ItemLocation, _ site: WordPressSite) {
        self.post = post
        self.location = location
        self.site = site
    }

    func item(_ origin: ItemOrigin, site name: String?) -> ImportItem {
        if let reason = skipping(origin) {
            return ImportItem(location, .skipped(because: ImportNote(location, reason)))
        }
        var made = ImportedPost(location, title: HTMLText.plain(text("title") ?? ""))
        made.slug = post["slug"]?.text
        made.sourceID = post["id"]?.key
        made.body = text("content") ?? ""
        made.excerpt = excerpt
        fillStatus(&made)
        fillDates(&made)
        made.read(Publication(others, origin, time: made.publishedAt))
        holdIfLimited(&made)
        made.authors = embedded("author").compactMap { $0["name"]?.text }.map { HTMLText.plain($0) }
        if made.authors.isEmpty { made.note("names no author that the public may know") }
        fillImage(&made)
        fillTerms(&made)
        if post["sticky"]?.isTrue ?? false { made.metadata.append(JSONMember("sticky", .bool(true))) }
        if let link = post["link"]?.text { made.metadata.append(JSONMember("link", .string(link))) }
        return made.item(origin, site: name)
    }

    private func skipping(_ origin: ItemOrigin) -> String? {
        switch post["type"]?.text {
        case "post": nil
        case "page" where origin.includesPages: nil
        case "page": "is a page, and only posts are taken (--include-pages)"
        case let other: "is no post but \(other ?? "of no type")"
        }
    }

    /// A text as a page shows it.
    private func text(_ name: String) -> String? { post[name]?["rendered"]?.text }

    /// What an editor wrote: WordPress makes the others of the beginning of the text.
    private var excerpt: String {
        let text = HTMLText.plain(text("excerpt") ?? "")
        return ["[…]", "[...]"].contains { text.hasSuffix($0) } ? "" : text
    }

    private func embedded(_ name: String) -> [JSONValue] { post["_embedded"]?[name]?.elements ?? [] }

    // MARK: Who may see it

    private func fillStatus(_ made: inout ImportedPost) {
        switch post["status"]?.text {
        case "publish": break
        case "future": made.schedule()
        case let other: made.hold("has the status \(other ?? "null"), and is a draft")
        }
        for name in ["content", "excerpt"] {
            switch post[name]?["protected"] ?? .null {
            case .null, .bool(false): break
            case _: made.hold("asks for a password, and is a draft")
            }
        }
        switch post["password"] ?? .null {
        case .null, .string(""): break
        case _: made.hold("has a password, and is a draft")
        }
    }

    private func holdIfLimited(_ made: inout ImportedPost) {
        let classes =
            (post["class_list"]?.elements ?? []).compactMap(\.text)
            + (post["class_list"]?.members ?? []).compactMap(\.value.text)
        for name in classes where name.hasPrefix("status-") && name != "status-publish" {
            made.hold("has the class \(name), and is a draft")
        }
        if classes.contains("post-password-required") { made.hold("asks for a password, and is a draft") }
        let markup = classes.map { "<i class=\"\(HTMLWriter.escaped($0))\"></i>" }.joined()
        made.holdIfMarked(markup)
        for member in post["meta"]?.members ?? [] {
            for text in member.value.fieldTexts {
                made.keepLater(member.name, text)
                guard WordPressField.limitsReaders(member.name, text) else { continue }
                made.hold("has the field \(member.name), and is a draft")
            }
        }
    }

    /// The members that WordPress itself does not have: those of plugins.
    private var others: [(key: String, value: YAMLNode)] {
        post.members.filter { !Self.columns.contains($0.name) && !$0.value.isNull }.map {
            ($0.name, JSONFrontMatter.node($0.value, location.line))
        }
    }

    private static let columns = Set(
        """
        id date date_gmt guid modified modified_gmt password slug status type link title content excerpt author \
        featured_media comment_status ping_status sticky template format categories tags class_list \
        permalink_template generated_slug parent menu_order meta _links _embedded
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    // MARK: Members

    private func fillDates(_ made: inout ImportedPost) {
        let universal = post["date_gmt"]?.text.flatMap { $0.hasPrefix("0000") ? nil : $0 }
        if let universal {
            made.readPublished(universal + "Z")
        } else if let local = post["date"]?.text {
            made.readPublished(local + "Z")
            made.note("has only a local date, which is taken as UTC")
        } else {
            made.hold("has no date, and is a draft")
        }
        if let modified = post["modified_gmt"]?.text { made.updatedAt = FeedDate.timestamp(modified + "Z") }
    }

    private func fillImage(_ made: inout ImportedPost) {
        guard let media = post["featured_media"]?.integer, media != 0 else { return }
        guard let image = embedded("wp:featuredmedia").first, let url = image["source_url"]?.text else {
            return made.note("left out, the featured image \(media): the public may not know it")
        }
        made.image = (url, HTMLText.plain(image["alt_text"]?.text ?? image["title"]?["rendered"]?.text ?? ""))
    }

    private func fillTerms(_ made: inout ImportedPost) {
        for term in embedded("wp:term").flatMap(\.elements) {
            guard let name = term["name"]?.text.map({ HTMLText.plain($0) }),
                let taxonomy = term["taxonomy"]?.text
            else { continue }
            switch taxonomy {
            case "category" where term["slug"]?.text == "uncategorized":
                made.note("left out, the category \(name)")
            case "category": made.tags.append(site.path(ofCategory: term["id"]?.key ?? "", named: name))
            case "post_tag": made.tags.append(name)
            case _:
                if WordPressField.limitsReaders(
                    ofTerm: term["slug"]?.text ?? "", named: name, in: taxonomy)
                {
                    made.hold("has the term \(name) of \(taxonomy), and is a draft")
                }
                made.metadata.append(JSONMember(taxonomy, .string(name)))
            }
        }
    }
}

extension JSONValue {
    /// The values of a custom field as an export has them: texts, one for each element of a list; settings are JSON.
    fileprivate var fieldTexts: [String] {
        switch self {
        case .null: return []
        case .bool(let truth): return ["\(truth)"]
        case .string(let text): return [text]
        case .number(let digits): return [digits]
        case .array(let elements): return elements.flatMap(\.fieldTexts)
        case .object:
            var writer = JSONWriter()
            writer.value(self)
            return [String(decoding: writer.bytes, as: UTF8.self)]
        }
    }
}
