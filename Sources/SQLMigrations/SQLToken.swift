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
    /// Where it begins, in Unicode scalars from the beginning of the text.
    let offset: Int

    /// Whether it is the keyword `word`, which is in lower case.
    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// The identifier that it stands for, if it can be one.
    var identifier: String? {
        switch kind {
        case .word, .quoted: text
        case .string, .symbol: nil
        }
    }
}
