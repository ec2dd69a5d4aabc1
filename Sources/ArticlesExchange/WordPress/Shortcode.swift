import Articles

/// `[name attribute="value"]`, with what stands between it and `[/name]`.
struct Shortcode {
    let name: String
    private(set) var attributes: [String: String] = [:]
    /// The first value without a name.
    private(set) var first = ""
    /// What it holds; `nil` when it has no end.
    private(set) var inner: Substring?
    let end: String.Index
    /// As it was written.
    let text: String

    /// Names that enclose something.
    private static let enclosing: Set<String> = ["caption", "wp_caption", "embed", "audio", "video"]
    private static let lengthLimit = 4_000

    /// The shortcode at the beginning; `nil` for a bracket that is text.
    init?(_ rest: Substring) {
        let head = rest.dropFirst().prefix(Self.lengthLimit)
        let word = head.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        guard let start = word.first, start.isLowercase, let close = head.firstIndex(of: "]"),
            !head[..<close].contains("["), !head[..<close].contains("<") || word == "caption"
        else { return nil }
        let next = head[word.endIndex...].first
        guard next == "]" || next == " " || next == "/" || next == "\n" else { return nil }
        name = String(word)
        var end = rest.index(after: close)
        if Self.enclosing.contains(name), let ending = rest[end...].firstRange(of: "[/\(name)]") {
            inner = rest[end..<ending.lowerBound]
            end = ending.upperBound
        }
        self.end = end
        text = String(rest[..<end])
        readAttributes(head[word.endIndex..<close])
    }

    /// Whether it can be nothing else: it has attributes or is closed.
    var isCertain: Bool { !attributes.isEmpty || inner != nil || name.contains("_") || name.contains("-") }

    private mutating func readAttributes(_ text: Substring) {
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty, attributes.count < 100 {
            let word = rest.prefix { !$0.isWhitespace && $0 != "=" }
            let behind = rest[word.endIndex...]
            if behind.first == "=" {
                let (value, after) = Self.value(behind.dropFirst())
                attributes[word.lowercased()] = value
                rest = after
            } else {
                if first.isEmpty { first = word.trimmingQuotes }
                rest = behind
            }
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
        }
    }

    private static func value(_ text: Substring) -> (String, Substring) {
        guard let quote = text.first, quote == "\"" || quote == "'" else {
            let word = text.prefix { !$0.isWhitespace }
            return (String(word), text[word.endIndex...])
        }
        let inner = text.dropFirst().prefix { $0 != quote }
        return (HTMLText.decoded(String(inner)), text[inner.endIndex...].dropFirst())
    }
}

extension Substring {
    fileprivate var trimmingQuotes: String { String(filter { $0 != "\"" && $0 != "'" }) }
}
