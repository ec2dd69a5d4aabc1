import Articles

/// What front matter says on who may see an article, and since when.
///
/// What hides an article wins over what shows it, and the latest of several dates over the others. A member that
/// is about visibility and not understood is a doubt: the article is held back.
struct Publication {
    /// A draft only for what is not ready and nothing worse; what is not for everybody is a doubt.
    var status = ArticleStatus.published
    var time: Timestamp?
    /// Whether what it was read from names no zone.
    var isZoneless = false
    /// The line of the time.
    var timeLine = 1
    /// Why it can't be published, whatever the command says.
    var doubt: ImportNote?
    var notes: [ImportNote] = []
    /// Whether it says that it is scheduled: its time must be ahead.
    var isToCome = false
    /// Whether a member says plainly that it is public.
    var isPlainlyPublic = false
    /// The latest of the dates in other members: while it is ahead, the article is held back.
    var laterDate: (time: Timestamp, note: ImportNote)?
    /// The keys that were understood, and need not be kept.
    var understood: Set<String> = []
    private var created: (time: Timestamp, key: String, line: Int, isZoneless: Bool)?
    /// Members that have the date of publication if no other has: `release_date`.
    private var releases: [(key: String, value: YAMLNode)] = []
    var isScheduled: ImportNote?
    /// Whether its date of publication is known.
    private(set) var hasTime = false
    /// Whether it is about something that takes place: its start and end are of that.
    let isEvent: Bool
    /// Whether it says where something is.
    let hasPlace: Bool
    private let origin: ItemOrigin
    /// How many members may still be looked at.
    private var budget = Self.memberLimit

    /// So many members are looked at, those inside of others among them; an article with more is held back.
    private static let memberLimit = 10_000

    /// `time` is a date of publication that is known from elsewhere.
    init(_ pairs: [(key: String, value: YAMLNode)], _ origin: ItemOrigin, time known: Timestamp? = nil) {
        self.origin = origin
        isEvent = EventKey.isEvent(pairs.prefix(Self.memberLimit))
        hasPlace = pairs.prefix(Self.memberLimit).contains {
            PlaceName.keys.contains(VisibilityKey.folded($0.key))
        }
        for (key, value) in pairs where spend(value) { read(key, value) }
        for (key, value) in releases where time == nil && known == nil { _ = readTime(key, value) }
        if time == nil, known == nil, let created {
            (time, timeLine, isZoneless) = (created.time, created.line, created.isZoneless)
            understood.insert(created.key)
        }
        hasTime = time != nil || known != nil
        if let isScheduled, !hasTime { doubt = doubt ?? isScheduled }
        for (key, value) in pairs where budget >= 0 && !understood.contains(key) {
            lookInside(value, key, isOfArticle: Self.isOfArticle(key))
        }
        isToCome = isScheduled != nil && hasTime && status == .published && doubt == nil
    }

    /// Whether a key is about who may see an article, or since when, and prose does not begin a line with it.
    static func isAboutVisibility(_ key: String) -> Bool {
        guard let found = KeyMeaning(key), !found.isWeak else { return false }
        let plain = VisibilityKey.folded(key)
        return found.kind != .time && found.kind != .created
            || ["date", "publi", "sched", "pub", "created"].contains(where: plain.hasPrefix)
    }

    // MARK: One member

    private mutating func read(_ key: String, _ value: YAMLNode) {
        guard let found = KeyMeaning(key) else { return readOther(key, value) }
        switch found.kind {
        case .hides: readFlag(key, value, found, hidesWhen: true)
        case .shows:
            if value.truth == nil, !value.isEmpty, !found.isWeak, readTime(key, value) { return }
            readFlag(key, value, found, hidesWhen: false)
        case .status: readWord(key, value, found)
        case .time where found.isWeak:
            releases.append((key, value))
            if value.text.map(Self.isUndecided) ?? false {
                doubt(value, "\(key) is not known yet: \(Self.shown(value))")
            }
        case .time: readMoment(key, value, found)
        case .created:
            if let time = value.text.flatMap(FeedDate.timestamp) {
                let isZoneless = !FeedDate.namesZone(value.text ?? "")
                created = created ?? (time, key, value.line, isZoneless)
            }
        case .expiry:
            guard !value.isEmpty, value.truth != false else { return }
            doubt(value, "\(key) would take it away, which is not done here")
        case .password:
            understand(key)
            if !value.isEmpty, value.truth != false {
                doubt(value, "\(key) is left out, and it is a draft: passwords are not asked for")
            }
        }
    }

    /// Members that hide an article in one generator, and spellings that are nearly those of others.
    private mutating func readOther(_ key: String, _ value: YAMLNode) {
        let plain = FrontMatterKey.plain(key)
        let word = value.text.flatMap(VisibilityValue.init)
        switch plain {
        case "permalink" where value.truth == false && value.text?.lowercased() == "false",
            "headless" where value.truth == true, "eleventyexcludefromcollections" where value.truth == true,
            "searchexclude" where value.truth == true,
            "routable" where value.truth == false, "render" where value.truth == false,
            "permalink" where value.member("build")?.truth == false,
            "eleventycomputed" where value.member("permalink")?.truth == false:
            doubt(value, "\(key) \(Self.shown(value)) makes it a draft")
        case "layout" where word == .draft, "type" where word == .draft:
            understand(key)
            hide(value, "\(key) \(Self.shown(value)) makes it a draft")
        case _:
            guard !FrontMatterKey.isOrdinary(plain), let near = VisibilityKey.near(plain) else { return }
            if value.truth != nil || value.isEmpty || word == .hidden || word == .draft {
                doubt(value, "\(key) is nearly \(near), and not understood")
            }
        }
    }

    // MARK: Keeping

    /// Whether one more member is looked at.
    mutating func spend(_ value: YAMLNode) -> Bool {
        budget -= 1
        if budget < 0 { doubt(value, "has more than \(Self.memberLimit) members, and not all are looked at") }
        return budget >= 0
    }

    mutating func keepLater(_ time: Timestamp, _ note: ImportNote) {
        if laterDate.map({ $0.time < time }) ?? true { laterDate = (time, note) }
    }

    mutating func understand(_ key: String) { understood.insert(key) }

    mutating func plainlyShow(_ key: String) {
        understand(key)
        isPlainlyPublic = true
    }

    mutating func hide(_ value: YAMLNode, _ text: String?) {
        status = .draft
        if let text { notes.append(note(value, text)) }
    }

    mutating func doubt(_ value: YAMLNode, _ text: String) {
        doubt = doubt ?? note(value, text)
    }

    func note(_ value: YAMLNode, _ text: String) -> ImportNote {
        ImportNote(origin.line(value.line), text)
    }

    static func shown(_ value: YAMLNode) -> String {
        switch value.content {
        case .scalar(let text, _):
            return text.trimmed.isEmpty ? "it is empty" : String(text.unicodeScalars.prefix(60))
        case .list: return "it is a list"
        case .map(let pairs):
            let names = pairs.prefix(3).map { String($0.key.unicodeScalars.prefix(20)) }
            return "it is a mapping of \(names.joined(separator: ", "))"
        }
    }
}
