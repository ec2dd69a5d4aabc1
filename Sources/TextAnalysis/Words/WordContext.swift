/// What stands next to a word without a blank between: by it search tells `C++` from `C`, and joins `e-mail`.
struct WordContext {
    /// How a word is joined to the one before it.
    enum Link {
        case none
        case hyphen
        case apostrophe
        case dot
        case ampersand
        /// A full stop before a word that follows no other one, as in `.NET`.
        case leadingDot
    }

    /// What follows a word and belongs to it.
    enum Ending {
        case none
        /// `++`
        case plusPlus
        /// `#` after one letter.
        case sharp
        /// `'s`, which is not read as a part of the word.
        case possessive
    }

    var link = Link.none
    var ending = Ending.none
    /// Whether the next word is likely to be joined to this one.
    var isOpen = false
}

extension WordScanner {
    /// How many bytes a sign has that joins words, and which it is; `nil` for another one.
    static func connector(_ bytes: borrowing Span<UInt8>, _ at: Int) -> (WordContext.Link, Int)? {
        guard at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "-"): return (.hyphen, 1)
        case UInt8(ascii: "'"): return (.apostrophe, 1)
        case UInt8(ascii: "."): return (.dot, 1)
        case UInt8(ascii: "&"): return (.ampersand, 1)
        case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80:
            switch bytes[at + 2] {
            case 0x90, 0x91: return (.hyphen, 3)  // HYPHEN, NON-BREAKING HYPHEN
            case 0x99: return (.apostrophe, 3)  // RIGHT SINGLE QUOTATION MARK
            default: return nil
            }
        default: return nil
        }
    }

    /// How the word that starts at `start` is joined to the one that ended at `end`.
    static func link(_ bytes: borrowing Span<UInt8>, from end: Int, to start: Int) -> WordContext.Link {
        guard start > 0 else { return .none }
        if end >= 0, end < start {
            if let (link, length) = connector(bytes, end), end + length == start { return link }
        }
        return leadingDot(bytes, start)
    }

    /// Whether a single full stop stands before a word, and a blank or an opening sign before that.
    private static func leadingDot(_ bytes: borrowing Span<UInt8>, _ start: Int) -> WordContext.Link {
        guard start > 0, bytes[start - 1] == UInt8(ascii: ".") else { return .none }
        guard start > 1 else { return .leadingDot }
        switch bytes[start - 2] {
        case 0x09...0x0D, 0x20, UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "'"),
            UInt8(ascii: "/"):
            return .leadingDot
        default: return .none
        }
    }

    /// Whether the word that ended before `at` may be joined to one that follows.
    static func isOpen(_ bytes: borrowing Span<UInt8>, _ at: Int) -> Bool {
        guard let (_, length) = connector(bytes, at), at + length < bytes.count else { return false }
        let next = bytes[at + length]
        return next >= 0x80 || asciiFolded(next) != 0
    }

    /// Reads what follows a word of so many letters and belongs to it.
    func readEnding(_ bytes: borrowing Span<UInt8>, _ at: inout Int, letters: Int) -> WordContext.Ending {
        guard at < bytes.count else { return .none }
        switch bytes[at] {
        case UInt8(ascii: "+"):
            guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "+"), Self.ends(bytes, at + 2) else {
                return .none
            }
            at += 2
            return .plusPlus
        case UInt8(ascii: "#"):
            guard letters == 1, Self.ends(bytes, at + 1) else { return .none }
            at += 1
            return .sharp
        case UInt8(ascii: "'"), 0xE2:
            let start = at
            skipPossessive(bytes, &at)
            return at > start ? .possessive : .none
        default:
            return .none
        }
    }

    /// Whether no letter, digit or sign of a name stands here.
    private static func ends(_ bytes: borrowing Span<UInt8>, _ at: Int) -> Bool {
        guard at < bytes.count else { return true }
        let next = bytes[at]
        return next < 0x80 && asciiFolded(next) == 0 && next != UInt8(ascii: "+") && next != UInt8(ascii: "#")
            || next >= 0xE2
    }
}
