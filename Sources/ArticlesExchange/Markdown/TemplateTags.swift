/// Takes the tags of template languages out of a text, front to back: `{% name … %}`, `{{< name … >}}`, `{{% name … %}}`,
/// `{{ name }}`, and comments `{# … #}`, `{/* … */}`, `{{/* … */}}`. Linear in the length.
///
/// Code is no exception: generators replace tags there too, but not those between `{% raw %}` and its end, and
/// `{{</* name */>}}`.
struct TemplateTags {
    struct Tag {
        /// In small letters; empty for a comment.
        var name = ""
        /// The first text or name behind that.
        var argument = ""
        /// What a comment says.
        var comment: String?
        /// Whether it ends what another one began.
        var isEnd = false
        /// Whether it is `{{ name }}`, which gives the value of a variable.
        var isValue = false
        /// As it is written, and where.
        var text = ""
        var offset = 0
    }

    private let bytes: [UInt8]
    private var index = 0
    /// The tags whose ends come no more.
    private var missing: Set<String> = []

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The text in which the tags were found.
    var text: [UInt8] { bytes }

    mutating func next() -> Tag? {
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "{")) {
            index = start + (has("{{", start) ? 2 : 1)
            if let tag = tag(at: start) { return tag }
        }
        index = bytes.count
        return nil
    }

    private mutating func tag(at start: Int) -> Tag? {
        if has("{#", start) { return comment(start, start + 2, "#}") }
        if has("{/*", start) { return comment(start, start + 3, "*/}") }
        guard has("{%", start) || has("{{", start) else { return nil }
        var next = start + 2
        var isValue = has("{{", start)
        if isValue, has("<", next) || has("%", next) { (next, isValue) = (next + 1, false) }
        if has("/*", next) { return isValue ? comment(start, next + 2, "*/") : nil }
        var tag = Tag(isValue: isValue, offset: start)
        while next < bytes.count, bytes[next] <= 0x20 || "-~>#/".utf8.contains(bytes[next]) {
            if bytes[next] == UInt8(ascii: "/") { tag.isEnd = true }
            next += 1
            if next - start > 100 { return nil }
        }
        (tag.name, next) = name(next)
        guard !tag.name.isEmpty else { return nil }
        // `{{> name}}` puts another file in its place.
        if isValue, has("{{>", start) { (tag.name, tag.argument, next) = ("partial", tag.name, start + 3) }
        if tag.name == "end" { (tag.isEnd, (tag.name, next)) = (true, name(skippingBlanks(next))) }
        if tag.name.hasPrefix("end"), tag.name.count > 3, !isValue {
            (tag.isEnd, tag.name) = (true, String(tag.name.dropFirst(3)))
        }
        if tag.argument.isEmpty { tag.argument = name(skippingBlanks(next)).0 }
        tag.text = string(start, min(next, start + 80)) + " …"
        if has("{%", start), !tag.isEnd, ["raw", "verbatim", "comment"].contains(tag.name) {
            return passed(tag, behind: next)
        }
        return tag
    }

    /// What `{% raw %}` holds is not looked at, and what `{% comment %}` holds is one.
    private mutating func passed(_ tag: Tag, behind start: Int) -> Tag? {
        guard !missing.contains(tag.name),
            let end = bytes.first(of: Array("end\(tag.name)".utf8), from: start)
        else {
            missing.insert(tag.name)
            return tag
        }
        index = end
        guard tag.name == "comment" else { return nil }
        let inner = bytes[start..<end].drop { "-%} \n\r\t".utf8.contains($0) }
        var tag = tag
        (tag.name, tag.comment) = ("", string(inner.startIndex, end).prefixing("{%"))
        return tag
    }

    /// The longest comment that is looked at: a mark is short.
    private static let commentLimit = 600

    private func comment(_ start: Int, _ inner: Int, _ mark: String) -> Tag? {
        guard inner <= bytes.count else { return nil }
        let head = Array(bytes[inner...].prefix(Self.commentLimit))
        guard let length = head.first(of: Array(mark.utf8), from: 0) else { return nil }
        return Tag(comment: string(inner, inner + length), text: string(start, start + 80), offset: start)
    }

    // MARK: Bytes

    private func has(_ mark: String, _ index: Int) -> Bool {
        index < bytes.count && bytes[index...].starts(with: mark.utf8)
    }

    private func skippingBlanks(_ start: Int) -> Int {
        let blanks = bytes[min(start, bytes.count)...].prefix(100).prefix {
            $0 <= 0x20 || "\"'(:=".utf8.contains($0)
        }
        return blanks.endIndex
    }

    private func name(_ start: Int) -> (String, Int) {
        let name = bytes[min(start, bytes.count)...].prefix(200).prefix {
            (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 || (0x30...0x39).contains($0)
                || "_-./".utf8.contains($0)
        }
        return (String(decoding: name, as: UTF8.self).lowercased(), name.endIndex)
    }

    private func string(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[min(start, bytes.count)..<min(max(start, end), bytes.count)], as: UTF8.self)
    }
}

extension String {
    /// What stands before a mark.
    fileprivate func prefixing(_ mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
