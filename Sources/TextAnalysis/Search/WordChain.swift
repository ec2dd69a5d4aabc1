/// Words that are written together with signs between, while they are read: `e-mail`, `don't`, `node.js`, `AT&T`.
struct WordChain {
    /// The most words of a chain, and the most bytes; a longer one has no name.
    private static let maximumWords = 5
    private static let maximumBytes = 96

    private var name: [UInt8] = []
    private var count = 0
    private var isFit = false
    private var lastIsNumber = false
    private(set) var isStrict = false

    /// Takes in the next word, and returns the chain's name where it ends with it: its words in one. `nil` when it goes
    /// on, or is a word alone.
    ///
    /// A name holds `_n` for `&`, and is the only way to find the chain if it is strict.
    mutating func append(_ word: borrowing Span<UInt8>, _ context: WordContext) -> [UInt8]? {
        switch context.link {
        case .none, .leadingDot:
            guard context.isOpen else {
                count = 0
                return nil
            }
            start(word)
        case .hyphen, .apostrophe, .dot, .ampersand:
            guard count > 0 else { return nil }
            join(word, context.link)
        }
        guard !context.isOpen else { return nil }
        defer { count = 0 }
        return isFit && count > 1 ? name : nil
    }

    private mutating func start(_ word: borrowing Span<UInt8>) {
        name.removeAll(keepingCapacity: true)
        name.append(copying: word)
        (count, isFit, isStrict) = (1, true, false)
        lastIsNumber = Self.isNumber(word)
    }

    private mutating func join(_ word: borrowing Span<UInt8>, _ link: WordContext.Link) {
        let isNumber = Self.isNumber(word)
        // 3.13 and 2016-17 are two words each; covid-19 is one, too.
        if lastIsNumber && isNumber || link == .dot && (lastIsNumber || isNumber) { isFit = false }
        if link == .ampersand {
            name.append(contentsOf: "_n".utf8)
            isStrict = true
        }
        name.append(copying: word)
        count += 1
        lastIsNumber = isNumber
        if count > Self.maximumWords || name.count > Self.maximumBytes { isFit = false }
    }

    private static func isNumber(_ word: borrowing Span<UInt8>) -> Bool {
        for index in word.indices where !(0x30...0x39).contains(word[index]) { return false }
        return true
    }
}

/// The names of words that have signs in them: words that no text can hold otherwise.
enum SymbolName {
    static let plusPlus = "_p_p"
    static let sharp = "_h"
    static let leadingDot = "_d"
}
