import Articles

/// Takes the comments out of a text of Markdown, which its site shows to nobody: `<!-- … -->`, `{/* … */}`, `{{/* … */}}`,
/// `{# … #}`, `{% comment %} … {% endcomment %}`, `%% … %%`. Code is left as it is. Linear in the length.
struct BodyComments {
    /// The text without them.
    private(set) var text: String
    /// What they say, with the line of each, from 1.
    private(set) var comments: [(text: String, line: Int)] = []
    /// The line of one that does not end; the rest of the text is in it.
    private(set) var openLine: Int?

    private let bytes: [UInt8]
    private var kept: [UInt8] = []
    private var line = 1
    /// Marks that come no more.
    private var missing: Set<String> = []

    init(in text: String) {
        self.text = text
        bytes = Array(text.utf8)
        guard Self.openings.contains(where: { bytes.first(of: Array($0.utf8), from: 0) != nil }) else {
            return
        }
        scan()
        if !comments.isEmpty { self.text = String(decoding: kept, as: UTF8.self) }
    }

    /// Those of Hugo.
    private static let shortcodes = [
        ("{{% comment %}}", "{{% /comment %}}"), ("{{< comment >}}", "{{< /comment >}}"),
    ]

    private static let openings = ["{{%", "{{<", "<!--", "{/*", "{{/*", "{{- /*", "{#", "{%", "%%"]

