import Articles

/// `[name attribute="value"]`, with what stands between it and `[/name]`.
struct Shortcode {
    let name: String
    private(set) var attributes: [String: String] = [:]
    /// The first value without a name.
    private(set) var first = ""
    /// What it holds; `nil` when it has no end.
    let inner: String?
    /// As it was written.
    let text: String

    private static let attributeLimit = 100

    /// `head` is what stands between the name and the bracket that closes.
    init(name: String, head: String, inner: String?, text: String) {
        (self.name, self.inner, self.text) = (name, inner, text)
        readAttributes(head[...])
    }

    /// Whether it can be nothing else: it has attributes or is closed.
    var isCertain: Bool { !attributes.isEmpty || inner != nil || name.contains("_") || name.contains("-") }

    private mutating func readAttributes(_ text: Substring) {
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty, attributes.count < Self.attributeLimit {
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
