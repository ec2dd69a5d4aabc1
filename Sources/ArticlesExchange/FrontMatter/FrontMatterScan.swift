import Articles

/// Finds the front matter of a file, also where it is not quite where or what it should be.
struct FrontMatterScan {
    private let text: String
    private let origin: ItemOrigin
    var lines: LineScanner
    /// What is behind the front matter.
    var rest: Substring
    /// What is not as a generator wants it.
    private(set) var doubt: ImportNote?

    init(_ text: String, _ origin: ItemOrigin) {
        self.text = text
        self.origin = origin
        lines = LineScanner(rest: text[...])
        rest = text[...]
    }

    /// Throws a fault for front matter that has no end.
    mutating func frontMatter() throws(ImportFault) -> MarkdownDocument.FrontMatter? {
        var before = lines
        var first: Substring?
        while let line = lines.next() {
            if !FrontLine.content(of: line).isEmpty {
                first = line
                break
            }
            before = lines
        }
        guard let first else { return nil }
        let number = before.number
        let content = FrontLine.content(of: first)
        let result: MarkdownDocument.FrontMatter?
        if let (syntax, closing) = Self.opening(content) {
            if !first.hasPrefix(content) { note("the mark of its front matter is indented", at: number) }
            result = try upTo(closing, syntax)
        } else if let language = Self.foreignLanguage(content), isClosed {
            throw ImportFault(origin.line(number), "its front matter is in \(language), which is not read")
        } else if content.hasPrefix("{"), Self.beginsObject(before.rest) {
            if !first.hasPrefix("{") { note("the brace of its front matter is indented", at: number) }
            result = try object(from: before)
        } else if first.hasPrefix("\""), FrontLine.key(of: first) != nil {
            lines = before
            result = members()
        } else {
            lines = before
            result = headers()
        }
        if result != nil, number > 1 {
            note("its front matter begins at line \(number), not at line 1", at: number)
        }
        return result
    }

    /// Keeps a doubt.
    mutating func note(_ text: String, at line: Int) { doubt = ImportNote(origin.line(line), text) }

    // MARK: Between marks

    private static func opening(
        _ content: String
    ) -> (syntax: MarkdownDocument.Syntax, closing: [String])? {
        let hint = content.hasPrefix("---") ? String(content.dropFirst(3)).trimmed.lowercased() : ""
        switch content {
        case "+++": return (.toml, ["+++"])
        case ";;;": return (.members, [";;;"])
        case _ where content.hasPrefix("---") && hint == "json": return (.json, ["---"])
        case _ where content.hasPrefix("---") && hint == "toml": return (.toml, ["---"])
        case _ where content == "---" || content.hasPrefix("---") && FrontLine.languages.contains(hint):
            return (.yaml, ["---", "..."])
        case _: return nil
        }
    }

    /// The language behind an opening mark that is none of those that are read, such as `---js`.
    private static func foreignLanguage(_ content: String) -> String? {
        guard content.hasPrefix("---") else { return nil }
        let hint = String(content.dropFirst(3)).trimmed
        let isName = hint.utf8.count <= 20 && hint.allSatisfy { $0.isLetter || $0.isNumber }
        return hint.first?.isLetter == true && isName ? hint : nil
    }

    /// Whether a closing mark is among the lines that are left.
    private var isClosed: Bool {
        var ahead = lines
        while let line = ahead.next() {
            if FrontLine.content(of: line) == "---" { return true }
            let length = text.utf8.distance(from: lines.rest.startIndex, to: ahead.rest.startIndex)
            if length > MarkdownDocument.frontMatterLimit { return false }
        }
        return false
    }

    /// Everything up to one of these lines.
    private mutating func upTo(
        _ closing: [String], _ syntax: MarkdownDocument.Syntax
    ) throws(ImportFault) -> MarkdownDocument.FrontMatter {
        let opening = lines.number - 1
        let (start, firstLine) = (lines.rest.startIndex, lines.number)
        while true {
            let end = lines.rest.startIndex
            guard text.utf8.distance(from: start, to: end) <= MarkdownDocument.frontMatterLimit else {
                throw ImportFault(
                    origin.line(opening),
                    "the front matter is not closed within \(MarkdownDocument.frontMatterLimit >> 10) KiB")
            }
            guard let line = lines.next() else {
                throw ImportFault(
                    origin.line(opening), "the front matter is not closed by a line \(closing[0])")
            }
            guard line.hasPrefix(closing[0]) || line.hasPrefix(closing.last ?? closing[0]),
                closing.contains(FrontLine.content(of: line))
            else { continue }
            rest = lines.rest
            return .init(syntax: syntax, text: String(text[start..<end]), line: firstLine)
        }
    }

    // MARK: JSON

    /// Whether the brace begins a JSON object, and no shortcode or expression of a template.
    private static func beginsObject(_ rest: Substring) -> Bool {
        let brace = UInt8(ascii: "{")
        let next = rest.utf8.drop { $0 != brace }.dropFirst().first { !MarkdownDocument.isSpace($0) }
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    }

    private mutating func object(
        from start: LineScanner
    ) throws(ImportFault) -> MarkdownDocument.FrontMatter {
        let utf8 = start.rest.utf8.drop { $0 != UInt8(ascii: "{") }.prefix(MarkdownDocument.frontMatterLimit)
        var end: String.UTF8View.Index?
        JSONOutline.walk(utf8) { index, _, depth in
            if depth == 0 { end = utf8.index(after: index) }
            return depth != 0
        }
        if let end {
            rest = start.rest[end...]
            return .init(syntax: .json, text: String(start.rest[utf8.startIndex..<end]), line: start.number)
        }
        throw ImportFault(origin.line(start.number), "the front matter is not closed by a brace")
    }

    /// JSON members up to a line `;;;`, as Hexo has them.
    private mutating func members() -> MarkdownDocument.FrontMatter? {
        let (start, number) = (lines.rest, lines.number)
        while let line = lines.next() {
            let end = line.startIndex
            if FrontLine.content(of: line) == ";;;" {
                note("its front matter has no mark before it", at: number)
                rest = lines.rest
                return .init(syntax: .members, text: String(start[..<end]), line: number)
            }
            guard start.utf8.distance(from: start.startIndex, to: end) < MarkdownDocument.frontMatterLimit
            else { break }
        }
        return nil
    }
}
