/// A word that is looked for in texts.
public struct AskedWord: Hashable, Sendable {
    /// One of these stems is among those that a word of the text is found by.
    public var stems: [String]
    /// The word as it was asked for, folded; `nil` for what has no spelling of its own.
    public var folded: String?
    /// A beginning of words, folded and without accents.
    public var prefix: String?
    /// Which bits stand for it: numbers of 0 to 63.
    public var bits: UInt64

    /// A word that is looked for.
    public init(stems: [String], folded: String? = nil, prefix: String? = nil, bits: UInt64) {
        self.stems = stems
        self.folded = folded
        self.prefix = prefix
        self.bits = bits
    }
}

/// Where a text holds words that are looked for.
public struct MatchedText: Hashable, Sendable {
    /// A word of the text.
    public struct Place: Hashable, Sendable {
        /// 0, 1, 2 … in the text.
        public var position: Int
        /// The bits of the words that it is.
        public var bits: UInt64
        /// Those of them that are spelled so.
        public var exact: UInt64
    }

    /// The words that are looked for, ascending.
    public var places: [Place] = []
    /// How many words the text has.
    public internal(set) var count = 0
}

/// Finds words in texts of one language; what it learns of a spelling it keeps for the next text.
public struct WordMatcher: ~Copyable {
    struct Match {
        var bits: UInt64 = 0
        var exact: UInt64 = 0
    }

    /// Whether the last letters of runs are words: only as beginnings of others.
    var readsTails: Bool { !prefixes.isEmpty }

    private let language: Language
    private let stemmer: Stemmer
    private let prefixes: [(text: String, bits: UInt64)]
    private var stems = BitTable()
    private var spelled = BitTable()
    private var stem: [UInt8] = []
    private var spellings = SpellingTable()
    private var matches: [Match] = []
    private var nameMatches: [Spelling: Match] = [:]
    /// Which bytes an ASCII word begins with that may match; `nil` where its beginning does not tell.
    let firstBytes: [Bool]?
    private var scanner: WordScanner

    /// A matcher for texts of a language.
    public init(_ asked: [AskedWord], language: Language) {
        self.language = language
        stemmer = Stemmer(language)
        scanner = WordScanner(keepsDotless: language.hasDotlessI)
        prefixes = asked.compactMap { word in word.prefix.map { ($0, word.bits) } }
        firstBytes = prefixes.isEmpty ? Self.firstBytes(of: asked, language) : nil
        for word in asked {
            for stem in word.stems { stems.add(word.bits, to: stem.utf8.span) }
            if let folded = word.folded { spelled.add(word.bits, to: folded.utf8.span) }
        }
    }

    private static func firstBytes(of asked: [AskedWord], _ language: Language) -> [Bool]? {
        guard language.keepsFirstLetter, !language.hasDotlessI else { return nil }
        var first = Array(repeating: false, count: 256)
        for byte in asked.lazy.flatMap(\.stems).compactMap(\.utf8.first) { first[Int(byte)] = true }
        return first
    }

    /// The places in a text, of which at most `limit` words are read.
    public mutating func places(in text: String, limit: Int = IndexedText.maximumWords) -> MatchedText {
        var matched = MatchedText()
        var names = SearchNames()
        var scanner = WordScanner(keepsDotless: language.hasDotlessI)
        swap(&scanner, &self.scanner)
        scanner.scan(text) { word, _, kind, context in
            guard kind != .tail || readsTails else { return true }
            var match = match(word, kind)
            if !context.isPlain {
                if let symbol = SearchNames.replacing(word, context) {
                    match = self.match(name: symbol)
                } else {
                    names.append(word, context) { name, _ in
                        let other = self.match(name: name)
                        match.bits |= other.bits
                        match.exact |= other.exact
                    }
                }
            }
            if match.bits != 0 {
                matched.places.append(.init(position: matched.count, bits: match.bits, exact: match.exact))
            }
            if kind != .tail { matched.count += 1 }
            return matched.count < limit
        }
        swap(&scanner, &self.scanner)
        return matched
    }

    mutating func match(_ word: borrowing Span<UInt8>, _ kind: Word.Kind) -> Match {
        if kind == .word, let firstBytes, word[0] < 0x80, !firstBytes[Int(word[0])], word.isASCII {
            return Match()
        }
        let (number, isNew) = spellings.number(of: word)
        if isNew { matches.append(newMatch(word, kind)) }
        return matches[number]
    }

    private mutating func newMatch(_ word: borrowing Span<UInt8>, _ kind: Word.Kind) -> Match {
        guard kind == .word, prefixes.isEmpty, word.isASCII, !language.hasDotlessI else {
            let spelling = String(copying: word)
            let forms = Forms(of: spelling, kind: kind, stemmer: stemmer)
            let search =
                kind == .word
                ? SearchForms(spelling, folded: forms.folded, stemmed: forms.stem, language, stemmer)
                : SearchForms(forms.folded)
            return match(search, forms.folded)
        }
        // Out of `self` while it is changed.
        var stem: [UInt8] = []
        swap(&stem, &self.stem)
        stem.removeAll(keepingCapacity: true)
        stemmer.stem(word, into: &stem)
        let bits = stems.bits(of: stem.span)
        swap(&stem, &self.stem)
        return Match(bits: bits, exact: bits & spelled.bits(of: word))
    }

    mutating func match(name: String) -> Match {
        if let known = nameMatches[Spelling(name)] { return known }
        let match = match(SearchForms(name: name, language, stemmer), name)
        nameMatches[Spelling(name)] = match
        return match
    }

    private func match(_ forms: SearchForms, _ folded: String) -> Match {
        var match = Match()
        for stem in forms.found { match.bits |= stems.bits(of: stem.utf8.span) }
        for prefix in prefixes where forms.plain.utf8.starts(with: prefix.text.utf8) {
            match.bits |= prefix.bits
        }
        match.exact = match.bits & spelled.bits(of: folded.utf8.span)
        return match
    }
}

/// The bits of words, looked up by their bytes.
private struct BitTable {
    private var words = SpellingTable()
    private var bits: [UInt64] = []

    mutating func add(_ bits: UInt64, to word: borrowing Span<UInt8>) {
        let (number, isNew) = words.number(of: word)
        if isNew { self.bits.append(0) }
        self.bits[number] |= bits
    }

    func bits(of word: borrowing Span<UInt8>) -> UInt64 {
        words.find(word).map { bits[$0] } ?? 0
    }
}

extension Span<UInt8> {
    /// Whether each byte is of an ASCII letter or digit.
    var isASCII: Bool {
        for index in indices where self[index] >= 0x80 { return false }
        return true
    }
}
