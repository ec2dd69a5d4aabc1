/// The names by which words are found beside their stems, while a text is read: of chains (`email` for `e-mail`), and of
/// words with signs (`.net`, `notepad++`).
struct SearchNames {
    private var chain = WordChain()

    /// Whether the word that was last taken in ended a chain that is found by its name alone.
    var isStrict: Bool { chain.isStrict }

    /// The word as it is found, if that is not its spelling: a letter with the signs that belong to it.
    static func replacing(_ word: borrowing Span<UInt8>, _ context: WordContext) -> String? {
        guard word.count == 1 else { return nil }
        switch context.ending {
        case .plusPlus: return String(copying: word) + SymbolName.plusPlus
        case .sharp: return String(copying: word) + SymbolName.sharp
        case .none, .possessive: return nil
        }
    }

    /// Takes in a word, and calls `body` with each name that ends with it.
    mutating func append(
        _ word: borrowing Span<UInt8>, _ context: WordContext, _ body: (String, _ isChain: Bool) -> Void
    ) {
        if context.link == .leadingDot { body(SymbolName.leadingDot + String(copying: word), false) }
        switch context.ending {
        case .none: break
        case .plusPlus: if word.count > 1 { body(String(copying: word) + SymbolName.plusPlus, false) }
        case .sharp: break
        case .possessive:
            body("s", false)
            body(String(copying: word) + "s", false)
        }
        if let name = chain.append(word, context) { body(String(decoding: name, as: UTF8.self), true) }
    }
}

extension WordContext {
    private var hasNoEnding: Bool {
        switch ending {
        case .none: true
        case .plusPlus, .sharp, .possessive: false
        }
    }

    /// How many bytes of signs belong to the word.
    var signLength: Int {
        switch ending {
        case .plusPlus: 2
        case .sharp: 1
        case .none, .possessive: 0
        }
    }

    /// Whether it is that of a word with nothing next to it.
    var isPlain: Bool {
        guard !isOpen else { return false }
        switch link {
        case .none: return hasNoEnding
        case .hyphen, .apostrophe, .dot, .ampersand, .leadingDot: return false
        }
    }
}

extension SearchForms {
    /// The forms of a name: of one that holds signs it alone.
    init(name: String, _ language: Language, _ stemmer: borrowing Stemmer) {
        if name.utf8.contains(UInt8(ascii: "_")) {
            self.init(name)
        } else {
            let folded = Folding.withoutDotless(name)
            let stemmed = Folding.withoutDotless(stemmer.stem(name))
            self.init(name, folded: folded, stemmed: stemmed, language, stemmer)
        }
    }
}
