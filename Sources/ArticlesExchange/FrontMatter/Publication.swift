import Articles

/// What front matter says on who may see an article, and since when.
///
/// What hides an article wins over what shows it, and the latest of several dates over the others. A member that
/// is about visibility and not understood is a doubt: the article is held back.
struct Publication {
    private(set) var status = ArticleStatus.published
    private(set) var time: Timestamp?
    /// The line of the time.
    private(set) var timeLine = 1
    private(set) var doubt: ImportNote?
    private(set) var notes: [ImportNote] = []
    /// Whether it says that it is scheduled: its time must be ahead.
    private(set) var isToCome = false
    /// The keys that were understood, and need not be kept.
    private(set) var understood: Set<String> = []
    private var created: (time: Timestamp, key: String, line: Int)?
    private var isScheduled: ImportNote?
    private let origin: ItemOrigin

    init(_ pairs: [(key: String, value: YAMLNode)], _ origin: ItemOrigin) {
        self.origin = origin
        for (key, value) in pairs { read(key, value) }
        if time == nil, let created {
            (time, timeLine) = (created.time, created.line)
            understood.insert(created.key)
        }
        if let isScheduled, time == nil { doubt = doubt ?? isScheduled }
        for (_, value) in pairs { lookInside(value, depth: 0) }
        isToCome = isScheduled != nil && time != nil && status == .published
    }

    /// Whether a key, in its plain form, is about who may see an article or since when.
    static func isAboutVisibility(_ key: String) -> Bool { VisibilityKey(plain: key) != nil }

    // MARK: One member

    private mutating func read(_ key: String, _ value: YAMLNode) {
        let plain = FrontMatterKey.plain(key)
        guard let kind = VisibilityKey(plain: plain) else { return readOther(key, plain, value) }
        switch kind {
        case .hides: readFlag(key, value, hidesWhen: true)
        case .shows:
            if value.truth == nil, !value.isEmpty, readTime(key, value) { return }
            readFlag(key, value, hidesWhen: false)
        case .status: readWord(key, value)
        case .time:
            guard !value.isEmpty else { return understand(key) }
            if plain == "scheduled", let truth = value.truth {
                understand(key)
                if truth { isScheduled = note(value, "\(key) is true, but there is no date") }
            } else if !readTime(key, value) {
                doubt(value, "\(key) is no date that is understood: \(Self.shown(value))")
            }
        case .created:
            if let time = value.text.flatMap(PostDate.timestamp) {
                created = created ?? (time, key, value.line)
            }
        case .expiry:
            if !value.isEmpty { doubt(value, "\(key) would take it away again, which is not done here") }
        case .password:
            understand(key)
            if !value.isEmpty {
                hide(value, "\(key) is left out, and it is a draft: passwords are not asked for")
            }
        }
    }

    /// Members that hide an article in one generator, and spellings that are nearly those of others.
    private mutating func readOther(_ key: String, _ plain: String, _ value: YAMLNode) {
        switch plain {
        case "build"
        where ["render", "list"].contains {
            ["never", "false", "local"].contains(value.member($0)?.text?.lowercased())
        }, "permalink" where value.truth == false && value.text?.lowercased() == "false",
            "headless" where value.truth == true, "eleventyexcludefromcollections" where value.truth == true,
            "layout" where value.text?.trimmed.lowercased() == "draft",
            "type" where value.text?.trimmed.lowercased() == "draft":
            hide(value, "\(key) \(Self.shown(value)) makes it a draft")
        case _:
            guard let near = VisibilityKey.near(plain) else { return }
            let word = value.text.map(VisibilityKey.plainWord) ?? ""
            if value.truth != nil || value.isEmpty || VisibilityKey.hidden.contains(word) {
                doubt(value, "\(key) is nearly \(near), and not understood")
            }
        }
    }

    private mutating func readFlag(_ key: String, _ value: YAMLNode, hidesWhen hiding: Bool) {
        guard let truth = value.truth else {
            return doubt(value, "\(key) is neither true nor false: \(Self.shown(value))")
        }
        understand(key)
        if truth == hiding { hide(value, key == "draft" ? nil : "\(key) \(truth) makes it a draft") }
    }

    private mutating func readWord(_ key: String, _ value: YAMLNode) {
        var value = value
        if case .list(let elements) = value.content, elements.count == 1 { value = elements[0] }
        let word = VisibilityKey.plainWord(value.text ?? "")
        if VisibilityKey.shown.contains(word) {
            understand(key)
        } else if word == "draft" {
            understand(key)
            hide(value, nil)
        } else if word == "archived" || word == "archive" {
            understand(key)
            if status == .published { status = .archived }
        } else if word == "scheduled" || word == "future" {
            understand(key)
            isScheduled = note(value, "\(key) is \(Self.shown(value)), but there is no date")
        } else if VisibilityKey.hidden.contains(word) {
            hide(value, "\(key) \(Self.shown(value)) makes it a draft")
        } else {
            doubt(value, "\(key) is not understood: \(Self.shown(value))")
        }
    }

    private mutating func readTime(_ key: String, _ value: YAMLNode) -> Bool {
        guard let read = value.text.flatMap(PostDate.timestamp) else { return false }
        understand(key)
        if let time, time != read {
            notes.append(note(value, "\(key) \(read) is not its only date: the latest is taken"))
        }
        if time.map({ $0 < read }) ?? true { (time, timeLine) = (read, value.line) }
        return true
    }

    /// Members of mappings, such as those of plug-ins, that say that the article is hidden.
    private mutating func lookInside(_ node: YAMLNode, depth: Int) {
        guard depth < 3 else { return }
        for (key, value) in node.pairs {
            switch VisibilityKey(plain: FrontMatterKey.plain(key)) {
            case .hides where value.truth == true, .shows where value.truth == false,
                .status where VisibilityKey.hidden.contains(VisibilityKey.plainWord(value.text ?? "")):
                hide(value, "\(key) \(Self.shown(value)), inside of another member, makes it a draft")
            case .password where !value.isEmpty:
                doubt(value, "\(key) is inside of another member, and not understood")
            case .hides, .shows, .status, .time, .created, .expiry, .password, nil: break
            }
            lookInside(value, depth: depth + 1)
        }
    }

    // MARK: Keeping

    private mutating func understand(_ key: String) { understood.insert(key) }

    private mutating func hide(_ value: YAMLNode, _ text: String?) {
        status = .draft
        if let text { notes.append(note(value, text)) }
    }

    private mutating func doubt(_ value: YAMLNode, _ text: String) {
        doubt = doubt ?? note(value, text)
    }

    private func note(_ value: YAMLNode, _ text: String) -> ImportNote {
        ImportNote(origin.line(value.line), text)
    }

    private static func shown(_ value: YAMLNode) -> String {
        guard let text = value.text else { return "a list or a mapping" }
        return text.trimmed.isEmpty ? "it is empty" : String(text.unicodeScalars.prefix(60))
    }
}
