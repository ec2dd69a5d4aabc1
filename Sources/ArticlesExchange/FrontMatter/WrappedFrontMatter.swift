import Articles

/// Front matter that no generator would take for some, at the front of a text: in a comment, in a block of code, in a
/// statement `export const`.
enum WrappedFrontMatter {
    /// So many bytes of a text are looked at.
    private static let limit = MarkdownDocument.frontMatterLimit

    /// That a text begins with such; `nil` if it does not. Behind front matter code is what the text is about.
    static func note(_ text: String, _ place: ItemLocation, isBehindMore: Bool = false) -> ImportNote? {
        var lines = LineScanner(rest: text.prefixOfUTF8(limit))
        while let first = lines.next() {
            let content = FrontLine.content(of: first)
            if content.isEmpty || content.hasPrefix("# ") || content.hasPrefix("import ") { continue }
            guard let block = block(content, &lines), !(block.isCode && isBehindMore) else { return nil }
            if saysMore(block.lines) {
                return ImportNote(
                    place, "it seems to have front matter in \(block.name), and not at its front")
            }
            if block.isCode { return nil }
        }
        return nil
    }

    private struct Block {
        let name: String
        var lines: [String]
        var isCode = false
    }

    private static let comments = [
        ("<!--", "-->"), ("{/*", "*/"), ("{% comment %}", "{% endcomment %}"), ("{{/*", "*/}}"), ("{#", "#}"),
        ("%%", "%%"), ("[//]: # (", ")"),
    ]

    private static let languages = FrontLine.languages.union(["frontmatter", "metadata", "meta"])

    /// What begins with a line, and is no prose.
    private static func block(_ first: String, _ lines: inout LineScanner) -> Block? {
        for (opening, closing) in comments where first.hasPrefix(opening) {
            return comment(String(first.dropFirst(opening.count)), closing, &lines)
        }
        if let (mark, info) = CodeFence.mark(Substring(first).utf8) {
            let language = VisibilityKey.folded(String(info))
            guard language.isEmpty || languages.contains(language) else { return nil }
            var block = Block(name: "a block of code", lines: [], isCode: true)
            while let line = lines.next().map(FrontLine.content), !line.hasPrefix(mark) {
                block.lines.append(line)
            }
            return block
        }
        guard first.hasPrefix("export ") else { return nil }
        var block = Block(name: "a statement", lines: [first])
        while let line = lines.next().map(FrontLine.content), !line.isEmpty {
            block.lines.append(line)
            if line.hasPrefix("}") { break }
        }
        return block
    }

    private static func comment(_ first: String, _ closing: String, _ lines: inout LineScanner) -> Block {
        var block = Block(name: "a comment", lines: [])
        var line: String? = first
        while let text = line {
            if let end = text.firstRange(of: closing) {
                block.lines.append(String(text[..<end.lowerBound]))
                break
            }
            block.lines.append(text)
            line = lines.next().map(FrontLine.content)
        }
        return block
    }

    /// Whether a line, or a member on it, has a key about who may see an article, or is a word for that.
    static func saysMore(_ lines: [String]) -> Bool {
        lines.contains { line in
            if VisibilityValue.isUnmistakable(line) { return true }
            return line.split(whereSeparator: { "{},;".contains($0) }).contains { piece in
                guard let key = FrontLine.key(of: Substring(piece.trimmed)) else { return false }
                return key.split(separator: " ").last.map { Publication.isAboutVisibility(String($0)) }
                    ?? false
            }
        }
    }
}

extension String {
    /// The characters that are in the first bytes.
    func prefixOfUTF8(_ count: Int) -> Substring {
        guard utf8.count > count else { return self[...] }
        var end = utf8.index(startIndex, offsetBy: count)
        while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return self[..<end]
    }
}
