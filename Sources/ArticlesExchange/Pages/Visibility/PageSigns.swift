import Articles
import StrictJSON

/// What a page says of who may see it, and since when.
///
/// A page that says that it is not for everybody becomes a draft, and so does one that says it in a way that is not
/// understood.
struct PageSigns {
    /// Why it is a draft, in the order in which it was found.
    private(set) var reasons: [ImportNote] = []
    /// Every moment that it names as that of its publication.
    private(set) var times: [Timestamp] = []
    /// What may be the end of the page, or only that of a copy in a cache.
    var expiries: [(time: Timestamp, line: Int, reason: String)] = []
    private let origin: ItemOrigin
    private let order: DateScanner.Order

    /// So many reasons are kept.
    private static let limit = 20

    init(_ origin: ItemOrigin, order: DateScanner.Order = .unknown) {
        self.origin = origin
        self.order = order
    }

    /// Whether there are as many reasons as are kept.
    var isFull: Bool { reasons.count >= Self.limit }

    mutating func add(_ line: Int, _ reason: String) {
        let note = ImportNote(origin.line(line), reason)
        if reasons.count < Self.limit, !reasons.contains(note) { reasons.append(note) }
    }

    /// Takes a date of publication in; one that is no date is a reason.
    mutating func addDate(_ text: String, _ time: Timestamp?, line: Int) {
        guard let time else { return add(line, "the date can't be read: \(text.prefix(60))") }
        times.append(time)
    }

    /// The moment that a text names, as the page writes its dates; `nil` for a text that is none.
    func readTime(_ text: String) -> Timestamp? {
        if let time = PostDate.timestamp(text) { return time }
        // Seconds or milliseconds since 1970; shorter numbers are flags and years.
        let isNumber = text.utf8.count >= 9 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isNumber { return FeedDate.timestamp(JSONValue.number(text)) }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text.prefix(100)), order: order)
        return scanner.date(at: 0)?.time.timestamp
    }

    /// What expires before is so for caches, of a page without a date: the year 2000.
    private static let firstExpiry = Timestamp(clamping: 946_684_800_000)

    /// Takes a moment of expiry for one if it is behind the publication: servers tell caches that a page is
    /// old already.
    private mutating func readExpiries(_ post: ImportedPost) {
        let published = (times + [post.publishedAt].compactMap(\.self)).min()
        for expiry in expiries where expiry.time > published ?? Self.firstExpiry {
            add(expiry.line, expiry.reason)
        }
    }

    /// Makes the post of the page a draft if there is a reason, and has the import check that no date lies ahead.
    mutating func hide(_ post: inout ImportedPost) {
        readExpiries(post)
        for time in times + [post.publishedAt].compactMap(\.self) {
            post.keepLater(time, ImportNote(post.location, "its date \(time) lies ahead, and it is a draft"))
        }
        guard let first = reasons.first else { return }
        post.hold(first)
        post.notes += reasons.dropFirst()
    }

    // MARK: Members

    /// Reads a member that is meant for machines: what is neither open nor hidden is a reason too.
    mutating func read(_ property: PageProperty) {
        let value = YAMLNode(line: property.line, content: .scalar(property.value, isPlain: true))
        let publication = Publication([(property.key, value)], origin)
        if let time = publication.time { times.append(time) }
        if let doubt = publication.doubt {
            add(property.line, doubt.text)
        } else if publication.status != .published {
            let said = publication.notes.first?.text
            add(property.line, said ?? "\(property.key) \(property.value.prefix(60)) makes it a draft")
        }
    }

    /// Reads a member that stands among the words of a page, where the key may mean something else, most of all in a
    /// headline.
    mutating func readLoosely(_ property: PageProperty, isHeadline: Bool = false) {
        let plain = FrontMatterKey.plain(property.key)
        let value = YAMLNode(line: property.line, content: .scalar(property.value, isPlain: true))
        let isHiding = VisibilityKey.hidden.contains(VisibilityKey.folded(property.value))
        let isAbout =
            switch VisibilityKey(plain: plain) {
            case .hides: value.truth == true || isHiding
            case .shows: value.truth == false || isHiding
            case .status: isHiding || Self.certain.contains(plain) && !isHeadline
            case .password: !value.isEmpty && !property.value.contains(" ")
            case .time: plain.hasPrefix("embargo")
            case .created, .expiry, nil: false
            }
        if isAbout { read(property) }
    }

    /// Keys that say who may see a text wherever they stand.
    static let certain: Set<String> = [
        "status", "poststatus", "visibility", "publicationstatus", "publishstatus", "articlestatus",
        "pagestatus",
    ]
}

/// A key and its value as a page has them.
struct PageProperty {
    let key: String
    let value: String
    let line: Int

    /// The longest line that can be one.
    private static let lengthLimit = 300
    private static let marks: Set<Character> = [
        " ", "\t", "\r", "\n", "\u{A0}", ".", ":", ";", "#", "*", "-", "•", "|", ">", "<", "!", "/", "@",
    ]

    init(key: String, value: String, line: Int) {
        (self.key, self.value, self.line) = (key, value, line)
    }

    /// `Status: draft`, `.. status: draft`, `:status: draft`, `<!-- status: draft -->`, `| Status | Draft |`.
    init?(_ text: some StringProtocol, line: Int) {
        guard text.utf8.count <= Self.lengthLimit else { return nil }
        let rest = text.drop { Self.marks.contains($0) }
        let key = rest.prefix(40).prefix { $0.isLetter || $0.isNumber || "_- '\"".contains($0) }
        guard let separator = rest[key.endIndex...].first, ":=|\t：".contains(separator) else { return nil }
        let name = String(key).trimmed.filter { $0 != "'" && $0 != "\"" }
        guard VisibilityKey(plain: FrontMatterKey.plain(name)) != nil else { return nil }
        var value = rest[key.endIndex...].dropFirst().trimmed[...]
        if value.hasSuffix("-->") { value = value.dropLast(3) }
        while let last = value.last, last == "|" || last == "," || last == ";" { value = value.dropLast() }
        self.init(key: name, value: String(value).trimmed, line: line)
    }
}
