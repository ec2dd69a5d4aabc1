import Articles

/// What a key of front matter is about, by the words that it is made of: `isDraft`, `fecha_de_publicación`,
/// `hidden-from-search`.
struct KeyMeaning {
    let kind: VisibilityKey
    /// Whether it has other meanings too: only a value that hides counts.
    private(set) var isWeak = false
    /// Whether what it hides is not ready, and nothing worse.
    private(set) var isDraft = false

    init?(_ key: String) {
        let plain = VisibilityKey.folded(key)
        guard !Self.others.contains(plain) else { return nil }
        guard let words = Self.words(of: plain) else {
            guard let kind = Self.loosely(key) else { return nil }
            self = kind
            return
        }
        guard let kind = Self.kind(of: words) else { return nil }
        self.kind = kind
        isDraft = words.contains(.draft) && !words.contains(.hides)
        let strong: [VisibilityWord] = [
            .draft, .hides, .conceals, .shows, .status, .since, .expiry, .password,
        ]
        let isBareDate = words == [.date] && !Self.dates.contains(plain)
        isWeak = isBareDate || !words.contains(where: strong.contains) && kind != .time && kind != .created
    }

    private init(kind: VisibilityKey, isWeak: Bool, isDraft: Bool) {
        (self.kind, self.isWeak, self.isDraft) = (kind, isWeak, isDraft)
    }

    /// Keys that have such words and are about something else.
    private static let others: Set<String> = ["publishedin"]

    /// Words for a date that stand for that of publication; others do if there is a date behind them.
    private static let dates: Set<String> = ["date", "datum", "fecha", "datetime", "timestamp"]

    private static func kind(of words: [VisibilityWord]) -> VisibilityKey? {
        func has(_ all: VisibilityWord...) -> Bool { all.contains(where: words.contains) }
        let isTime = has(.date, .moment)
        // Whether a date is shown says nothing of the article.
        if has(.displays, .conceals), words.contains(.date), !has(.until) { return nil }
        if has(.password) { return .password }
        if has(.expiry) { return .expiry }
        if has(.draft, .hides, .conceals, .hidesWeakly) {
            if has(.shows), !has(.not) { return .status }
            return has(.until) ? .time : isTime ? .expiry : .hides
        }
        if has(.since) { return .time }
        if has(.created) { return .created }
        if has(.shows, .appears) {
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
                    let word = VisibilityWord.meaning(of: String(decoding: utf8[start..<end], as: UTF8.self))
                else { continue }
                found = before + [word]
            }
            best.append(found)
        }
        return best[utf8.count]
    }

    /// A key with other words in it, such as the name of a tool: `dg-publish`.
    private static func loosely(_ key: String) -> KeyMeaning? {
        let words = VisibilityKey.separated(key).map { VisibilityWord.meaning(of: VisibilityKey.folded($0)) }
        guard words.count > 1, words.count <= 4 else { return nil }
        guard words.contains(where: { $0 == .draft || $0 == .shows || $0 == .hides }) else { return nil }
        let isHiding = words.contains { $0 == .draft || $0 == .hides }
        let isTime = words.contains { $0 == .date || $0 == .moment }
        guard !isTime else { return nil }
        return KeyMeaning(kind: isHiding ? .hides : .shows, isWeak: true, isDraft: words.contains(.draft))
    }
}
