/// What is a tag: raw HTML and autolinks by CommonMark 0.31, 6.5 and 6.6.
///
/// A body in HTML is read as browsers do where they forgive: a tag may hold blank lines, a name `:`, `_` and `.`, a
/// value without quotation marks those marks; a comment or script without an end goes on to the end.
extension MarkupScanner {
    /// Skips a tag, comment, instruction or address between angle brackets, and with `script` and `style` what is
    /// inside. A `<` that opens none stays.
    mutating func skipTag() -> Bool {
        let start = index
        let end =
            switch byte(at: start + 1) {
            case UInt8(ascii: "!"): endOfDeclaration(at: start)
            case UInt8(ascii: "?"): end(of: .instruction, from: start + 2, at: start)
            case UInt8(ascii: "/"): endOfClosingTag(at: start)
            case let first where Self.isLetter(first): endOfOpeningTag(at: start) ?? endOfAutolink(at: start)
            case _: endOfAutolink(at: start)
            }
        guard let end else { return false }
        index = end
        skipContent(of: "script", .script, openedAt: start)
        skipContent(of: "style", .style, openedAt: start)
        return true
    }

    private mutating func skipContent(of name: String, _ closing: Closing, openedAt start: Int) {
        guard starts("<" + name, at: start), !isNameByte(byte(at: start + 1 + name.utf8.count)) else {
            return
        }
        if let end = place(of: closing, from: index, before: bytes.count) {
            index = end
        } else if !isMarkdown {
            index = bytes.count
        }
    }

    /// Comments, declarations and character data.
    private mutating func endOfDeclaration(at start: Int) -> Int? {
        if starts("<!--", at: start) {
            // `<!-->` and `<!--->` are whole comments.
            if starts(">", at: start + 4) { return start + 5 }
            let end = end(of: .comment, from: start + 3, at: start)
            return end ?? (isMarkdown && !isBlockStart(start) ? nil : bytes.count)
        }
        if starts("<![cdata[", at: start) { return end(of: .characterData, from: start + 9, at: start) }
        guard Self.isLetter(byte(at: start + 2)) else { return nil }
        return end(of: .declaration, from: start + 2, at: start)
    }

    /// The place behind `closing`: within the paragraph, or anywhere when a block begins at `start`.
    private mutating func end(of closing: Closing, from place: Int, at start: Int) -> Int? {
        let limit = isBlockStart(start) ? bytes.count : endOfParagraph(from: start)
        return self.place(of: closing, from: place, before: limit).map { $0 + closing.rawValue.utf8.count }
    }

    /// Whether nothing but up to three spaces is before it on its line.
    private func isBlockStart(_ place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 4, bytes[start - 1] == 0x20 { start -= 1 }
        return place - start < 4 && isLineStart(start)
    }

    private mutating func endOfClosingTag(at start: Int) -> Int? {
        guard Self.isLetter(byte(at: start + 2)) else { return nil }
        let limit = endOfParagraph(from: start)
        let place = afterWhitespace(afterName(start + 2))
        return place < limit && bytes[place] == UInt8(ascii: ">") ? place + 1 : nil
    }

    /// Scans that lead to nothing are added up, so that no body makes them quadratic: beyond some times its size a `<`
    /// opens no tag any more.
    private mutating func endOfOpeningTag(at start: Int) -> Int? {
        guard scannedInVain <= 4 * bytes.count else { return nil }
        let limit = endOfParagraph(from: start)
        var place = afterName(start + 1)
        defer { if place > limit || !isTagEnd(place) { scannedInVain += place - start } }
        while place < limit {
            let next = afterWhitespace(place)
            guard next < limit else { return nil }
            switch bytes[next] {
            case UInt8(ascii: ">"):
                place = next + 1
                return place
            case UInt8(ascii: "/") where !isMarkdown || byte(at: next + 1) == UInt8(ascii: ">"),
                UInt8(ascii: "\"") where !isMarkdown:
                place = next + 1
            case let first where isAttributeStart(first) && (next > place || !isMarkdown):
                guard let end = endOfAttribute(at: next, before: limit) else { return nil }
                place = end
            case _: return nil
            }
        }
        return nil
    }

    private func isTagEnd(_ place: Int) -> Bool { bytes[place - 1] == UInt8(ascii: ">") }

    private mutating func endOfAttribute(at start: Int, before limit: Int) -> Int? {
        var place = start + 1
        while isAttributeStart(byte(at: place)) || isAttributeByte(byte(at: place)) { place += 1 }
        let equals = afterWhitespace(place)
        guard byte(at: equals) == UInt8(ascii: "=") else { return place }
        let value = afterWhitespace(equals + 1)
        let quotes: Closing? =
            switch byte(at: value) {
            case UInt8(ascii: "\""): .doubleQuote
            case UInt8(ascii: "'"): .singleQuote
            case _: nil
            }
        if let quotes {
            if let end = self.place(of: quotes, from: value + 1, before: limit) { return end + 1 }
            if isMarkdown { return nil }
        }
        let end = bytes[min(value, limit)..<limit].firstIndex { !isValueByte($0) } ?? limit
        return end > value ? end : nil
    }

    /// An address or mailbox between angle brackets.
    private func endOfAutolink(at start: Int) -> Int? {
        var place = start + 1
        var isAddress = false
        while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: "<") {
            switch bytes[place] {
            case UInt8(ascii: ">"): return isAddress ? place + 1 : nil
            case UInt8(ascii: ":") where !isAddress:
                guard (3...33).contains(place - start), Self.isLetter(bytes[start + 1]) else { return nil }
                isAddress = true
            case UInt8(ascii: "@") where place > start + 1: isAddress = true
            case _: break
            }
            place += 1
        }
        return nil
    }

    private func afterName(_ start: Int) -> Int {
        var place = start
        while isNameByte(byte(at: place)) { place += 1 }
        return place
    }

    private func afterWhitespace(_ start: Int) -> Int {
        var place = start
        while Self.isWhitespace(byte(at: place)) { place += 1 }
        return place
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"): true
        case UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "."): !isMarkdown
        case _: Self.isLetter(byte) || Self.isDigit(byte)
        }
    }

    private func isAttributeStart(_ byte: UInt8) -> Bool {
        Self.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }

    private func isAttributeByte(_ byte: UInt8) -> Bool {
        Self.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Whether it can be in a value without quotation marks.
    private func isValueByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"): false
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "`"): !isMarkdown
        case _: !Self.isWhitespace(byte)
        }
    }
}
