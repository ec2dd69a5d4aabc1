/// Fits the headings of a body under the title of its page, which is the heading of level one.
///
/// The html must be that of a renderer which escapes every `<` of texts, and nests no heading in another.
enum HeadingLevels {
    /// The html with its headings from level two on, none more than one below that before it.
    static func fitted(_ html: String) -> String {
        let bytes = Array(html.utf8)
        let levels = headings(in: bytes)
        guard let top = levels.map(\.level).min() else { return html }
        var output = bytes
        var last = 1
        for (place, level, isEnd) in levels {
            if !isEnd { last = min(level - top + 2, last + 1, 6) }
            output[place] = UInt8(ascii: "0") + UInt8(last)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Where the digits of the tags `<h1>` to `</h6>` stand.
    private static func headings(in bytes: [UInt8]) -> [(place: Int, level: Int, isEnd: Bool)] {
        var found: [(place: Int, level: Int, isEnd: Bool)] = []
        var index = 0
        while index + 3 < bytes.count {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "<") else { continue }
            let isEnd = bytes[index + 1] == UInt8(ascii: "/")
            let name = isEnd ? index + 2 : index + 1
            guard name + 2 < bytes.count, bytes[name] == UInt8(ascii: "h"), (0x31...0x36).contains(bytes[name + 1]),
                bytes[name + 2] == UInt8(ascii: ">") || bytes[name + 2] == UInt8(ascii: " ")
            else { continue }
            found.append((name + 1, Int(bytes[name + 1]) - 0x30, isEnd))
        }
        return found
    }
}
