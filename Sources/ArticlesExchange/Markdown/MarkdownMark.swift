import Articles

/// What generators of sites and editors have in Markdown, beside HTML, for a part that is not for everybody.
enum MarkdownMark {
    /// Why the text is not for everybody; `nil` when it has no such mark. Linear in the length.
    static func reason(in text: String) -> String? {
        let found = text.utf8.split(separator: UInt8(ascii: "\n")).contains { isMark(Substring($0)) }
        return found ? "a part of it is for members only" : nil
    }

    /// Whether a line is one, or has one in it.
    private static func isMark(_ line: Substring) -> Bool {
        let line = line.trimmed
        if line.hasPrefix(":::") { return isLimit(line.drop { $0 == ":" }) }
        if line.hasPrefix("["), let note = comment(line) { return PaywallMark.isComment(note) }
        if line.utf8.contains(UInt8(ascii: "{")), hasTag(line) { return true }
        return line.contains("%%")
            && line.split(separator: "%%", omittingEmptySubsequences: false).dropFirst()
                .contains { PaywallMark.isComment($0) }
    }

    /// The text of a reference that nothing refers to: `[//]: # (members-only)`.
    private static func comment(_ line: String) -> Substring? {
        for mark in ["]: # ", "]: <> "] {
            if let range = line.firstRange(of: mark) {
                return line[range.upperBound...].drop { "(\"'".contains($0) }.prefix { !")\"'".contains($0) }
            }
        }
        return nil
    }

    /// Whether the line has `{% name %}`, `{{< name >}}`, `{{% name %}}`, or the class of a part: `{: .members-only}`.
    private static func hasTag(_ line: String) -> Bool {
        line.split(separator: "{", omittingEmptySubsequences: false).dropFirst().contains { piece in
            let inner = piece.prefix { $0 != "}" }
            switch inner.first {
            case "%", "<": return isLimit(inner.drop { "%<-/ ".contains($0) })
            case ":", ".", "#":
                return inner.split { $0.isWhitespace || $0 == ":" }.contains {
                    $0.hasPrefix(".") && PaywallMark.isName($0)
                }
            case _: return false
            }
        }
    }

    /// Whether the first word is that of a limit on readers, or of a text that is encrypted, or any is that of a wall.
    private static func isLimit(_ text: Substring) -> Bool {
        let names = text.prefix(200).split { $0.isWhitespace || "\"'=>".contains($0) }
        if names.contains(where: { PaywallMark.isName($0) }) { return true }
        let words = HTMLVocabulary.words(of: names.first.map(String.init) ?? "")
        return WordPressField.limits(words) || words.contains { $0.hasPrefix("encrypt") }
    }
}
