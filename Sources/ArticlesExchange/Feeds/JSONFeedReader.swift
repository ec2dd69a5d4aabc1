import Articles
import StrictJSON

/// Reads the items of a JSON Feed (versions 1 and 1.1).
enum JSONFeed {
    static func items(_ feed: JSONValue, _ bytes: [UInt8], _ origin: ItemOrigin) throws(ImportFault)
        -> [ImportItem]
    {
        guard let list = feed["items"], case .array(let items) = list else {
            throw ImportFault(origin.line(1), "is no JSON Feed: there are no items")
        }
        let lines = JSONFile.lines(ofElementsIn: ["items"], of: bytes)
        let site = SiteName.name(of: feed["home_page_url"]?.text ?? feed["feed_url"]?.text ?? "")
        let visibility = SourceVisibility(others(feed, 1), of: "feed", origin)
        let (authors, language) = (names(feed), feed["language"]?.text)
        let made = items.enumerated().map { index, item in
            let location = origin.line(lines.indices.contains(index) ? lines[index] : 1)
            guard case .object = item else { return ImportItem(ImportFault(location, "is no object")) }
            var post = post(item, location, origin)
            if post.authors.isEmpty { post.authors = authors }
            post.language = post.language ?? language
            visibility.limit(&post)
            return post.item(origin, site: site)
        }
        return RepeatedItems.taking(
            made.named(items.map { $0["title"]?.text ?? $0["id"]?.key ?? $0["url"]?.text ?? "" }),
            items.map { identity(of: $0) ?? "" })
    }

    /// What an item is known by: its id, else its address, its title or its text.
    private static func identity(of item: JSONValue) -> String? {
        if let id = item["id"]?.key ?? item["url"]?.text ?? item["title"]?.text { return id }
        let text = item["content_html"]?.text ?? item["content_text"]?.text ?? item["summary"]?.text
        return text.map { String(contentHash(Array($0.utf8)), radix: 16) }
    }

    /// The members that the format does not have, or that have other forms there.
    private static func others(_ item: JSONValue, _ line: Int) -> [(key: String, value: YAMLNode)] {
        guard case .object(let members) = item else { return [] }
        return members.filter { !known.contains($0.name) && $0.name != "items" }.map {
            ($0.name, JSONFrontMatter.node($0.value, line))
        }
    }

    private static let known: Set<String> = [
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
        "banner_image",
        "date_published", "date_modified", "author", "authors", "tags", "language", "attachments",
    ]

    private static func post(
        _ item: JSONValue, _ location: ItemLocation, _ origin: ItemOrigin
    ) -> ImportedPost {
        var post = ImportedPost(location, title: item["title"]?.text ?? "")
        post.sourceID = identity(of: item)
        if let html = item["content_html"]?.text {
            post.body = html
        } else {
            post.body = item["content_text"]?.text ?? item["summary"]?.text ?? ""
            post.format = .plain
        }
        post.excerpt = item["summary"]?.text ?? ""
        if post.excerpt == post.body { post.excerpt = "" }
        // A mark is looked for in what is taken later on.
        for name in ["content_text", "summary"] {
            if let text = item[name]?.text, text != post.body { post.holdIfMarked(text, .plain) }
        }
        post.readPublished(item["date_published"] ?? .null, item["date_modified"] ?? .null)
        readUpdated(item["date_modified"] ?? .null, &post)
        let others = others(item, location.line)
        let publication = Publication(others, origin, time: post.publishedAt)
        post.read(publication)
        let left = others.map(\.key).filter { !publication.understood.contains($0) }
        if !left.isEmpty {
            let names = left.prefix(10).map { String($0.prefix(60)) }.joined(separator: ", ")
            post.note("left out, what JSON Feed does not have: \(names)")
        }
        noteKinds(item, &post)
        if post.publishedAt == nil, post.isPublished { post.note("has no date") }
        post.authors = names(item)
        post.tags = (item["tags"]?.elements ?? []).compactMap(\.key)
        if let image = item["image"]?.text ?? item["banner_image"]?.text { post.image = (image, "") }
        post.language = item["language"]?.text
        if let link = item["url"]?.text {
            post.metadata.append(JSONMember("link", .string(link)))
            post.slug = SlugOfLink.slug(link)
        }
        if let link = item["external_url"]?.text {
            post.metadata.append(JSONMember("external_url", .string(link)))
        }
        if let attachments = item["attachments"], !attachments.elements.isEmpty {
            post.metadata.append(JSONMember("attachments", attachments))
        }
        return post
    }

    /// Says which members are left out since they are of another kind than the format has.
    private static func noteKinds(_ item: JSONValue, _ post: inout ImportedPost) {
        let texts = [
            "title", "content_html", "content_text", "summary", "url", "external_url", "image", "language",
        ]
        for member in item.members where !member.value.isNull {
            switch member.value {
            case .string: if !lists.contains(member.name) { continue }
            case .array: if !texts.contains(member.name) { continue }
            case .null, .bool, .number, .object: break
            }
            if texts.contains(member.name) { post.note("left out, \(member.name) is no text") }
            if lists.contains(member.name) { post.note("left out, \(member.name) is no list") }
        }
    }

    private static let lists: Set<String> = ["tags", "authors", "attachments"]

    /// Reads when it was changed; that it is no date is said.
    private static func readUpdated(_ value: JSONValue, _ post: inout ImportedPost) {
        post.updatedAt = FeedDate.timestamp(value)
        if post.updatedAt == nil, !value.isNull, value != .string("") {
            post.note(
                "the date of its last change can't be read, and is left out: \(value.key ?? "it is no text")")
        }
    }

    private static func names(_ value: JSONValue) -> [String] {
        let all = (value["authors"]?.elements ?? []) + (value["author"].map { [$0] } ?? [])
        var seen = Set<String>()
        return all.compactMap { $0["name"]?.text }.filter { seen.insert($0).inserted }
    }
}
