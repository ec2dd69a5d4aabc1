/// Cuts a SQL text into pieces: enough to see what a statement begins with, and never to run it.
///
/// Reads bytes, each of them once, as databases do: a byte above ASCII is a letter.
struct SQLScanner {
    /// A token or a comment, by its bytes.
    struct Piece: Hashable {
        enum Kind: Hashable {
            case lineComment
            case blockComment
            case word
            case number
            /// A quoted identifier.
            case quoted
            case string
            /// One scalar.
            case symbol
        }

        let kind: Kind
        let start: Int
        let end: Int
    }

    let bytes: [UInt8]
    private let syntax: SQLSyntax
    private(set) var index = 0
    /// The bytes before `index` that continue a scalar.
    private var continuations = 0
    /// Where the quote or block comment begins that the text ends in.
    private(set) var unfinished: Piece?

    init(_ text: some StringProtocol, dialect: SQLDialect) { self.init(Array(text.utf8), dialect: dialect) }

    init(_ bytes: [UInt8], dialect: SQLDialect) {
        self.bytes = bytes
        syntax = dialect.syntax
    }

    /// The next token; comments are passed over.
    ///
    /// - Parameter keepingStrings: whether the text of string constants is wanted.
    mutating func next(keepingStrings: Bool = false) -> SQLToken? {
        while true {
            let before = index
            guard let piece = nextPiece() else { return nil }
            count(from: before, to: piece.start)
            let offset = piece.start - continuations
            count(from: piece.start, to: index)
            if let token = token(piece, at: offset, keepingStrings) { return token }
        }
    }

    private mutating func count(from start: Int, to end: Int) {
        for at in start..<end where bytes[at] & 0xC0 == 0x80 { continuations += 1 }
    }

    private func token(_ piece: Piece, at offset: Int, _ keepingStrings: Bool) -> SQLToken? {
        switch piece.kind {
        case .lineComment, .blockComment: nil
        case .word:
            SQLToken(kind: .word, text: bytes.lowercased(piece.start..<piece.end), offset: offset)
        case .number, .symbol:
            SQLToken(kind: .symbol, text: bytes.text(piece.start..<piece.end), offset: offset)
        case .quoted: SQLToken(kind: .quoted, text: content(of: piece), offset: offset)
        case .string:
            SQLToken(kind: .string, text: keepingStrings ? content(of: piece) : "", offset: offset)
        }
    }
}

extension SQLScanner {
    func byte(_ at: Int) -> UInt8? { at < bytes.count ? bytes[at] : nil }

    /// The next token or comment.
    mutating func nextPiece() -> Piece? {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index
        let kind = pass(bytes[start])
        return Piece(kind: kind, start: start, end: index)
    }

    /// Moves behind the piece that begins with `first`.
    private mutating func pass(_ first: UInt8) -> Piece.Kind {
        switch first {
        case UInt8(ascii: "-") where byte(index + 1) == first: return passLineComment()
        case UInt8(ascii: "#") where syntax.hasHashComments: return passLineComment()
        case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"): return passBlockComment()
        case UInt8(ascii: "'"): return passQuoted(.string, by: first, escapes: escapes(before: index))
        case UInt8(ascii: "\""):
            guard syntax.hasDoubleQuotedStrings else { return passQuoted(.quoted, by: first) }
            return passQuoted(.string, by: first, escapes: escapes(before: index))
        case UInt8(ascii: "`") where syntax.hasBacktickNames: return passQuoted(.quoted, by: first)
        case UInt8(ascii: "[") where syntax.hasBracketNames:
            return passQuoted(.quoted, by: UInt8(ascii: "]"))
        case UInt8(ascii: "$") where syntax.hasDollarQuotes && passDollarQuoted(): return .string
        case _ where first.beginsWord:
            passWord()
            return .word
        case _ where first.isDigit:
            passWord()
            return .number
        case _:
            index += 1
            return .symbol
        }
    }

    private mutating func passWord() {
        while index < bytes.count {
            let byte = bytes[index]
            guard byte.beginsWord || byte.isDigit || byte == UInt8(ascii: "$") else { return }
            index += 1
        }
    }

