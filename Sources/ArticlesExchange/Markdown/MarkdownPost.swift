import Articles
import StrictJSON

/// The members of an article, gathered from the front matter, body and path of a Markdown file.
///
/// Of several keys for one member the first named below is taken; what is left over goes to
/// `metadata`, so that nothing of the front matter is lost.
struct MarkdownPost {
    private let origin: ItemOrigin
    private let name: PostName
    private var rest: [(key: String, value: FrontMatterNode)]
    private var members: [JSONMember] = []
    /// The lines of the members in the file.
    private var lines: [String: Int] = [:]

    /// The draft that a file makes.
    static func draft(of text: String, _ origin: ItemOrigin) throws(ImportFault) -> ArticleDraft {
        let document = try MarkdownDocument(text, origin)
        guard document.body.utf8.count <= ArticleLimits.bodyBytes else {
            throw ImportFault(origin.line(1), "the body is larger than \(ArticleLimits.bodyBytes >> 20) MiB")
        }
        var pairs: [(key: String, value: FrontMatterNode)] = []
        if let yaml = document.frontMatter {
            pairs = try FrontMatterParser.pairs(of: yaml, firstLine: document.frontMatterLine, origin)
        }
        var post = MarkdownPost(origin: origin, name: PostName(path: origin.path), rest: pairs)
        try post.readTitle(document.body)
        try post.readTexts()
        try post.readStatus()
        try post.readTags()
        try post.readAuthors()
        try post.readImage()
        try post.readLinks()
        post.readMetadata()
        return try post.draft()
    }

    private func draft() throws(ImportFault) -> ArticleDraft {
        var members = members
        members.append(
            JSONMember(
                "source",
                .object([
                    JSONMember("name", .string(origin.sourceName())),
                    JSONMember("id", .string(origin.sourceID)),
                ])))
        do throws(ArticleError) {
            return try ArticleDraft(json: .object(members))
        } catch {
            let member = error.violations.first?.location.split(separator: "/").first.map(String.init)
            throw ImportFault(origin.line(member.flatMap { lines[$0] } ?? 1), error.message)
        }
    }

    // MARK: Taking

    /// Takes the first of these keys that has a value; drops those that have none.
    private mutating func take(
        _ keys: String..., where isWanted: (FrontMatterNode) -> Bool = { _ in true }
    ) -> FrontMatterNode? {
        for key in keys {
            while let index = rest.firstIndex(where: { $0.key.lowercased() == key && $0.value.isNull }) {
                rest.remove(at: index)
            }
        }
        for key in keys {
            let index = rest.firstIndex { $0.key.lowercased() == key && isWanted($0.value) }
            if let index { return rest.remove(at: index).value }
        }
        return nil
    }

    private mutating func set(_ member: String, _ value: JSONValue, _ line: Int = 1) {
        members.append(JSONMember(member, value))
        lines[member] = line
    }

    private func text(_ node: FrontMatterNode, of key: String) throws(ImportFault) -> String {
        guard let text = node.text else {
            throw ImportFault(origin.line(node.line), "\(key) must be a text")
        }
        return text
    }

    private func time(_ node: FrontMatterNode, of key: String) throws(ImportFault) -> Timestamp {
        guard let time = PostDate.timestamp(try text(node, of: key)) else {
            throw ImportFault(origin.line(node.line), "\(key) must be a date such as 2018-05-25 09:00 +0200")
        }
        return time
    }

    // MARK: Members

    private mutating func readTitle(_ body: String) throws(ImportFault) {
        if let node = take("title") {
            set("title", .string(try text(node, of: "title")), node.line)
            return set("body", .string(body))
        }
        let heading = MarkdownHeading(in: body)
        set("title", .string(heading?.text ?? name.stem))
        set("body", .string(heading?.rest ?? body))
    }

    private mutating func readTexts() throws(ImportFault) {
        if let node = take("slug") {
            let slug = Slug(making: try text(node, of: "slug"), fallback: "")
            guard !slug.text.isEmpty else {
                throw ImportFault(origin.line(node.line), "slug must have a letter or a digit")
            }
            set("slug", .string(slug.text), node.line)
        } else if let slug = name.slug {
            set("slug", .string(slug.text))
        }
        if let node = take("excerpt", "description", "summary") {
            set("excerpt", .string(try text(node, of: "excerpt").trimmed), node.line)
        }
        if let node = take("language", "lang") {
            let tag = try text(node, of: "language").replacing("_", with: "-")
            set("language", .string(tag), node.line)
        }
    }

