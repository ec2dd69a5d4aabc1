/// Reads the words of an article once: counts its terms, and indexes its words in their order. Each spelling is folded,
/// stemmed and looked up where it comes first, and nowhere else.
struct TextReader: ~Copyable {
    private var scanner: WordScanner
    private var words: ReadWords

    /// A reader that counts, or indexes with keys of a language, or both.
    init(_ language: Language, isCounting: Bool = false, indexedAs keys: Language? = nil) {
        scanner = WordScanner(keepsDotless: language.hasDotlessI)
        words = ReadWords(language, isCounting: isCounting, indexedAs: keys)
    }

    /// Reads a field, of which each word counts so many halves.
    mutating func read(_ text: String, halves: Int = 0) {
        guard words.startField() else { return }
        scanner.scan(text) { word, _, kind in words.append(word, kind, halves: halves) }
    }

    /// What was indexed.
    var indexed: IndexedText { words.indexed }

    /// What was counted, and the tags with these keys.
    func counts(tagKeys: Set<String> = []) -> TermCounts { words.counts(tagKeys) }
}

/// The words of an article that were read.
private struct ReadWords: ~Copyable {
    /// A word in one spelling.
    private struct Entry {
        let term: TermID
        let carriesWeight: Bool
        /// Whether it came as anything but the tail of a run.
        var isCounted = false
        var halves = 0
        /// Its key in the index; `nil` when there was no room for it.
        var key: Int32?
    }

    private let language: Language
    private let stemmer: Stemmer
    private let isCounting: Bool
    private let isIndexing: Bool
    private var spellings = SpellingTable()
    private var entries: [Entry] = []
    private var index: TextIndex
    private var stem: [UInt8] = []
    /// How many words of the field are still counted.
    private var rest = 0

    init(_ language: Language, isCounting: Bool, indexedAs keys: Language?) {
        self.language = language
        self.isCounting = isCounting
        isIndexing = keys != nil
        stemmer = Stemmer(language)
        index = TextIndex(keys ?? language)
    }

    /// Whether a further word makes a difference.
    private var goesOn: Bool { rest > 0 || isIndexing && !index.isFull }

    /// Starts a field; whether it needs to be read.
    mutating func startField() -> Bool {
        rest = isCounting ? TextAnalyzer.maximumWordsCounted : 0
        index.startField()
        return goesOn
    }

    /// Takes in the next word; whether another one makes a difference.
    mutating func append(_ word: borrowing Span<UInt8>, _ kind: Word.Kind, halves: Int) -> Bool {
        let (number, isNew) = spellings.number(of: word)
        if isNew { entries.append(entry(of: word, kind)) }
        if rest > 0 {
            rest -= 1
            if kind != .tail { entries[number].isCounted = true }
            if entries[number].isCounted { entries[number].halves += halves }
        }
        if isIndexing, !index.isFull { index.append(entries[number].key) }
        return goesOn
    }

    private mutating func entry(of word: borrowing Span<UInt8>, _ kind: Word.Kind) -> Entry {
        if language.hasDotlessI || Self.hasDotlessI(word) {
            // Here alone what is read differs from the folded word.
            let forms = Forms(of: String(copying: word), kind: kind, stemmer: stemmer)
            return entry(forms.folded.utf8.span, forms.stem.utf8.span, kind)
        }
        guard kind == .word else { return entry(word, word, kind) }
        // Out of `self` while it is changed.
        var stem: [UInt8] = []
        swap(&stem, &self.stem)
        stem.removeAll(keepingCapacity: true)
        stemmer.stem(word, into: &stem)
        let entry = entry(word, stem.span, kind)
        swap(&stem, &self.stem)
        return entry
    }

    private mutating func entry(
        _ folded: borrowing Span<UInt8>, _ stem: borrowing Span<UInt8>, _ kind: Word.Kind
    ) -> Entry {
        let key = isIndexing && !index.isFull ? index.add(folded, stem) : nil
        let carriesWeight = kind != .word || Forms.carriesWeight(folded)
        return Entry(term: TermID(stem: stem), carriesWeight: carriesWeight, key: key)
    }

    /// Whether a word holds LATIN SMALL LETTER DOTLESS I.
    private static func hasDotlessI(_ word: borrowing Span<UInt8>) -> Bool {
        for at in 0..<max(0, word.count - 1) where word[at] == 0xC4 && word[at + 1] == 0xB1 { return true }
        return false
    }

    var indexed: IndexedText {
        IndexedText(keys: index.keys, sequence: index.sequence, forms: index.forms)
    }

    func counts(_ tagKeys: Set<String>) -> TermCounts {
        let general = GeneralWords(language)
        var counts = tagKeys.map { TermCounts.Entry(id: TermID(tagKey: $0), halves: 4, prior: 0) }
        for entry in entries where entry.isCounted && entry.carriesWeight {
            let prior = general.share(of: entry.term)
            guard prior < GeneralWords.stopShare else { continue }
            counts.append(TermCounts.Entry(id: entry.term, halves: entry.halves, prior: prior))
        }
        counts.sort { $0.id < $1.id }
        return TermCounts(entries: Self.merged(counts))
    }

    private static func merged(_ entries: [TermCounts.Entry]) -> [TermCounts.Entry] {
        var merged: [TermCounts.Entry] = []
        merged.reserveCapacity(entries.count)
        for entry in entries {
            if let last = merged.last, last.id == entry.id {
                merged[merged.count - 1] = TermCounts.Entry(
                    id: entry.id, halves: last.halves + entry.halves, prior: max(last.prior, entry.prior))
            } else {
                merged.append(entry)
            }
        }
        return merged
    }
}
