import Articles

/// What exports leave in a text where the part begins that is not for everybody.
enum PaywallMark {
    /// Why the text is not for everybody; `nil` when it has no such mark.
    static func reason(in text: String) -> String? {
        let scanner = PaywallMarkScanner(text)
        let hasOne = scanner.hasComment || scanner.hasName || hasClosedShortcode(text)
        return hasOne ? "a part of it is for members only" : nil
    }

    /// Whether a shortcode of WordPress with an end, which feeds have when nobody replaces it, is a gate.
    private static func hasClosedShortcode(_ text: String) -> Bool {
        guard text.contains("[/") else { return false }
        var scanner = ShortcodeScanner(text)
        while let piece = scanner.next() {
            if case .code(let code, let place) = piece, place.isClosed, WordPressGate.isLimit(code) {
                return true
            }
        }
        return false
    }

    /// What is said of a comment that is such a mark.
    static func reason(ofComment text: String) -> String {
        "a comment says that it is not for everybody: \(text.trimmed.prefix(60))"
    }

    // MARK: Names

    /// Whether a class or the name of a component is that of such a part: `members-only`, `PaywallToDOM`.
    static func isName(_ name: some StringProtocol) -> Bool {
        guard mayBeName(name.utf8) else { return false }
        let words = HTMLVocabulary.words(of: String(name.prefix(200)))
        return isMark(words[...]) && !words.contains(where: denials.contains)
    }

    /// Whether one of the words, or two of them together, are those of a wall.
    private static func isMark(_ words: ArraySlice<String>) -> Bool {
        words.indices.contains { index in
            let pair = index + 1 < words.endIndex ? words[index] + words[index + 1] : ""
            return words[index].hasPrefix("paywall") || walls.contains(words[index]) || walls.contains(pair)
        }
    }

    private static let denials: Set<String> = ["no", "not", "non", "without", "off", "disabled", "free"]

    private static let walls: Set<String> = [
        "membersonly", "memberonly", "subscribersonly", "subscriberonly", "paidonly", "payingonly",
        "premiumonly", "patronsonly", "kggated", "postupgrade", "gatedcontent", "paywall",
    ]

    /// What stands in each of the names, so that most of them are not taken apart.
    private static let stems = ["wall", "only", "gated", "upgrade"].map { Array($0.utf8) }

    private static func mayBeName(_ text: some Collection<UInt8>) -> Bool {
        let bytes = Array(text)
        return stems.contains { bytes.first(of: $0, from: 0) != nil }
    }

    // MARK: Comments

    /// Whether the text of a comment is such a mark: `members-only`, `kg-gated-block:begin nonMember:false`, `premium`,
    /// `begin premium content`, `wp:memberpress/gate`.
    static func isComment(_ text: some StringProtocol) -> Bool {
        let text = text.trimmed
        if text.hasPrefix("wp:") { return WordPressGate.block(text) != nil }
        let head = String(text.prefix(600))
        if head.hasPrefix("kg-gated-block:") {
            return head.dropFirst(15).hasPrefix("begin") && !isForAll(head)
        }
        let words = HTMLVocabulary.words(of: String(text.prefix(100)))
        if words.prefix(3) == ["kg", "card", "begin"] { return words.dropFirst(3).first == "paywall" }
        if isMark(words.prefix(2)) { return true }
        guard text.utf8.count <= 40, words.count <= 4 else { return false }
        if isMark(words[...]), !words.contains(where: ["no", "not", "without"].contains) { return true }
        let isOne = !text.contains { $0.isWhitespace || $0 == ":" }
        return isOne && WordPressField.limits(words) || isStructure(words)
    }

    private static func isForAll(_ block: String) -> Bool {
        guard let mark = block.firstRange(of: "nonMember:") else { return false }
        return block[mark.upperBound...].drop { $0.isWhitespace || $0 == "\"" }.hasPrefix("true")
    }

    /// Whether the words are but those of a limit and of the part that it is on.
    private static func isStructure(_ words: [String]) -> Bool {
        words.contains(where: limits.contains)
            && words.allSatisfy { limits.contains($0) || parts.contains($0) }
    }

    private static let limits: Set<String> = [
        "premium", "private", "subscriber", "subscribers", "restricted", "gated", "member", "members",
    ]
    private static let parts: Set<String> = [
        "begin", "begins", "start", "starts", "end", "ends", "here", "below", "from", "only", "for",
        "content", "part", "section", "area", "block", "text", "gate", "wall",
    ]
}
