import Articles

/// Takes the comments out of a text of HTML, which no browser shows. Linear in the length.
enum HTMLComments {
    /// The text without them, and what they say; those of editors, such as `<!-- wp:paragraph -->`, are not told.
    /// One that does not end goes up to the end.
    static func removed(from text: String) -> (text: String, comments: [String]) {
        let bytes = Array(text.utf8)
        guard bytes.first(of: opening, from: 0) != nil else { return (text, []) }
        let raw = VerbatimRanges.of(["script", "style", "textarea", "xmp"], in: bytes)
        var (kept, comments, index, range) = ([UInt8](), [String](), 0, 0)
        while let start = bytes.first(of: opening, from: index) {
            while range < raw.count, raw[range].upperBound <= start { range += 1 }
            if range < raw.count, raw[range].contains(start) {
                kept += bytes[index..<raw[range].upperBound]
                index = raw[range].upperBound
                continue
            }
            guard let end = bytes.first(of: closing, from: start + 2) else {
                kept += bytes[index..<start]
                comments.append(
                    String(decoding: bytes[min(start + 4, bytes.count)...], as: UTF8.self).trimmed)
                index = bytes.count
                break
            }
            let inner = String(decoding: bytes[min(start + 4, end)..<end], as: UTF8.self).trimmed
            let isKept = BodyComments.isMark(inner)
            kept += bytes[index..<(isKept ? end + 3 : start)]
            if !isKept, !isOfEditor(inner) { comments.append(inner) }
            index = end + 3
        }
        kept += bytes[index...]
        return (String(decoding: kept, as: UTF8.self), comments)
    }

    private static let opening = Array("<!--".utf8)
    private static let closing = Array("-->".utf8)

    private static func isOfEditor(_ text: String) -> Bool {
        text.isEmpty
            || ["wp:", "/wp:", "kg-card-", "[if ", "[endif", "<![endif"].contains(where: text.hasPrefix)
    }
}
