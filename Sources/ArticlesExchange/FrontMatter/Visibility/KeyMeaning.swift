import Articles

/// What a key of front matter is about, by the words that it is made of: `isDraft`, `fecha_de_publicación`,
/// `hidden-from-search`.
struct KeyMeaning {
    let kind: VisibilityKey
    /// Whether it has other meanings too: only a value that hides counts.
    private(set) var isWeak = false
    /// Whether what it hides is not ready, and nothing worse.
    private(set) var isDraft = false

    /// Whether its value may be about anything, and words that hide are looked for in it.
    private(set) var isOpen = false

    init?(_ key: String) {
        let plain = VisibilityKey.folded(key)
        guard !Self.others.contains(plain) else { return nil }
        guard let words = Self.words(of: plain), let kind = Self.kind(of: words) else {
            guard let kind = Self.loosely(key, plain) else { return nil }
            self = kind
            return
        }
        self.kind = kind
        isDraft = words.contains(.draft) && !words.contains(.hides)
        isOpen = Self.open.contains(plain)
        let strong: [VisibilityWord] = [
            .draft, .hides, .conceals, .shows, .status, .since, .expiry, .password,
        ]
        let isStrong = words.contains(where: strong.contains) || kind == .created
        isWeak =
            isOpen || !isStrong && (kind != .time || !words.contains(.appears) && !Self.dates.contains(plain))
    }

    private init(kind: VisibilityKey, isDraft: Bool) {
        (self.kind, isWeak, self.isDraft) = (kind, true, isDraft)
    }

    /// Keys that have such words and are about something else: a task that is done, a book that is complete.
    private static let others: Set<String> = [
        "publishedin", "complete", "completed", "done", "termine", "terminado", "concluido",
    ]

    /// Keys about other things as often as about who may see it: a state of the union, an audience of developers.
    private static let open = PlaceName.states.union([
        "audience", "audiencia", "zielgruppe", "doelgroep", "workflow",
    ])

    /// Words for a date that stand for that of publication; others do if there is a date behind them.
    private static let dates: Set<String> = ["date", "datum", "fecha", "datetime", "timestamp"]

    private static func kind(of words: [VisibilityWord]) -> VisibilityKey? {
        func has(_ all: VisibilityWord...) -> Bool { all.contains(where: words.contains) }
        let isTime = has(.date, .moment)
        // Whether a date is shown says nothing of the article.
        if has(.displays, .conceals), words.contains(.date), !has(.until) { return nil }
        if has(.password) { return .password }
        if has(.expiry) { return .expiry }
        if has(.draft, .hides, .conceals, .hidesWeakly, .hidesFolder) {
            if has(.shows), !has(.not) { return .status }
            return has(.until) ? .time : isTime ? .expiry : .hides
        }
        if has(.since) { return .time }
        if has(.created) { return .created }
        if has(.shows, .appears, .opens) {
            if has(.not) { return .hides }
            return has(.until) ? .expiry : isTime ? .time : .shows
        }
        if has(.permits, .displays) {
            return has(.until) ? .expiry : isTime ? nil : has(.not) ? .hides : .shows
        }
        if has(.status, .statusWeakly) { return words.contains(.date) ? nil : .status }
        return words.contains(.date) && !has(.not, .until) ? .time : nil
    }

    // MARK: Words

    /// The words that a text without gaps is made of, as few as can be; `nil` if there are others in it.
    private static func words(of plain: String) -> [VisibilityWord]? {
        let utf8 = Array(plain.utf8)
        guard !utf8.isEmpty, utf8.count <= 60 else { return nil }
        var best: [[VisibilityWord]?] = [[]]
        for end in 1...utf8.count {
            var found: [VisibilityWord]?
            for start in max(0, end - VisibilityWord.longest)..<end {
                guard let before = best[start], before.count + 1 < found?.count ?? .max,
                    let word = VisibilityWord.meanings(
                        of: String(decoding: utf8[start..<end], as: UTF8.self)),
                    before.count + word.count < found?.count ?? .max
                else { continue }
                found = before + word
            }
            best.append(found)
        }
        return best[utf8.count]
    }

    /// A key with other words in it, such as the name of a tool: `dg-publish`, `acme_hidden`, `employees_only`.
    private static func loosely(_ key: String, _ plain: String) -> KeyMeaning? {
        let words = VisibilityKey.separated(key).map(VisibilityKey.folded)
        let meanings = words.map { VisibilityWord.meanings(of: $0) ?? [] }
        guard words.count > 1 || plain.hasSuffix("only") else { return nil }
        let isAbout = { (wanted: [VisibilityWord]) in
            meanings.contains { $0.contains(where: wanted.contains) }
        }
        guard !isAbout([.date, .moment]) else { return nil }
        let isOfPart = words.contains { Publication.parts.contains($0) || media.contains($0) }
        let isHiding =
            isAbout([.draft, .hides]) || meanings.contains { $0.count > 1 }
            || !isOfPart && (words.last.map(hidden.contains) ?? false || isOnly(words, plain))
        guard isHiding || isAbout([.shows]) else { return nil }
        return KeyMeaning(kind: isHiding ? .hides : .shows, isDraft: isAbout([.draft]))
    }

    /// Whether it says that something is for some people only.
    private static func isOnly(_ words: [String], _ plain: String) -> Bool {
        plain.hasSuffix("only") || words.first.map(only.contains) ?? false
            || words.last.map(only.contains) ?? false
    }

    private static let only: Set<String> = [
        "only", "nur", "seulement", "uniquement", "solo", "solamente", "apenas", "somente", "alleen",
    ]

    /// Words at the end of a key that say that all of it is not to be seen.
    private static let hidden: Set<String> = [
        "hidden", "invisible", "versteckt", "verborgen", "ausgeblendet", "unsichtbar", "cachee", "masque",
        "masquee", "oculto", "oculta", "escondido", "escondida", "onzichtbaar",
    ]

    /// What an article may be shown on, or be but: `print_only`, `text_only`.
    private static let media: Set<String> = [
        "text", "textonly", "read", "readonly", "print", "mobile", "desktop", "tablet", "screen", "dark",
        "light",
        "icon", "photo", "photos", "excerpt", "summary", "readtime", "meta", "date", "ads", "ad",
    ]
}
