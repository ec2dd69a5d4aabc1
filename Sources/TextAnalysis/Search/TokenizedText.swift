/// The words of a text, read once, so that it can be searched again and again.
///
/// `WordMatcher` finds in it what it finds in the text itself. Takes about as much memory as the text.
public struct TokenizedText: Sendable {
    /// A further name by which the word at a place is found: `email` of `e-mail`.
    struct Name {
        /// An index of `sequence`.
        var place: Int
        var text: String
    }

    /// What a word is; of an ASCII word the first byte tells whether it may match.
    enum Kind: UInt8 {
        case asciiWord
        case word
        case pair
        case tail
        case symbol

        init(_ kind: Word.Kind, isASCII: Bool) {
            switch kind {
            case .word: self = isASCII ? .asciiWord : .word
            case .pair: self = .pair
            case .tail: self = .tail
            case .symbol: self = .symbol
            }
        }

        var ofWord: Word.Kind {
            switch self {
            case .asciiWord, .word: .word
            case .pair: .pair
            case .tail: .tail
            case .symbol: .symbol
            }
        }
    }

    /// The different words in the order of their first places: UTF-8, one behind the other.
    private let bytes: [UInt8]
    /// Where each of them ends in `bytes`.
    private let ends: [UInt32]
    private let kinds: [Kind]
    /// The number of each word; `tail` is added for what is read as the last letter of a run.
    let sequence: [UInt16]
    /// Ascending by place.
    let names: [Name]
    /// How many words there are, tails left out.
    let count: Int

    /// The number of a word that is found by its names alone.
    static let nameless: UInt16 = 0x7FFF
    /// The bit of a tail.
    static let tail: UInt16 = 0x8000
    /// With as many tails at most, no number is `nameless`.
    private static let mostWords = 16_000

    /// Reads a text of a language, of which at most `limit` words, and never more than 16,000.
    public init(_ text: String, language: Language, limit: Int = IndexedText.maximumWords) {
        let limit = min(limit, Self.mostWords)
        var words = SpellingTable()
        var kinds: [Kind] = []
        var sequence: [UInt16] = []
        var names: [Name] = []
        var joined = SearchNames()
        var count = 0
        var scanner = WordScanner(keepsDotless: language.hasDotlessI)
        scanner.scan(text) { word, _, kind, context in
            var entry = Self.nameless
            if !context.isPlain, let symbol = SearchNames.replacing(word, context) {
                names.append(Name(place: sequence.count, text: symbol))
            } else {
                let (number, isNew) = words.number(of: word)
                if isNew { kinds.append(Kind(kind, isASCII: word.isASCII)) }
                entry = UInt16(number) | (kind == .tail ? Self.tail : 0)
                if !context.isPlain {
                    joined.append(word, context) { name, _ in
                        names.append(Name(place: sequence.count, text: name))
                    }
                }
            }
            sequence.append(entry)
            if kind != .tail { count += 1 }
            return count < limit
        }
        (bytes, ends) = words.contents
        // Without the room that was grown in advance.
        self.kinds = Array(kinds[...])
        self.sequence = Array(sequence[...])
        self.names = names
        self.count = count
    }

    /// How many different words there are.
    var wordCount: Int { ends.count }

    /// Hands on each of the different words, with its number and its kind.
    ///
    /// - Parameter firstBytes: Of ASCII words those alone are handed on that begin with one of these; `nil` for all.
    @inline(__always)
    func forEachWord(
        beginningWith firstBytes: [Bool]?, _ body: (borrowing Span<UInt8>, _ number: Int, Word.Kind) -> Void
    ) {
        let bytes = bytes.span
        var start = 0
        for number in ends.indices {
            let end = Int(ends[number])
            defer { start = end }
            let kind = kinds[number]
            if kind == .asciiWord, let firstBytes, !firstBytes[Int(bytes[start])] { continue }
            body(bytes.extracting(start..<end), number, kind.ofWord)
        }
    }

    /// About how many bytes it takes in memory.
    public var size: Int {
        256 + bytes.count + 5 * ends.count + 2 * sequence.count
            + names.reduce(0) { $0 + 32 + $1.text.utf8.count }
    }
}

extension WordMatcher {
    /// The places in a text, as in the text that was read.
    public mutating func places(in text: TokenizedText) -> MatchedText {
        var matched = MatchedText()
        var matches = [Match](repeating: Match(), count: text.wordCount)
        var isFound = !text.names.isEmpty
        text.forEachWord(beginningWith: firstBytes) { word, number, kind in
            let match = self.match(word, kind)
            guard match.bits != 0 else { return }
            matches[number] = match
            isFound = true
        }
        guard isFound else {
            matched.count = text.count
            return matched
        }
        var name = 0
        for (place, entry) in text.sequence.enumerated() {
            let isTail = entry & TokenizedText.tail != 0
            if isTail, !readsTails { continue }
            var match = entry == TokenizedText.nameless ? Match() : matches[Int(entry & ~TokenizedText.tail)]
            while name < text.names.count, text.names[name].place == place {
                let other = self.match(name: text.names[name].text)
                match.bits |= other.bits
                match.exact |= other.exact
                name += 1
            }
            if match.bits != 0 {
                matched.places.append(.init(position: matched.count, bits: match.bits, exact: match.exact))
            }
            if !isTail { matched.count += 1 }
        }
        return matched
    }
}
