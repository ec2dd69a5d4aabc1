import Articles

/// The HTML of a Ghost post without the comments around its cards, and without what is only for e-mail.
struct GhostMarks {
    let html: String
    /// Whether a card was left out.
    private(set) var hasEmail = false
    /// Whether a card that is only for e-mail has no end; it is kept.
    private(set) var isOpen = false

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let comment = Comment(in: rest) {
            kept += rest[..<comment.range.lowerBound]
            rest = rest[comment.range.upperBound...]
            if comment.isEmail, !isOpen {
                if let end = Self.end(in: rest) {
                    rest = rest[end...]
                    hasEmail = true
                } else {
                    isOpen = true
                }
            } else if comment.isOfCard {
                if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
            } else if !comment.isForMembers {
                kept += bytes[comment.range]
            }
        }
        html = String(decoding: kept + rest, as: UTF8.self).trimmed
    }

    /// Where the card ends that is open.
    private static func end(in text: ArraySlice<UInt8>) -> Int? {
        var rest = text
        while let comment = Comment(in: rest) {
            if comment.name.hasPrefix("kg-card-end:") { return comment.range.upperBound }
            rest = rest[comment.range.upperBound...]
        }
        return nil
    }

    private struct Comment {
        let range: Range<Int>
        /// What is in it, cut.
        let name: String

        /// The first comment; `nil` when there is none that ends.
        init?(in bytes: ArraySlice<UInt8>) {
            guard let start = bytes.firstIndex(of: Array("<!--".utf8), from: bytes.startIndex),
                let end = bytes.firstIndex(of: Array("-->".utf8), from: start + 4)
            else { return nil }
            range = start..<(end + 3)
            name = String(decoding: bytes[(start + 4)..<end].prefix(60), as: UTF8.self).trimmed
        }

        var isEmail: Bool {
            guard name.hasPrefix("kg-card-begin:") else { return false }
            return ["email", "email-cta"].contains(String(name.dropFirst(14)).trimmed)
        }

        var isOfCard: Bool {
            let plain = name.hasPrefix("/") ? String(name.dropFirst()).trimmed : name
            return plain.hasPrefix("kg-card-begin") || plain.hasPrefix("kg-card-end")
        }

        var isForMembers: Bool { name == "members-only" }
    }
}

extension ArraySlice<UInt8> {
    /// Where some bytes stand for the first time.
    fileprivate func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first, start <= endIndex else { return nil }
        var rest = self[start...]
        while let index = rest.firstIndex(of: first) {
            if rest[index...].starts(with: wanted) { return index }
            rest = rest[(index + 1)...]
        }
        return nil
    }
}