    private mutating func scan() {
        var (index, fence, wasBlank, isCode, isInList) = (0, CodeFence(), true, false, false)
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            let content = Substring(String(decoding: bytes[index..<end], as: UTF8.self))
            let isBlank = content.allSatisfy(\.isWhitespace)
            let item = Self.behindMarker(content)
            if item != nil {
                isInList = true
            } else if !isBlank, content.first?.isWhitespace == false {
                isInList = false
            }
            let isFence = fence.contains(isInList ? item ?? content.drop(while: \.isWhitespace) : content)
            // Four spaces behind a blank line are code, unless they go on with an item of a list.
            let isIndented = content.hasPrefix("    ") || content.hasPrefix("\t")
            isCode = isIndented && !isInList && (wasBlank || isCode)
            wasBlank = isBlank
            let next = isFence || isCode ? keep(index, to: end) : readLine(index, to: end)
            index = keepBreak(next)
        }
    }

    /// What is behind the marker of an item of a list; `nil` for another line.
    private static func behindMarker(_ line: Substring) -> Substring? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        let digits = text.prefix(9).prefix { $0.isASCII && $0.isNumber }
        let mark = text.dropFirst(digits.count)
        guard let sign = mark.first, digits.isEmpty ? "-*+".contains(sign) : ".)".contains(sign) else {
            return nil
        }
        let rest = mark.dropFirst()
        guard rest.first.map({ $0 == " " || $0 == "\t" }) ?? true else { return nil }
        return rest.drop { $0 == " " || $0 == "\t" }
    }

    /// Keeps what is before an index.
    private mutating func keep(_ index: Int, to end: Int) -> Int {
        line += bytes[index..<end].count { $0 == 0x0A }
        kept += bytes[index..<end]
        return end
    }

    /// Keeps the end of a line, unless a comment was all that was on it.
    private mutating func keepBreak(_ index: Int) -> Int {
        guard index < bytes.count else { return index }
        line += 1
        kept.append(0x0A)
        return index + 1
    }

    /// Reads a line, and those that a comment or code of it goes on to; returns where a line ends.
    private mutating func readLine(_ start: Int, to first: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != 0x0A {
            switch bytes[index] {
            case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] != 0x0A:
                index = keep(index, to: index + 2)
            case UInt8(ascii: "`"): index = keep(index, to: codeEnd(index))
            case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "%"):
                index = skipComment(index) ?? keep(index, to: index + 1)
            case _: index = keep(index, to: index + 1)
            }
        }
        return index
    }

    /// Where a code span ends that begins here; behind its backquotes, if nothing closes them in the paragraph.
    private func codeEnd(_ start: Int) -> Int {
        let run = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
        var (index, lineIsBlank) = (start + run, false)
        while index < bytes.count, index - start < 4_000 {
            if bytes[index] == 0x0A {
                if lineIsBlank { break }
                lineIsBlank = true
            } else if bytes[index] > 0x20 {
                lineIsBlank = false
            }
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let other = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
            index += other
            if other == run { return index }
        }
        return start + run
    }

    // MARK: Comments

    private mutating func skipComment(_ start: Int) -> Int? {
        if let raw = rawEnd(start) { return keep(start, to: raw) }
        guard let (inner, closing) = opening(start) else { return nil }
        guard !missing.contains(closing), let end = bytes.first(of: Array(closing.utf8), from: inner) else {
            missing.insert(closing)
            let hidesMore = closing == "-->" && openLine == nil && isAtLineStart(start)
            if hidesMore, bytes[inner...].contains(where: { $0 > 0x20 }) { openLine = line }
            return nil
        }
        var text = String(decoding: bytes[inner..<end], as: UTF8.self).trimmed
        for mark in ["-", "{%"] where text.hasSuffix(mark) {
            text = String(text.dropLast(mark.count)).trimmed
        }
        guard !Self.isMark(text) else { return nil }
        if comments.count < 1_000 { comments.append((text, line)) }
        line += bytes[start..<end].count { $0 == 0x0A }
        return behind(end, closing)
    }

    /// The inside of what opens a comment here, and what closes it.
    private func opening(_ start: Int) -> (inner: Int, closing: String)? {
        if has("<!--", start) { return (start + 4, "-->") }
        if has("{/*", start) { return (start + 3, "*/}") }
        for mark in ["{{/*", "{{- /*"] where has(mark, start) { return (start + mark.utf8.count, "*/") }
        for (mark, closing) in Self.shortcodes where has(mark, start) {
            return (start + mark.utf8.count, closing)
        }
        if has("{#", start) {
            // `{#name}` names a heading, and `{#name .unnumbered}`.
            let name = bytes[(start + 2)...].prefix(500).prefix { $0 != 0x0A && $0 != UInt8(ascii: "#") }
            return name.contains(UInt8(ascii: "}")) ? nil : (start + 2, "#}")
        }
        if has("%%", start) {
            let before = start > 0 ? bytes[start - 1] : 0x0A
            return before <= 0x20 ? (start + 2, "%%") : nil
        }
        guard let inner = tag("comment", start) else { return nil }
        return (inner, "endcomment")
    }

    /// Where `{% raw %}` ends, in which nothing is a comment.
    private mutating func rawEnd(_ start: Int) -> Int? {
        guard let inner = tag("raw", start), !missing.contains("endraw") else { return nil }
        let end = bytes.first(of: Array("endraw".utf8), from: inner)
        if end == nil { missing.insert("endraw") }
        return end
    }

    /// Where a tag of a name ends that begins here: `{%- name -%}`.
    private func tag(_ name: String, _ start: Int) -> Int? {
        guard has("{%", start) else { return nil }
        let rest = bytes[(start + 2)...].prefix(40).drop { $0 == UInt8(ascii: "-") || $0 == 0x20 }
        guard rest.starts(with: name.utf8) else { return nil }
        return rest.dropFirst(name.utf8.count).first(of: "%}").map { $0 + 2 }
    }

    /// The index behind what closes a comment, with the marks that belong to it.
    private func behind(_ end: Int, _ closing: String) -> Int {
        let next = end + closing.utf8.count
        guard closing == "*/" || closing == "endcomment" else { return next }
        let mark = closing == "*/" ? "}}" : "%}"
        return bytes[next...].prefix(10).first(of: mark).map { $0 + 2 } ?? next
    }

    private func isAtLineStart(_ index: Int) -> Bool {
        var index = index
        while index > 0, bytes[index - 1] != 0x0A {
            index -= 1
            if bytes[index] > 0x20 { return false }
        }
        return true
    }

    private func has(_ mark: String, _ index: Int) -> Bool { bytes[index...].starts(with: mark.utf8) }

    /// Comments that generators read, and that say nothing: where a summary ends.
    static func isMark(_ text: String) -> Bool {
        marks.contains(String(text.lowercased().filter { !$0.isWhitespace }))
    }

    private static let marks: Set<String> = [
        "more", "truncate", "excerpt", "endexcerpt", "excerptend", "toc", "summary", "endsummary", "break",
        "readmore", "nextpage", "preview", "fold", "cut",
    ]
}

extension ArraySlice<UInt8> {
    /// Where a text begins in it.
    fileprivate func first(of mark: String) -> Int? {
        let mark = Array(mark.utf8)
        return indices.first { self[$0...].starts(with: mark) }
    }
}