    private mutating func passLineComment() -> Piece.Kind {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        return .lineComment
    }

    private mutating func passBlockComment() -> Piece.Kind {
        let (start, star, slash) = (index, UInt8(ascii: "*"), UInt8(ascii: "/"))
        var depth = 0
        while index < bytes.count {
            if bytes[index] == star, byte(index + 1) == slash, depth > 0 {
                index += 2
                depth -= 1
                if depth == 0 { return .blockComment }
            } else if bytes[index] == slash, byte(index + 1) == star, depth == 0 || syntax.nestsComments {
                index += 2
                depth += 1
            } else {
                index += 1
            }
        }
        unfinished = Piece(kind: .blockComment, start: start, end: index)
        return .blockComment
    }

    /// Whether the quote at `start` opens a string in which a backslash escapes: `E'…'`, or any.
    private func escapes(before start: Int) -> Bool {
        switch syntax.backslashEscapes {
        case .none: return false
        case .all: return true
        case .prefixed: break
        }
        guard start > 0, bytes[start - 1] | 0x20 == UInt8(ascii: "e") else { return false }
        guard start > 1 else { return true }
        let before = bytes[start - 2]
        return !(before.beginsWord || before.isDigit || before == UInt8(ascii: "$"))
    }

    private mutating func passQuoted(
        _ kind: Piece.Kind, by close: UInt8, escapes: Bool = false
    ) -> Piece.Kind {
        let start = index
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if escapes, byte == UInt8(ascii: "\\") {
                index = min(bytes.count, index + 1)
            } else if byte == close {
                guard self.byte(index) == close, close != UInt8(ascii: "]") else { return kind }
                index += 1
            }
        }
        unfinished = Piece(kind: kind, start: start, end: index)
        return kind
    }

    /// Passes `$tag$ … $tag$`.
    ///
    /// - Returns: `false`, with nothing passed, when the dollar is no opening quote.
    private mutating func passDollarQuoted() -> Bool {
        guard let length = dollarTagLength else { return false }
        let (start, dollar) = (index, UInt8(ascii: "$"))
        index += length
        while index < bytes.count {
            if bytes[index] == dollar, bytes[index...].starts(with: bytes[start..<(start + length)]) {
                index += length
                return true
            }
            index += 1
        }
        unfinished = Piece(kind: .string, start: start, end: index)
        return true
    }

    /// The bytes of `$tag$` at `index`, if that is what stands there.
    private var dollarTagLength: Int? {
        var end = index + 1
        while let byte = byte(end), byte != UInt8(ascii: "$") {
            guard byte.beginsWord || (byte.isDigit && end > index + 1) else { return nil }
            end += 1
        }
        return end < bytes.count ? end + 1 - index : nil
    }

    /// What stands between the quotes.
    private func content(of piece: Piece) -> String {
        let quote = bytes[piece.start]
        if quote == UInt8(ascii: "$") {
            let tag = bytes[(piece.start + 1)..<piece.end].prefix { $0 != quote }.count + 2
            let isOpen = unfinished == piece
            let start = piece.start + tag
            return bytes.text(start..<max(start, isOpen ? piece.end : piece.end - tag))
        }
        let close = quote == UInt8(ascii: "[") ? UInt8(ascii: "]") : quote
        let isEscaped = piece.kind == .string && escapes(before: piece.start)
        let end = max(piece.start + 1, unfinished == piece ? piece.end : piece.end - 1)
        var content: [UInt8] = []
        var at = piece.start + 1
        while at < end {
            if isEscaped && bytes[at] == UInt8(ascii: "\\") || bytes[at] == close, at + 1 < end { at += 1 }
            content.append(bytes[at])
            at += 1
        }
        return String(decoding: content, as: UTF8.self)
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var beginsWord: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
            || self > 0x7F
    }
}

extension [UInt8] {
    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// With the letters A to Z in lower case, which is all that keywords need.
    fileprivate func lowercased(_ range: Range<Int>) -> String {
        unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
            for (at, byte) in self[range].enumerated() {
                let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                unsafe buffer[at] = isUpper ? byte | 0x20 : byte
            }
            return range.count
        }
    }
}
