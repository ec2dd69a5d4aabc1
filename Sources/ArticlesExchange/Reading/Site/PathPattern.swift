/// A pattern for paths: `*` for what is in a name, `**` for names too, `{a,b}` for one of several; without any, the path
/// and all below it.
struct PathPattern: Sendable {
    private let patterns: [[Character]]
    /// Whether it begins at the top, and a path may go on behind it.
    private let isAnchored: Bool
    /// Whether it has what is not understood, and may be for any path.
    let isUnclear: Bool

    /// The most patterns that one with braces may make.
    private static let limit = 64

    init(_ text: String, isAnchored: Bool = false) {
        self.isAnchored = isAnchored
        let texts = Self.expanded([String(text.prefix(500))])
        let isBalanced = text.count { $0 == "{" } == text.count { $0 == "}" }
        isUnclear =
            !isBalanced || text.contains { "[]".contains($0) } || texts.count > Self.limit || text.count > 500
        patterns = texts.prefix(Self.limit).map { Array(Self.trimmed($0)) }
    }

    private static func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while text.hasPrefix("/") || text.hasPrefix("./") {
            text = text.dropFirst(text.hasPrefix("/") ? 1 : 2)
        }
        while text.hasSuffix("/") { text = text.dropLast() }
        return text
    }

    /// The patterns without braces.
    private static func expanded(_ texts: [String]) -> [String] {
        guard texts.count <= limit, let index = texts.firstIndex(where: { $0.contains("{") }) else {
            return texts
        }
        let text = texts[index]
        guard let close = text.firstIndex(of: "}"), let open = text[..<close].lastIndex(of: "{") else {
            return texts.filter { !$0.contains("{") }
        }
        let choices = text[text.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false)
        let made = choices.map { text[..<open] + $0 + text[text.index(after: close)...] }
        return expanded(texts[..<index] + made.map(String.init) + texts[(index + 1)...])
    }

    /// Whether it is that of a path, or of one that ends so: patterns may begin anywhere in a site.
    func matches(_ path: String) -> Bool {
        if isUnclear { return true }
        if isAnchored { return matchesFront(of: path) }
        var rest = path[...]
        while true {
            if patterns.contains(where: { Self.matches($0, rest) }) { return true }
            guard let slash = rest.firstIndex(of: "/") else { return false }
            rest = rest[rest.index(after: slash)...]
        }
    }

    /// Whether it surely is that of a path as a whole, from the top.
    func isWhole(_ path: String) -> Bool {
        !isUnclear && patterns.contains { Self.matches($0[...], Array(path)[...]) }
    }

    /// Whether it surely is that of a path from the top, or of a folder around it.
    func isSurelyAbove(_ path: String) -> Bool {
        !isUnclear && patterns.contains { Self.matches($0, path[...]) }
    }

    /// Whether it is that of a path or of a folder around it, as Jekyll takes patterns: a name may also go on.
    private func matchesFront(of path: String) -> Bool {
        let text = Array(path)
        let ends = text.indices.filter { text[$0] == "/" } + [text.endIndex]
        return patterns.contains { pattern in
            guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else {
                return text.starts(with: pattern)
            }
            return ends.contains { Self.matches(pattern[...], text[..<$0]) }
        }
    }

    private static func matches(_ pattern: [Character], _ path: Substring) -> Bool {
        if pattern.contains(where: { $0 == "*" || $0 == "?" }) {
            return matches(pattern[...], Array(path)[...])
        }
        let prefix = String(pattern)
        return prefix.isEmpty || path == prefix || path.hasPrefix(prefix + "/")
    }

    private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        // The states of the pattern that the text up to here may be in.
        var states: Set<Int> = closure([pattern.startIndex], pattern)
        for character in text {
            var next = Set<Int>()
            for state in states where state < pattern.endIndex {
                switch pattern[state] {
                case "*":
                    let isDouble = state + 1 < pattern.endIndex && pattern[state + 1] == "*"
                    let isSecond = state > pattern.startIndex && pattern[state - 1] == "*"
                    if character != "/" || isDouble || isSecond { next.insert(state) }
                case "?": if character != "/" { next.insert(state + 1) }
                case character: next.insert(state + 1)
                case _: continue
                }
            }
            states = closure(next, pattern)
        }
        return states.contains(pattern.endIndex)
    }

    private static func closure(_ states: Set<Int>, _ pattern: ArraySlice<Character>) -> Set<Int> {
        var all = states
        for var state in states {
            while state < pattern.endIndex, pattern[state] == "*" {
                state += 1
                // `**/` may stand for nothing.
                if state < pattern.endIndex, pattern[state] == "/", state >= pattern.startIndex + 2,
                    pattern[state - 2] == "*"
                {
                    all.insert(state + 1)
                }
                all.insert(state)
            }
        }
        return all
    }
}
