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
            let isOther = ["xml", "rdf:", "gd:", "thr:"].contains(where: name.hasPrefix)
            return isOther ? nil : (local(name), node(attribute.value, element.line))
        }
    }

    private static func elements(of parent: FeedElement, depth: Int) -> [(key: String, value: YAMLNode)] {
        guard depth < 8 else { return [] }
        return parent.elements.flatMap { element in
            let isState = depth > 0 && states.contains(element.name)
            return known.contains(element.name) && !isState
                ? ownAttributes(of: element) : [member(element, depth)]
        }
    }

    /// The attributes that an element of a feed does not have in its format.
    private static func ownAttributes(of element: FeedElement) -> [(key: String, value: YAMLNode)] {
        guard !element.name.hasPrefix("media:") else { return [] }
        return attributes(of: element).filter { !knownAttributes.contains($0.key) }
    }

    private static let knownAttributes: Set<String> = [
        "type", "src", "mode", "rel", "href", "title", "hreflang", "length", "isPermaLink", "domain",
        "scheme",
        "term", "label", "url", "uri", "email",
    ]

    private static func member(_ element: FeedElement, _ depth: Int) -> (key: String, value: YAMLNode) {
        let inner = attributes(of: element) + elements(of: element, depth: depth + 1)
        let text = node(element.text.trimmed, element.line)
        if element.elements.isEmpty, element.attributes.isEmpty { return (local(element.name), text) }
        let own = element.text.trimmed.isEmpty ? [] : [(key: local(element.name), value: text)]
        // The status of a medium is no status of the entry.
        let isMedium = element.name.hasPrefix("media:") || element.name.hasPrefix("itunes:")
        let value = YAMLNode(line: element.line, content: .map(isMedium ? [] : own + inner))
        return (isMedium ? "media" : local(element.name), value)
    }

    private static func node(_ text: String, _ line: Int) -> YAMLNode {
        YAMLNode(line: line, content: .scalar(text, isPlain: true))
    }

    /// The name without its prefix; that of Dublin Core for who has access is the one of front matter.
    static func local(_ name: String) -> String {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        return local == "accessRights" ? "access" : local
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
