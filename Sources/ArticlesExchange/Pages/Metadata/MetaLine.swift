import Articles

/// A line that says who wrote an article, when, and how long it takes to read, and nothing else.
struct MetaLine {
    private(set) var authors: [String] = []
    private(set) var published: PageTime?
    private(set) var updated: PageTime?
    /// Whether a word such as "By" says that the names are those of authors.
    private(set) var hasByline = false
    /// Whether it counts minutes, comments or days that have passed.
    private(set) var hasCounts = false
    /// Whether it counts comments, or who has looked at the page.
    private(set) var hasVisitors = false
    /// Whether it tells an office.
    private(set) var hasRole = false
    /// Whether it says of a date what it is.
    private(set) var hasLabel = false

    /// Whether it names a time of day without a day.
    private(set) var hasClock = false

    private let scanner: DateScanner
    private var index = 0
    private var isUpdate = false
    private var otherWords = 0

    /// The longest such line.
    private static let lengthLimit = 260

    /// `nil` when anything else is said.
    init?(_ text: some StringProtocol, order: DateScanner.Order) {
        guard text.utf8.count <= Self.lengthLimit else { return nil }
        scanner = DateScanner(tokens: MetaToken.tokens(of: text), order: order)
        guard scanner.tokens.count <= 40, readAll() else { return nil }
        let hasMeaning = hasDate || hasByline || hasCounts || hasVisitors || hasRole || !authors.isEmpty
        let hasCompany = hasDate || (hasByline && (hasCounts || hasClock))
        guard hasMeaning, otherWords == 0 || hasCompany else { return nil }
        // A zone at the end is that of both times.
        if let zone = updated?.zone, published?.minutes != nil, published?.zone == nil {
            published?.zone = zone
        }
    }

    /// Whether a day is named.
    var hasDate: Bool { published != nil || updated != nil }

    /// Whether it is clear by itself, not only beside another such line.
    var isClear: Bool { hasDate || hasByline || hasCounts || hasRole }

    private var tokens: [MetaToken] { scanner.tokens }

    private mutating func readAll() -> Bool {
        while index < tokens.count {
            guard
                readDate() || isHelper && readNames() || readPhrase() || readClock() || readCount()
                    || readNames() || readOther()
            else { return false }
        }
        return true
    }

    // MARK: Dates and counts

    private mutating func readDate() -> Bool {
        guard let found = scanner.date(at: index) else { return false }
        if isUpdate {
            updated = updated ?? found.time
        } else if published == nil {
            published = found.time
        } else {
            updated = updated ?? found.time
        }
        index = found.end
        isUpdate = false
        return true
    }

    /// A time of day without a day says nothing, but belongs there.
    private mutating func readClock() -> Bool {
        guard let clock = scanner.clock(at: index) else { return false }
        // `3 hours ago` is no time of day.
        if let count = MetaCount(scanner, at: index), count.end > clock.end { return readCount() }
        if isUpdate, updated == nil, var time = published {
            (time.minutes, time.seconds, time.zone) = (clock.minutes, clock.seconds, clock.zone ?? time.zone)
            updated = time
            isUpdate = false
        }
        hasClock = true
        index = clock.end
        return true
    }

    private mutating func readPhrase() -> Bool {
        if tokens[index].kind != .word {
            index += 1
            return true
        }
        if let end = MetaPhrases.updated.end(in: tokens, at: index), isBeforeDate(end) {
            (index, isUpdate, hasLabel) = (end, true, true)
            return true
        }
        if let end = MetaPhrases.published.end(in: tokens, at: index),
            isBeforeDate(end) || isBeforeByline(end)
        {
            (index, isUpdate, hasLabel) = (end, false, true)
            return true
        }
        if let end = MetaPhrases.fillers.end(in: tokens, at: index), isBeforeByline(end) {
            index = end
            return true
        }
        return false
    }

    private func isBeforeDate(_ start: Int) -> Bool {
        var next = start
        while next < tokens.count, tokens[next].kind != .word { next += 1 }
        return scanner.date(at: next) != nil || scanner.clock(at: next) != nil
            || MetaPhrases.relative.end(in: tokens, at: next) != nil
            || next < tokens.count && Int(tokens[next].key) != nil
    }

    private func isBeforeByline(_ start: Int) -> Bool {
        MetaPhrases.bylines.end(in: tokens, at: start) != nil
    }

    private mutating func readCount() -> Bool {
        guard let count = MetaCount(scanner, at: index) else { return false }
        if count.isOfVisitors { hasVisitors = true } else { hasCounts = true }
        index = count.end
        return true
    }

    // MARK: Names

    private var isHelper: Bool { MetaPhrases.helpers.end(in: tokens, at: index) != nil }

    private mutating func readNames() -> Bool {
        var start = index
        let isIntroduced: Bool
        var isOfHelpers = false
        if let end = MetaPhrases.helpers.end(in: tokens, at: index) {
            (start, isIntroduced, isOfHelpers) = (end, true, true)
        } else if let end = MetaPhrases.bylines.end(in: tokens, at: index) {
            start = end
            while start < tokens.count, tokens[start].kind != .word { start += 1 }
            isIntroduced = true
        } else {
            isIntroduced = false
        }
        guard let list = NameList(scanner, from: start, isIntroduced: isIntroduced) else { return false }
        if !isIntroduced, hasByline, !authors.isEmpty, start > 0, isDash(tokens[start - 1]) {
            // `By Ann Lee, The Courier — Lisbon`
            index = list.end
            return true
        }
        if isOfHelpers {
            hasRole = true
            index = list.end
            return true
        }
        for name in list.names where !authors.contains(name) { authors.append(name) }
        hasByline = hasByline || isIntroduced
        hasRole = hasRole || list.hasRole
        index = list.end
        return true
    }

    private func isDash(_ token: MetaToken) -> Bool {
        token.kind == .separator && ["—", "–", "-", "|"].contains(token.text)
    }

    /// A place, a section: a few words beside a date.
    private mutating func readOther() -> Bool {
        otherWords += 1
        index += 1
        return otherWords <= 6
    }
}
