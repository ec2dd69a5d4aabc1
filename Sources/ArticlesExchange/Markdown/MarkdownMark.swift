import Articles

/// What generators of sites and editors have in Markdown, beside HTML, for a part that is not for everybody.
enum MarkdownMark {
    /// The first mark of a kind; `nil` without one. Linear in the length.
    static func first(in text: String) -> HidingMark? {
        lineMark(in: text) ?? commentMark(in: text)
            ?? (text.utf8.contains(UInt8(ascii: "{")) ? tagMark(in: text) : nil)
    }

    // MARK: Lines

    private static func lineMark(in text: String) -> HidingMark? {
        let bytes = Array(text.utf8)
        var offset = 0
        for piece in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            defer { offset += piece.count + 1 }
            let inner = piece.drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
            guard let first = inner.first, ":[`~".utf8.contains(first) || inner.contains(0x7B) else {
                continue
            }
            let line = String(decoding: inner, as: UTF8.self).trimmed
            if isMark(line) { return HidingMark(line, at: offset, in: bytes) }
        }
        return nil
    }

    private static func isMark(_ line: String) -> Bool {
        if line.hasPrefix(":::") { return isContainer(line.drop { $0 == ":" }) }
        if line.hasPrefix("["), let note = comment(line) { return PaywallMark.isComment(note) }
        // `{name}` behind the mark of a fence is a directive of MyST.
        if let (_, info) = CodeFence.mark(Substring(line).utf8), info.hasPrefix("{"), isContainer(info) {
            return true
        }
        return line.utf8.contains(0x7B) && hasClass(line)
    }

    /// Whether what opens a container is named after such a part, or has it for a class: `::: members-only`.
    private static func isContainer(_ text: Substring) -> Bool {
        let names = text.prefix(200).split { $0.isWhitespace || "\"'{}[]=".contains($0) }
        let words = HTMLVocabulary.words(of: names.first.map(String.init) ?? "")
        return names.first.map { PaywallMark.isName($0) } ?? false || hides(words)
            || names.contains { $0.hasPrefix(".") && PaywallMark.isName($0) }
    }

    /// Whether the words of something that has an end are those of a limit on readers, or of a text that is encrypted.
    private static func hides(_ words: [String]) -> Bool {
        WordPressGate.limits(words)
            || words.contains { isEncrypted($0) || $0 == "password" || $0 == "private" }
    }

    private static func isEncrypted(_ word: String) -> Bool {
        word.hasPrefix("encrypt") && !word.hasPrefix("encryption")
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

    /// Whether the line gives something the class of such a part: `{: .members-only}`, `{#a .members-only}`.
    private static func hasClass(_ line: String) -> Bool {
        line.split(separator: "{", omittingEmptySubsequences: false).dropFirst().contains { piece in
            guard let first = piece.first, ":.#".contains(first) else { return false }
            let parts = piece.prefix { $0 != "}" }.split { $0.isWhitespace || ":=\"'".contains($0) }
            return parts.indices.contains { index in
                let isClass = parts[index].hasPrefix(".") || index > 0 && parts[index - 1] == "class"
                return isClass && PaywallMark.isName(parts[index])
            }
        }
    }

    // MARK: Comments

    /// A comment of Obsidian, `%% members-only %%`, in one line or several.
    private static func commentMark(in text: String) -> HidingMark? {
        guard text.contains("%%") else { return nil }
        for piece in text.split(separator: "%%", omittingEmptySubsequences: false).dropFirst() {
            let line = piece.prefix { !$0.isNewline }
            if PaywallMark.isComment(piece) || PaywallMark.isComment(line) {
                let offset = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
                return HidingMark("%%\(piece.prefix(60))%%", at: offset, in: Array(text.utf8))
            }
        }
        return nil
    }

    // MARK: Tags

    /// A tag that is named after such a part, or one around a part of the text.
    private static func tagMark(in text: String) -> HidingMark? {
        var tags = TemplateTags(text)
        var (opened, closed) = ([TemplateTags.Tag](), Set<String>())
        var named: Set<String> = []
        while let tag = tags.next() {
            if isGate(tag) { return HidingMark(tag.text, at: tag.offset, in: tags.text) }
            if tag.isEnd {
                closed.insert(tag.name)
            } else if PaywallMark.isName(tag.argument)
                || named.insert(tag.name).inserted && hides(HTMLVocabulary.words(of: tag.name))
            {
                opened.append(tag)
            }
        }
        guard let tag = opened.first(where: { closed.contains($0.name) }) else { return nil }
        return HidingMark(tag.text, at: tag.offset, in: tags.text)
    }

    private static func isGate(_ tag: TemplateTags.Tag) -> Bool {
        if let comment = tag.comment { return PaywallMark.isComment(comment) }
        if including.contains(tag.name) { return isGate(named: tag.argument.lastComponent) }
        return !tag.isValue && !tag.isEnd && isGate(named: tag.name)
    }

    /// Whether a name is that of a wall, or has but the words of a limit on readers.
    private static func isGate(named name: String) -> Bool {
        let words = HTMLVocabulary.words(of: name.prefixBeforeDot)
        return PaywallMark.isName(name) || PaywallMark.isLimit(words) || words.contains(where: isEncrypted)
    }

    /// Tags that put another file in their place.
    private static let including: Set<String> = [
        "include", "include_relative", "include_cached", "includecached", "partial", "partialcached",
        "render", "renderfile", "component",
    ]
}

extension String {
    fileprivate var prefixBeforeDot: String {
        prefix { $0 != "." }.isEmpty ? self : String(prefix { $0 != "." })
    }
}
