/// A word of a SQL text; blanks and comments are no tokens.
public struct SQLToken: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Hashable, Sendable {
        /// A keyword or a bare identifier; `text` is in lower case.
        case word
        /// A quoted identifier; `text` is what is between the quotes.
        case quoted
        /// A string constant, dollar quotes included; `text` is what is between the quotes.
        case string
        /// Anything else: one scalar.
        case symbol
    }

    /// What it is.
    public let kind: Kind
    /// Its text: a word in lower case, a string or quoted name without its quotes.
    public let text: String
    /// The first byte of a symbol.
    private let sign: UInt8
    /// Where it begins, in Unicode scalars from the beginning of the text.
    public let offset: Int

    init(kind: Kind, text: String, offset: Int) {
        self.kind = kind
        self.text = text
        self.offset = offset
        sign = kind == .symbol ? text.utf8.first ?? 0 : 0
    }

    /// Whether it is the keyword `word`, which is in lower case.
    public func isWord(_ word: String) -> Bool { kind == .word && text == word }

    /// Whether it is that sign of ASCII, which is none of a number's.
    public func isSymbol(_ symbol: Unicode.Scalar) -> Bool { UInt32(sign) == symbol.value }

    /// The identifier that it stands for, if it can be one.
    public var identifier: String? {
        switch kind {
        case .word, .quoted: text
        case .string, .symbol: nil
        }
    }
}

extension SQLToken {
    /// All tokens of `text`, with what is between the quotes of strings. An unfinished string or comment ends with
    /// the text.
    public static func tokens(of text: some StringProtocol, dialect: SQLDialect) -> [SQLToken] {
        var scanner = SQLScanner(text, dialect: dialect)
        var tokens: [SQLToken] = []
        while let token = scanner.next(keepingStrings: true) { tokens.append(token) }
        return tokens
    }
}
