/// A remark on an item: something that was changed or left out, or why it is not an article.
public struct ImportNote: Sendable, Hashable, CustomStringConvertible {
    /// Where it shows.
    public let location: ItemLocation
    /// A sentence part.
    public let text: String

    /// A note.
    public init(_ location: ItemLocation, _ text: String) {
        self.location = location
        self.text = text
    }

    /// One line: `file:line: text`.
    public var description: String { "\(location): \(text.shown)" }
}

extension String {
    /// The text on one line, and not longer than somebody reads.
    var shown: String {
        let limit = 500
        let scalars = unicodeScalars
        return (scalars.count > limit ? String(scalars.prefix(limit)) + "…" : self).onOneLine
    }
}