    private mutating func readStatus() throws(ImportFault) {
        var isDraft = false
        if let node = take("draft") {
            guard let truth = node.truth else {
                throw ImportFault(origin.line(node.line), "draft must be true or false")
            }
            isDraft = truth
        }
        if let truth = take("published", where: { $0.truth != nil })?.truth { isDraft = isDraft || !truth }
        set("status", .string(isDraft ? "draft" : "published"))
        var published: Timestamp?
        if let node = take("published_at", "date", "published") {
            published = try time(node, of: "date")
            lines["published_at"] = node.line
        }
        published = published ?? name.date
        if let published { set("published_at", .string(published.description)) }
        if let node = take("updated", "lastmod") {
            let updated = try time(node, of: "updated")
            set("updated_at", .string(updated.description), node.line)
            set("created_at", .string(min(published ?? updated, updated).description), node.line)
        }
    }

    private mutating func readTags() throws(ImportFault) {
        var tags: [JSONValue] = []
        while let node = take("tags", "categories", "category") {
            lines["tags"] = lines["tags"] ?? node.line
            switch node.content {
            case .scalar(let text, _):
                tags += text.split(separator: ",").filter { !$0.trimmed.isEmpty }.map { .string($0.trimmed) }
            case .list(let elements):
                for element in elements where !element.isNull {
                    tags.append(.string(try text(element, of: "a tag")))
                }
            case .map: throw ImportFault(origin.line(node.line), "tags must be a text or a list of texts")
            }
        }
        members.append(JSONMember("tags", .array(tags)))
    }

    private mutating func readAuthors() throws(ImportFault) {
        var authors: [JSONValue] = []
        while let node = take("authors", "author") {
            lines["authors"] = lines["authors"] ?? node.line
            let elements = if case .list(let elements) = node.content { elements } else { [node] }
            for element in elements where !element.isNull {
                let name = try text(Self.member("name", of: element) ?? element, of: "an author")
                if !authors.contains(where: { $0.isText(name) }) { authors.append(.string(name)) }
            }
        }
        members.append(JSONMember("authors", .array(authors)))
    }

    /// An image or link that is no web address – a path beside the file, say – stays in `metadata`.
    private mutating func readImage() throws(ImportFault) {
        let image = take("image", "cover") { node in
            let url = Self.imageURL(of: node)
            return url.map { Self.isWebURL($0) || ($0.hasPrefix("/") && !$0.hasPrefix("//")) } ?? false
        }
        guard let image, let url = Self.imageURL(of: image) else { return }
        let alt = Self.member("alt", of: image) ?? Self.member("caption", of: image)
        set(
            "image",
            .object([JSONMember("url", .string(url)), JSONMember("alt", .string(alt?.text ?? ""))]),
            image.line)
    }

    private mutating func readLinks() throws(ImportFault) {
        let node = take("canonical_url", "canonical") { $0.text.map(Self.isWebURL) ?? false }
        if let node { set("canonical_url", .string(try text(node, of: "canonical_url")), node.line) }
    }

    private mutating func readMetadata() {
        guard let first = rest.first else { return }
        set("metadata", .object(rest.map { JSONMember($0.key, $0.value.json) }), first.value.line)
    }

    private static func imageURL(of node: FrontMatterNode) -> String? {
        (node.text ?? ["url", "src", "image", "path"].lazy.compactMap { member($0, of: node)?.text }.first)?
            .trimmed
    }

    private static func member(_ name: String, of node: FrontMatterNode) -> FrontMatterNode? {
        guard case .map(let pairs) = node.content else { return nil }
        return pairs.first { $0.key.lowercased() == name }?.value
    }

    private static func isWebURL(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://")
    }
}

extension JSONValue {
    fileprivate func isText(_ text: String) -> Bool {
        if case .string(let own) = self { own.hasSameBytes(as: text) } else { false }
    }
}
