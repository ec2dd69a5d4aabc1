import Articles
import MarkupParsing

/// The elements and attributes of a feed or an entry that formats of feeds do not have, as members of front matter: what
/// they say on who may see it holds under whatever prefix.
enum FeedExtensions {
    typealias Pair = (key: String, value: YAMLNode)

    static func pairs(of entry: FeedElement) -> [Pair] {
        attributes(of: entry) + elements(of: entry, depth: 0)
    }

    /// Those of a feed itself: of its root and of its channels.
    static func pairs(ofFeed root: FeedElement) -> [Pair] {
        attributes(of: root)
            + root.elements.flatMap { element in
                element.name == "channel"
                    ? attributes(of: element) + elements(of: element, depth: 1)
                    : pairs(from: element, depth: 1)
            }
    }

    private static func attributes(of element: FeedElement) -> [Pair] {
        element.attributes.compactMap { attribute in
            let name = attribute.name
            let isOther = ["xml", "rdf:", "gd:", "thr:"].contains(where: name.hasPrefix)
            return isOther ? nil : (local(name), node(attribute.value, element.line))
        }
    }

    private static func elements(of parent: FeedElement, depth: Int) -> [Pair] {
        parent.elements.flatMap { pairs(from: $0, depth: depth) }
    }

    private static func pairs(from element: FeedElement, depth: Int) -> [Pair] {
        if media.contains(where: element.name.hasPrefix) { return medium(element) }
        let isState = depth > 0 && states.contains(element.name)
        guard known.contains(element.name), !isState else {
            return [member(element, depth)] + denial(element)
        }
        let inner = texts.contains(element.name) ? [] : element.elements
        // Whether a control says that an entry is a draft is read by itself.
        let others = inner.filter { element.name != "app:control" || $0.name != "app:draft" }
        return ownAttributes(of: element) + others.flatMap { pairs(from: $0, depth: depth + 1) }
    }

    /// The attributes that an element of a feed does not have in its format.
    private static func ownAttributes(of element: FeedElement) -> [Pair] {
        attributes(of: element).filter { !knownAttributes.contains($0.key) }
    }

    private static let knownAttributes: Set<String> = [
        "type", "src", "mode", "rel", "href", "title", "hreflang", "length", "isPermaLink", "domain",
        "scheme",
        "term", "label", "url", "uri", "email",
    ]

    private static func member(_ element: FeedElement, _ depth: Int) -> Pair {
        let text = node(element.text.trimmed, element.line)
        if element.elements.isEmpty, element.attributes.isEmpty { return (local(element.name), text) }
        let inner = attributes(of: element) + elements(of: element, depth: depth + 1)
        let own = element.text.trimmed.isEmpty ? [] : [(key: local(element.name), value: text)]
        return (local(element.name), YAMLNode(line: element.line, content: .map(own + inner)))
    }

    private static func node(_ text: String, _ line: Int) -> YAMLNode {
        YAMLNode(line: line, content: .scalar(text, isPlain: true))
    }

    /// The name without its prefix; that of Dublin Core for who has access is the one of front matter.
    static func local(_ name: String) -> String {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        return local == "accessRights" ? "access" : local
    }

    // MARK: Names

    /// The prefixes of what is said of sounds and films.
    private static let media = ["media:", "itunes:", "podcast:", "googleplay:"]

    /// What of these is no word on who may see the entry: the status of a film, whether its words are fit for children; and
    /// a podcast that is locked must not be moved to another host, and is public.
    private static let ofMedia: Set<String> = [
        "status", "locked", "rights", "restriction", "explicit", "season", "episode", "type", "license",
        "price",
        "category", "keywords", "title", "description", "summary", "author", "owner", "image",
    ]

    /// Whether an element is one of another format, and not of sounds and films.
    static func isForeign(_ element: FeedElement) -> Bool {
        element.name.contains(":") && !media.contains(where: element.name.hasPrefix)
            && !known.contains(element.name)
    }

    /// What is said of sounds and films that is said of the entry, too. `block` is what podcasts have instead of `noindex`:
    /// it is to be found in no directory, as those for subscribers are.
    private static func medium(_ element: FeedElement) -> [Pair] {
        let name = local(element.name)
        guard !ofMedia.contains(name), element.elements.isEmpty else { return [] }
        guard name == "block" || element.attributes.isEmpty else { return [] }
        return [(name == "block" ? "blocked" : name, node(element.text.trimmed, element.line))]
    }

    /// `<access:restriction relationship="deny"/>` (Feed Access Control): not to be shown by others.
    private static func denial(_ element: FeedElement) -> [Pair] {
        guard local(element.name) == "restriction", element["relationship"]?.lowercased() == "deny" else {
            return []
        }
        return [("restricted", node("true", element.line))]
    }

    /// What says of the entry that it is not published, also inside of what others add.
    private static let states: Set<String> = ["app:control", "blogger:status"]

    /// Elements that hold HTML.
    static let texts: Set<String> = [
        "title", "content:encoded", "content", "xhtml:body", "xhtml:div", "summary", "description",
        "dc:description",
    ]

    private static let known = texts.union([
        "id", "guid", "dc:identifier", "link", "published", "pubDate", "issued", "dc:date",
        "dcterms:created", "created", "updated", "modified", "dcterms:modified", "author", "dc:creator",
        "contributor", "category", "dc:subject", "creativeCommons:license", "license",
        "source", "enclosure", "app:control", "blogger:status",
        "blogger:type", "thr:in-reply-to", "thr:total", "comments", "app:edited", "lastBuildDate",
    ])
}
