/// A word of a SQL text; blanks and comments are no tokens.
struct SQLToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A keyword or a bare identifier; `text` is in lower case.
        case word
        /// A quoted identifier; `text` is what is between the quotes.
        case quoted
        /// A string constant, dollar quotes included; `text` is what is between the quotes.
        case string
        /// Anything else: one scalar.
        case symbol
    }

    let kind: Kind
    let text: String
    /// The first byte of a symbol.
    private let sign: UInt8
    /// Where it begins, in Unicode scalars from the beginning of the text.
    let offset: Int

    init(kind: Kind, text: String, offset: Int) {
        self.kind = kind
        self.text = text
        self.offset = offset
        sign = kind == .symbol ? text.utf8.first ?? 0 : 0
    }

    /// Whether it is the keyword `word`, which is in lower case.
    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    /// Whether it is that sign of ASCII, which is none of a number's.
    func isSymbol(_ symbol: Unicode.Scalar) -> Bool { UInt32(sign) == symbol.value }

    /// The identifier that it stands for, if it can be one.
    var identifier: String? {
        switch kind {
        case .word, .quoted: text
        case .string, .symbol: nil
        }
    }
}
