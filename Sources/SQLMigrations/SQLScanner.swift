/// Cuts a SQL text into tokens: enough to see what a statement begins with, and never to run it.
struct SQLScanner {
    private let dialect: SQLDialect
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String, dialect: SQLDialect) {
        self.dialect = dialect
        scalars = Array(text.unicodeScalars)
    }

    /// All tokens of `text`. An unfinished string or comment ends with the text.
    static func tokens(of text: String, dialect: SQLDialect) -> [SQLToken] {
        var scanner = SQLScanner(text, dialect: dialect)
        var tokens: [SQLToken] = []
        while let token = scanner.next() { tokens.append(token) }
        return tokens
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        index + ahead < scalars.count ? scalars[index + ahead] : nil
    }

    private mutating func next() -> SQLToken? {
        skipBlanksAndComments()
        guard let first = peek() else { return nil }
        let start = index
        switch first {
        case "'":
            return SQLToken(
                kind: .string, text: quoted(by: "'", escapes: escapes(before: start)), offset: start)
        case "\"":
            return SQLToken(kind: .quoted, text: quoted(by: "\""), offset: start)
        case "`" where dialect == .sqlite:
            return SQLToken(kind: .quoted, text: quoted(by: "`"), offset: start)
        case "[" where dialect == .sqlite:
            return SQLToken(kind: .quoted, text: quoted(by: "]"), offset: start)
        case "$" where dialect == .postgreSQL:
            if let text = dollarQuoted() { return SQLToken(kind: .string, text: text, offset: start) }
        case _ where Self.beginsWord(first):
            return SQLToken(kind: .word, text: word().lowercased(), offset: start)
        case _ where ("0"..."9").contains(first):
            return SQLToken(kind: .symbol, text: word(), offset: start)
        default: break
        }
        index += 1
        return SQLToken(kind: .symbol, text: String(first), offset: start)
    }

    private static func beginsWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar.value > 127
    }

    private mutating func word() -> String {
        let start = index
        while let scalar = peek(),
            Self.beginsWord(scalar) || ("0"..."9").contains(scalar) || scalar == "$"
        { index += 1 }
        return text(from: start, to: index)
    }

    private func text(from start: Int, to end: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<max(start, end)])
        return String(text)
    }
}

extension SQLScanner {
    private mutating func skipBlanksAndComments() {
        while let scalar = peek() {
            if scalar == "-", peek(1) == "-" {
                while let other = peek(), other != "\n" { index += 1 }
            } else if scalar == "/", peek(1) == "*" {
                skipBlockComment()
            } else if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
                index += 1
            } else {
                return
            }
        }
    }

    /// PostgreSQL's comments nest, SQLite's do not.
    private mutating func skipBlockComment() {
        var depth = 0
        while let scalar = peek() {
            if scalar == "*", peek(1) == "/" {
                index += 2
                depth -= 1
                if depth == 0 || dialect == .sqlite { return }
            } else if scalar == "/", peek(1) == "*" {
                index += 2
                depth += 1
            } else {
                index += 1
            }
        }
    }

    /// Whether the quote at `start` opens PostgreSQL's `E'…'`, in which a backslash escapes.
    private func escapes(before start: Int) -> Bool {
        guard dialect == .postgreSQL, start > 0, scalars[start - 1] == "e" || scalars[start - 1] == "E"
        else { return false }
        guard start > 1 else { return true }
        let before = scalars[start - 2]
        return !(Self.beginsWord(before) || ("0"..."9").contains(before) || before == "$")
    }

    private mutating func quoted(by close: Unicode.Scalar, escapes: Bool = false) -> String {
        index += 1
        var content = String.UnicodeScalarView()
        while let scalar = peek() {
            index += 1
            if escapes, scalar == "\\", let next = peek() {
                content.append(next)
                index += 1
            } else if scalar == close {
                guard peek() == close, close != "]" else { break }
                content.append(close)
                index += 1
            } else {
                content.append(scalar)
            }
        }
        return String(content)
    }

    /// `$tag$ … $tag$`, or `nil` with nothing read when the dollar is no opening quote.
    private mutating func dollarQuoted() -> String? {
        var end = index + 1
        while end < scalars.count, scalars[end] != "$" {
            let scalar = scalars[end]
            let isDigit = ("0"..."9").contains(scalar)
            guard Self.beginsWord(scalar) || (isDigit && end > index + 1) else { return nil }
            end += 1
        }
        guard end < scalars.count else { return nil }
        let tag = scalars[index...end]
        let start = end + 1
        var cursor = start
        while cursor < scalars.count {
            if scalars[cursor] == "$", scalars[cursor...].starts(with: tag) {
                index = cursor + tag.count
                return text(from: start, to: cursor)
            }
            cursor += 1
        }
        index = scalars.count
        return text(from: start, to: scalars.count)
    }
}
