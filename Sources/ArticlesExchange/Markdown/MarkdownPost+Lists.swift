import Articles
import StrictJSON

extension MarkdownPost {
    mutating func readTags() throws(ImportFault) {
        var tags: [JSONValue] = []
        unfold("taxonomies")
        for (key, splits) in [("tags", true), ("tag", false), ("categories", true), ("category", false)] {
            while let node = take(key) {
                noteLine(of: "tags", node.line)
                for tag in try self.tags(node, splitsAtSpaces: splits && syntax != .headers) {
                    tags.append(tag)
                }
            }
        }
        if tags.count > ArticleLimits.tags {
            note("\(tags.count - ArticleLimits.tags) of \(tags.count) tags are left out")
        }
        let names = tags.compactMap { tag in
            if case .string(let name) = tag { name } else { tag["name"]?.key }
        }
        if let tag = TagMark.first(in: names) {
            doubt = doubt ?? ImportNote(origin.line(line(of: "tags")), TagMark.reason(tag))
        }
        set("tags", .array(Array(tags.prefix(ArticleLimits.tags))))
    }

    /// The tags of one member. A text is taken apart at commas, or else at spaces, as Jekyll and Hugo do.
    private mutating func tags(
        _ node: YAMLNode, splitsAtSpaces: Bool
    ) throws(ImportFault) -> [JSONValue] {
        switch node.content {
        case .scalar(let text, _):
            let names =
                text.contains(",") || !splitsAtSpaces
                ? text.split(separator: ",").map(\.trimmed)
                : text.split(whereSeparator: \.isWhitespace).map(String.init)
            if !text.contains(","), names.count > 1 {
                note("\(text.trimmed) is \(names.count) tags", at: node.line)
            }
            return names.compactMap { tag($0, node.line) }
        case .list(let elements):
            var tags: [JSONValue] = []
            for element in elements where !element.isEmpty { tags += try self.tag(element, under: "") }
            return tags
        case .map: return try tag(node, under: "")
        }
    }

    /// A tag as a text, as an object with a name, or as a path: a list of names, or a mapping of one to those below.
    private mutating func tag(
        _ node: YAMLNode, under parent: String
    ) throws(ImportFault) -> [JSONValue] {
        switch node.content {
        case .scalar(let text, _): return [tag(parent + text.trimmed, node.line)].compactMap(\.self)
        case .list(let elements):
            let names = elements.compactMap { $0.text?.trimmed }.filter { !$0.isEmpty }
            guard names.count == elements.filter({ !$0.isEmpty }).count else { throw mistaken(node) }
            let path = parent + names.joined(separator: "/")
            note("nested names become the tag \(path)", at: node.line)
            return [tag(path, node.line)].compactMap(\.self)
        case .map(let pairs):
            if let name = node.member("name", "label", "title", "tag", "text") {
                guard let text = name.text else { throw mistaken(node) }
                return [tag(text, node.line, slug: node.member("slug")?.text)].compactMap(\.self)
            }
            guard pairs.count == 1, parent.isEmpty, case .list(let below) = pairs[0].value.content else {
                throw mistaken(node)
            }
            var tags: [JSONValue] = []
            for element in below where !element.isEmpty {
                tags += try tag(element, under: pairs[0].key + "/")
            }
            return tags
        }
    }

    private func mistaken(_ node: YAMLNode) -> ImportFault {
        ImportFault(origin.line(node.line), "a tag must be a text, or have a name that is one")
    }

    private mutating func tag(_ name: String, _ line: Int, slug: String? = nil) -> JSONValue? {
        guard !name.trimmed.isEmpty else { return nil }
        guard TagName(name) != nil else {
            note("a tag of more than \(TagName.maximumLength) characters is left out", at: line)
            return nil
        }
        guard let slug = slug.flatMap(Slug.init(_:)) else { return .string(name) }
        return .object([JSONMember("slug", .string(slug.text)), JSONMember("name", .string(name))])
    }

    mutating func readAuthors() throws(ImportFault) {
        var authors: [String] = []
        var seen = Set<[UInt8]>()
        while let node = take("authors", "author", "byline") {
            noteLine(of: "authors", node.line)
            var elements = if case .list(let elements) = node.content { elements } else { [node] }
            if syntax == .headers, let text = node.text {
                let separator: Character = text.contains(";") ? ";" : ","
                elements = text.split(separator: separator).map {
                    YAMLNode(line: node.line, content: .scalar($0.trimmed, isPlain: true))
                }
            }
            for element in elements where !element.isEmpty {
                let said = try text(element.member("name") ?? element, of: "an author").trimmed
                let name = EmailAddress.nameBeside(said).trimmed
                if name != said { note("the e-mail address of an author is left out", at: element.line) }
                let fitting = limited(
                    name, "the name of an author", to: ArticleLimits.author, at: element.line)
                if !name.isEmpty, seen.insert(Array(name.utf8)).inserted { authors.append(fitting) }
            }
        }
        if authors.count > ArticleLimits.authors {
            note("\(authors.count - ArticleLimits.authors) of \(authors.count) authors are left out")
        }
        set("authors", .array(authors.prefix(ArticleLimits.authors).map { .string($0) }))
    }
}
