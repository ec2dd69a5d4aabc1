import Articles

/// What a file of a site says of the articles in its folder and below.
struct FolderRule {
    let part: HidingPart
    /// Of which articles, by their path below the folder.
    let holds: @Sendable (String) -> Bool

    init(_ part: HidingPart, where holds: @escaping @Sendable (String) -> Bool = { _ in true }) {
        self.part = part
        self.holds = holds
    }

    /// A rule for values that articles have unless they say otherwise; `nil` if those hide nothing.
    init?(
        _ name: String, _ pairs: [(key: String, value: YAMLNode)],
        where holds: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        let publication = Publication(pairs, ItemOrigin.nowhere)
        guard publication.status != .published || publication.doubt != nil else { return nil }
        self.init(
            HidingPart(name: name, isDraft: publication.doubt == nil && publication.status == .draft),
            where: holds)
    }

    /// A rule of a file that is not understood, and may say anything.
    init(unreadable name: String) {
        self.init(
            HidingPart(name: name, isDraft: false, reason: "\(name) can't be read, and may make it a draft"))
    }
}

extension ItemOrigin {
    static let nowhere = ItemOrigin(
        label: "", path: "", givenSourceName: nil, derivedSourceName: "", sourceID: "")
}

/// A pattern for paths: `*` for what is in a name, `**` for names too; without any, the path and all below it.
struct PathPattern: Sendable {
    private let pattern: [Character]
    private let isPlain: Bool

    init(_ text: String) {
        var text = text[...]
        while text.hasPrefix("/") || text.hasPrefix("./") {
            text = text.dropFirst(text.hasPrefix("/") ? 1 : 2)
        }
        while text.hasSuffix("/") { text = text.dropLast() }
        isPlain = !text.contains { "*?{[".contains($0) }
        pattern = Array(text.prefix(200))
    }

    /// Whether it is that of a path, or of one that ends so: patterns may begin anywhere in a site.
    func matches(_ path: String) -> Bool {
        if pattern.contains("{") || pattern.contains("[") { return true }
        var rest = path[...]
        while true {
            let name = String(rest)
            if isPlain {
                let prefix = String(pattern)
                if name == prefix || name.hasPrefix(prefix + "/") || prefix.isEmpty { return true }
            } else if Self.matches(pattern[...], Array(name)[...]) {
                return true
            }
            guard let slash = rest.firstIndex(of: "/") else { return false }
            rest = rest[rest.index(after: slash)...]
        }
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
