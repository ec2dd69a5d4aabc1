import Articles

/// Takes a feed apart into its entries, as its bytes come in.
final class FeedScanner: MarkupHandler {
    /// The element at the root; `nil` before it was seen.
    private(set) var root: String?
    /// What the feed says of itself, entries left out.
    private(set) var head: FeedElement?
    /// What was read up to here, outside of entries, by which the feed is not for everybody.
    private var limit: String?
    private var open: [FeedElement] = []
    private var entries: [Entry] = []
    private var prefixes: [String: String] = [:]
    private let stopper: (String) -> Void
    /// An entry, and by what the feed was not for everybody up to there.
    typealias Entry = (element: FeedElement, limit: String?)

    /// The bytes of the entry that is open, and of everything outside of entries.
    private var (entrySize, headSize) = (0, 0)
    /// How many elements are around the entry that is open.
    private var entryDepth: Int?
    /// The lines of what has the name of an entry, and is where a feed has none.
    private var misplaced: [Int] = []

    /// The most bytes of one entry, and of what the feed says of itself.
    private static let sizeLimit = 16 << 20
    /// So many bytes an element or attribute takes at least.
    private static let elementSize = 128

    private static let names: [(uri: String, prefix: String)] = [
        ("http://www.w3.org/2005/Atom", ""), ("http://purl.org/atom/ns#", ""),
        ("http://purl.org/rss/1.0/modules/content/", "content:"),
        ("http://purl.org/rss/1.0/", ""), ("http://my.netscape.com/rdf/simple/0.9/", ""),
        ("http://purl.org/dc/elements/1.1/", "dc:"),
        ("http://www.w3.org/1999/xhtml", "xhtml:"), ("http://search.yahoo.com/mrss", "media:"),
        ("http://www.w3.org/2007/app", "app:"),
        ("http://purl.org/atom/app#", "app:"), ("http://schemas.google.com/blogger/", "blogger:"),
        ("http://purl.org/syndication/thread/1.0", "thr:"),
        ("http://purl.org/dc/terms/", "dcterms:"),
        ("http://backend.userland.com/creativeCommonsRssModule", "creativeCommons:"),
        ("http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html", "creativeCommons:"),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
    ]

    /// `stop` ends the reading.
    init(stop: @escaping (String) -> Void) {
        stopper = stop
    }

    func takeEntries() -> [Entry] {
        defer { entries = [] }
        return entries
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns") {
            if attribute.value.contains("wordpress.org/export") {
                return stopper("is an export of WordPress, and no feed: import it with --format wordpress")
            }
            let prefix = attribute.name.split(separator: ":").dropFirst().first.map(String.init) ?? ""
            let known = Self.names.first {
                attribute.value.hasPrefix($0.uri)
                    && ($0.prefix != "" || attribute.value.count <= $0.uri.count + 1)
            }
            // A default namespace inside of an entry is XHTML's, whose names are told by their parent.
            if !prefix.isEmpty || open.isEmpty {
                prefixes[prefix] = known?.prefix ?? (prefix.isEmpty ? "" : prefix + ":")
            }
        }
        let canonical = self.canonical(name)
        root = root ?? canonical
        var base = open.last?.base ?? ""
        if let own = attributes.first(where: { $0.name == "xml:base" })?.value {
            base = WebAddress.resolve(own, base) ?? own
        }
        place(canonical, line)
        let texts = attributes.reduce(name.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        count(texts + Self.elementSize * (1 + attributes.count))
        let element = FeedElement(canonical, attributes, base: base, line: line)
        if open.count == 1 { head = head ?? open[0] }
        open.append(element)
    }

    private func canonical(_ name: String) -> String {
        guard let colon = name.firstIndex(of: ":") else { return (prefixes[""] ?? "") + name }
        let prefix = String(name[..<colon])
        return (prefixes[prefix] ?? prefix + ":") + name[name.index(after: colon)...]
    }

    /// Whether what begins is an entry: only in the feed itself, or in its channel. What an entry or an extension of the
    /// feed quotes is none.
    private func place(_ name: String, _ line: Int) {
        guard entryDepth == nil, ["item", "entry"].contains(name), let parent = open.last else { return }
        let isRDF = ["RDF", "rdf:RDF"].contains(parent.name)
        let isOfFeed = open.count == 1 && (parent.name == "feed" || isRDF)
        if isOfFeed || open.count == 2 && parent.name == "channel" {
            entryDepth = open.count
        } else if isRDF || ["channel", "feed", "rss"].contains(parent.name) {
            misplaced.append(line)
        }
    }

    /// The lines since the last time.
    func takeMisplaced() -> [Int] {
        defer { misplaced = [] }
        return misplaced
    }

    private func count(_ bytes: Int) {
        let limit = "larger than \(Self.sizeLimit >> 20) MiB"
        if entryDepth == nil {
            headSize += bytes
            if headSize > Self.sizeLimit { stopper("what the feed says of itself is \(limit)") }
        } else {
            entrySize += bytes
            if entrySize > Self.sizeLimit { stopper("an entry is \(limit)") }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        count(bytes.count)
        unsafe open.last?.append(.text(String(decoding: bytes, as: UTF8.self)))
    }

    func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        count(bytes.count)
        unsafe open.last?.append(.data(String(decoding: bytes, as: UTF8.self)))
    }

    func comment(_ text: String, line: Int) {
        count(text.utf8.count + Self.elementSize)
        open.last?.append(.comment(text))
        if entryDepth == nil, limit == nil, PaywallMark.isComment(text) {
            limit = PaywallMark.reason(ofComment: text)
        }
    }

    func end(_ name: String) {
        guard let element = open.popLast() else { return }
        let parent = open.last
        if entryDepth == open.count {
            entries.append((element, limit))
            (entrySize, entryDepth) = (0, nil)
        } else if element.name == "channel", open.count == 1 {
            head = element
        } else {
            parent?.append(.element(element))
            if entryDepth == nil, ["channel", "feed"].contains(parent?.name ?? "") { readLimit(element) }
        }
        if parent == nil, element.name == "feed" { head = element }
    }

    /// Reads a member of the feed itself that says who may see it.
    private func readLimit(_ element: FeedElement) {
        let name = FeedExtensions.local(element.name)
        // A podcast that is locked must not be moved to another host, and is public.
        let isOfPodcast = ["podcast:", "itunes:"].contains(where: element.name.hasPrefix)
        guard limit == nil, !isOfPodcast, WordPressField.limitsReaders(name, element.text) else { return }
        limit = "the feed says of itself that it is not for everybody: \(name.prefix(60))"
    }

    /// The feed, or the channel of it, as far as it was read.
    var feed: FeedElement? {
        open.prefix(2).first { $0.name == "channel" } ?? head ?? open.first
    }
}
