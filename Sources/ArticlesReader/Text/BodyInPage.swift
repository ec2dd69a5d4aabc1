/// Fits the html of a body into a page: its headings under the title, which is the heading of level one, and what scrolls within
/// reach of the keyboard.
///
/// The html must be that of a renderer which escapes every `<` of texts, and nests no heading in another.
enum BodyInPage {
    /// The html with headings from level two on, none more than one below that before it.
    static func fitted(_ html: String) -> String {
        let bytes = Array(html.utf8)
        let tags = Self.tags(in: bytes)
        guard !tags.isEmpty else { return html }
        let top = tags.compactMap(\.level).min() ?? 1
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + tags.count * 13)
        var (copied, last) = (0, 1)
        for tag in tags {
            output += bytes[copied..<tag.end]
            copied = tag.end
            guard let level = tag.level else {
                output += " tabindex=\"0\"".utf8
                continue
            }
            if !tag.closes { last = min(level - top + 2, last + 1, 6) }
            output[output.count - 1] = UInt8(ascii: "0") + UInt8(last)
        }
        output += bytes[copied...]
        return String(decoding: output, as: UTF8.self)
    }

    /// A tag that is changed: of a heading, or the start of what may be too wide.
    private struct Tag {
        /// Where its name ends.
        let end: Int
        /// Of a heading.
        var level: Int?
        var closes = false
    }

    private static func tags(in bytes: [UInt8]) -> [Tag] {
        var tags: [Tag] = []
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            let closes = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
            let start = index + (closes ? 2 : 1)
            let name = bytes[start..<min(start + 6, bytes.count)].prefix {
                $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ")
            }
            if name.count == 2, name.first == UInt8(ascii: "h"), let digit = name.last,
                (0x31...0x36).contains(digit)
            {
                tags.append(Tag(end: name.endIndex, level: Int(digit) - 0x30, closes: closes))
            } else if !closes, name.elementsEqual("pre".utf8) || name.elementsEqual("table".utf8) {
                tags.append(Tag(end: name.endIndex))
            }
        }
        return tags
    }
}
