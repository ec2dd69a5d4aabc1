import Articles

/// The elements and attributes of an entry that formats of feeds do not have, as members of front matter: what they
/// say on who may see it holds under whatever prefix.
enum FeedExtensions {
    static func pairs(of entry: FeedElement) -> [(key: String, value: YAMLNode)] {
        attributes(of: entry) + elements(of: entry, depth: 0)
    }

    private static func attributes(of element: FeedElement) -> [(key: String, value: YAMLNode)] {
        element.attributes.compactMap { attribute in
            let name = attribute.name
            guard !name.hasPrefix("xml"), !name.hasPrefix("rdf:"), !name.hasPrefix("gd:") else { return nil }
            return (local(name), node(attribute.value, element.line))
        }
    }

    private static func elements(of parent: FeedElement, depth: Int) -> [(key: String, value: YAMLNode)] {
        guard depth < 8 else { return [] }
        return parent.elements.filter { !known.contains($0.name) || depth > 0 && states.contains($0.name) }
            .map { element in
                let inner = attributes(of: element) + elements(of: element, depth: depth + 1)
                let text = node(element.text.trimmed, element.line)
                if element.elements.isEmpty, element.attributes.isEmpty { return (local(element.name), text) }
                let own = element.text.trimmed.isEmpty ? [] : [(key: local(element.name), value: text)]
                // The status of a medium is no status of the entry.
                let isMedium = element.name.hasPrefix("media:") || element.name.hasPrefix("itunes:")
                let value = YAMLNode(line: element.line, content: .map(isMedium ? [] : own + inner))
                return (isMedium ? "media" : local(element.name), value)
            }
    }

    private static func node(_ text: String, _ line: Int) -> YAMLNode {
        YAMLNode(line: line, content: .scalar(text, isPlain: true))
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }

    /// What the feed says of itself on who may see it; nothing if that is everybody.
    static func doubt(of feed: FeedElement?, _ origin: ItemOrigin) -> ImportNote? {
        guard let feed else { return nil }
        let elements = feed.elements.prefix(limit).map { (local($0.name), node($0.text.trimmed, $0.line)) }
        return doubt(ofFeed: attributes(of: feed) + elements, origin)
    }

    /// The same of members.
    static func doubt(
        ofFeed pairs: [(key: String, value: YAMLNode)], _ origin: ItemOrigin
    ) -> ImportNote? {
        let pairs = pairs.prefix(limit).filter { key, _ in
            switch KeyMeaning(key).flatMap({ $0.isWeak ? nil : $0.kind }) {
            case .hides, .shows, .status, .password: true
            case .time, .created, .expiry, nil: false
            }
        }
        let publication = Publication(pairs, origin)
        let isHiding = publication.status != .published || publication.isToCome
        guard let note = publication.doubt ?? publication.notes.first else {
            return isHiding ? ImportNote(origin.line(1), "the feed says that it is a draft") : nil
        }
        return publication.doubt != nil || isHiding
            ? ImportNote(note.location, "of the feed: \(note.text)") : nil
    }

    /// So many members of a feed are looked at.
    private static let limit = 200

    /// What says of the entry that it is not published, also inside of what others add.
    private static let states: Set<String> = ["app:control", "blogger:status"]

    private static let known: Set<String> = [
        "id", "guid", "dc:identifier", "title", "link", "published", "pubDate", "issued", "dc:date",
        "dcterms:created", "created", "updated", "modified", "dcterms:modified", "author", "dc:creator",
        "contributor", "itunes:author", "category", "dc:subject", "creativeCommons:license", "license",
        "source", "enclosure", "content:encoded", "content", "xhtml:body", "xhtml:div",
        "summary", "description", "dc:description", "itunes:summary", "app:control", "blogger:status",
        "blogger:type", "thr:in-reply-to", "thr:total", "media:thumbnail", "media:content", "media:group",
        "comments", "app:edited",
    ]
}
