import Articles

/// The names and comments that sites leave in a text where the part begins that is not for everybody.
enum PaywallMark {
    /// What is said of a comment that is such a mark.
    static func reason(ofComment text: String) -> String {
        "a comment says that it is not for everybody: \(text.trimmed.prefix(60))"
    }

    // MARK: Names

    /// Whether a class or the name of a component is that of such a part: `members-only`, `PaywallToDOM`.
    static func isName(_ name: some StringProtocol) -> Bool {
        guard mayBeName(name.utf8) else { return false }
        return hasMark(HTMLVocabulary.words(of: String(name.prefix(200))))
    }

    /// Whether words, or two or three of them together, are those of a wall, and not denied. `count` is that of the words
    /// that are looked at.
    private static func hasMark(_ words: [String], within count: Int = .max) -> Bool {
        words.indices.contains { start in
            (1...3).contains { length in
                guard start + length <= min(count, words.count) else { return false }
                let mark = words[start..<start + length]
                let isWall = length == 1 && words[start].hasPrefix("paywall") || walls.contains(mark.joined())
                return isWall && !isDenied(mark.indices, in: words)
            }
        }
    }

    /// Whether the words around a mark say that there is none: `no paywall`, `paywall: off`, `paywall is disabled`.
    private static func isDenied(_ mark: Range<Int>, in words: [String]) -> Bool {
        let before = words[..<mark.lowerBound].suffix(2)
        if before.last.map(denials.contains) ?? false || before == ["no", "more"] { return true }
        let rest = words[mark.upperBound...]
        let next = rest.first == "is" ? rest.dropFirst().first : rest.first
        guard let next else { return false }
        return switches.contains(next) || rest.count == 1 && (denials.contains(next) || next == "free")
    }

    private static let denials: Set<String> = ["no", "not", "non", "without", "none"]
    private static let switches: Set<String> = ["off", "disabled", "false", "removed"]

    private static let walls: Set<String> = [
        "membersonly", "memberonly", "subscribersonly", "subscriberonly", "paidonly", "payingonly",
        "premiumonly", "patronsonly", "kggated", "ghpostupgrade", "gatedcontent",
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
        if hasMark(words, within: 2) { return true }
        guard text.utf8.count <= 40, words.count <= 4 else { return false }
        if hasMark(words) { return true }
        let isOne = !text.contains { $0.isWhitespace || $0 == ":" }
        let isDenied = words.contains { denials.contains($0) || switches.contains($0) }
        return !isDenied && (isOne && WordPressField.limits(words) || isStructure(words))
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

    /// Whether the words of a tag are but those of a limit on readers and of the part that it is on: `premium-content`.
    static func isLimit(_ words: [String]) -> Bool {
        let services: Set<String> = ["patreon", "membership", "memberships"]
        return WordPressField.limits(words) && !words.allSatisfy(services.contains)
            && words.allSatisfy {
                limits.contains($0) || parts.contains($0) || WordPressField.limits([$0])
            }
    }

    private static let limits: Set<String> = [
        "premium", "private", "subscriber", "subscribers", "restricted", "gated", "member", "members",
    ]
    private static let parts: Set<String> = [
        "begin", "begins", "start", "starts", "end", "ends", "here", "below", "from", "only", "for",
        "content", "part", "section", "area", "block", "text", "gate", "wall",
    ]
}
