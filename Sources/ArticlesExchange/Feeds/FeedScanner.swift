import Articles
import MarkupParsing

/// Takes a feed apart into its entries, as its bytes come in; at a first look, into what it says of itself.
final class FeedScanner: MarkupHandler {
    /// The element at the root; `nil` before it was seen.
    private(set) var root: String?
    /// Why the feed is not read at all.
    private(set) var refusal: String?
    /// What the feed says of itself; `nil` when its entries are read.
    private let head: FeedHead?
    private var open: [FeedElement] = []
    private var entries: [FeedElement] = []
    private var prefixes: [String: String] = [:]
    /// The prefixes before an element that declares some, and how many elements are around it.
    private var scopes: [(depth: Int, prefixes: [String: String])] = []
    private let stopper: (String) -> Void
    /// The bytes of the entry that is open.
    private var entrySize = 0
    /// How many elements are around the entry that is open.
    private var entryDepth: Int?
    /// How many are around a text of an entry that is passed over.
    private var passedDepth: Int?
    /// The lines of what has the name of an entry, and is where a feed has none.
    private var misplaced: [Int] = []

    /// The most bytes of one entry.
    private static let sizeLimit = 16 << 20

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

    /// `stop` ends the reading. With `head` that is filled, and the bodies of entries are passed over.
    init(head: FeedHead? = nil, stop: @escaping (String) -> Void) {
        self.head = head
        stopper = stop
    }

    /// The entries that are whole and were not taken yet.
    func takeEntries() -> [FeedElement] {
        defer { entries = [] }
        return entries
    }

    private func refuse(_ reason: String) {
        refusal = reason
        stopper(reason)
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        declare(attributes)
        if refusal != nil { return }
        let canonical = self.canonical(name)
        root = root ?? canonical
        var base = open.last?.base ?? ""
        if let own = attributes.first(where: { $0.name == "xml:base" })?.value {
            base = WebAddress.resolve(own, base) ?? own
        }
        place(canonical, line)
        let element = FeedElement(canonical, attributes, base: base, line: line)
        if entryDepth == nil { head?.start(element) } else { count(element.size) }
        if head?.isTooLarge == true { return refuseHead() }
        if head != nil, passedDepth == nil, entryDepth.map({ $0 + 1 }) == open.count, Self.isText(canonical) {
            passedDepth = open.count
        }
        open.append(element)
    }

    /// Whether an element of an entry is a text by which it is not known.
    private static func isText(_ name: String) -> Bool {
        name != "title" && FeedExtensions.texts.contains(name)
    }

    /// Reads the namespaces that an element declares.
    private func declare(_ attributes: [MarkupAttribute]) {
        let before = prefixes
        var isDeclaring = false
        for attribute in attributes where attribute.name.hasPrefix("xmlns") {
            if attribute.value.contains("wordpress.org/export") {
                return refuse("is an export of WordPress, and no feed: import it with --format wordpress")
            }
            let prefix = attribute.name.split(separator: ":").dropFirst().first.map(String.init) ?? ""
            let known = Self.names.first {
                attribute.value.hasPrefix($0.uri)
                    && ($0.prefix != "" || attribute.value.count <= $0.uri.count + 1)
            }
            // A default namespace inside of an entry is XHTML's, whose names are told by their parent.
            if !prefix.isEmpty || open.isEmpty {
                prefixes[prefix] = known?.prefix ?? (prefix.isEmpty ? "" : prefix + ":")
                isDeclaring = true
            }
        }
        if isDeclaring { scopes.append((open.count, before)) }
    }

    private func canonical(_ name: String) -> String {
        guard let colon = name.firstIndex(of: ":") else { return (prefixes[""] ?? "") + name }
        let prefix = String(name[..<colon])
        return (prefixes[prefix] ?? prefix + ":") + name[name.index(after: colon)...]
    }

    /// Whether what begins is an entry: only in the feed itself, or in its channel. What an entry or an extension of the
    /// feed quotes is none, nor what is but nearly named so.
    private func place(_ name: String, _ line: Int) {
        guard entryDepth == nil, let parent = open.last else { return }
        let isNamed = ["item", "entry"].contains(name)
        let isOfFeed = open.count == 1 && ["feed", "RDF", "rdf:RDF"].contains(parent.name)
        if isNamed, isOfFeed || open.count == 2 && parent.name == "channel" {
            entryDepth = open.count
        } else if isNamed || ["item", "entry"].contains(FeedExtensions.local(name).lowercased()) {
            misplaced.append(line)
        }
    }

    /// The lines since the last time.
    func takeMisplaced() -> [Int] {
        defer { misplaced = [] }
        return misplaced
    }

    private func count(_ bytes: Int) {
        entrySize += bytes
        if entrySize > Self.sizeLimit, head == nil {
            refuse("an entry is larger than \(Self.sizeLimit >> 20) MiB")
        }
    }

    private func refuseHead() {
        refuse("what the feed says of itself is larger than \(FeedHead.sizeLimit >> 20) MiB")
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        unsafe append(.text(String(decoding: bytes, as: UTF8.self)), bytes.count)
    }

    func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        unsafe append(.data(String(decoding: bytes, as: UTF8.self)), bytes.count)
    }

    func comment(_ text: String, line: Int) {
        if entryDepth == nil { head?.comment(text, line: line) }
        append(.comment(text, line: line), text.utf8.count + FeedHead.elementSize)
    }

    private func append(_ part: FeedElement.Part, _ bytes: Int) {
        guard entryDepth != nil else {
            head?.append(part, bytes: bytes)
            if head?.isTooLarge == true { refuseHead() }
            return
        }
        guard passedDepth == nil else { return }
        count(bytes)
        open.last?.append(part)
    }

    func end(_ name: String) {
        guard let element = open.popLast() else { return }
        if let scope = scopes.last, scope.depth == open.count {
            prefixes = scope.prefixes
            scopes.removeLast()
        }
        guard let depth = entryDepth else {
            head?.end()
            return
        }
        if depth == open.count {
            entries.append(element)
            (entrySize, entryDepth) = (0, nil)
        } else if passedDepth == open.count {
            passedDepth = nil
        } else if passedDepth == nil {
            open.last?.append(.element(element))
        }
    }
}
