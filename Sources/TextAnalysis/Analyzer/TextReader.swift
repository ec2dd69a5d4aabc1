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
        scanner.scan(text) { word, _, kind, context in words.append(word, kind, context, halves: halves) }
    }

    /// What was indexed.
    var indexed: IndexedText { words.indexed }

    /// The terms of the first field, as of a title.
    var titleTerms: [LeadingTerm] { words.titleTerms }

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
    /// By whose rules search finds the words.
    private let searched: Language
    private let stemmer: Stemmer
    private let isCounting: Bool
    private let isIndexing: Bool
    private var spellings = SpellingTable()
    private var entries: [Entry] = []
    private var index: TextIndex
    private var names = SearchNames()
    private var knownNames = SpellingTable()
    private var symbols: [Spelling: Int32?] = [:]
    private var stem: [UInt8] = []
    private var fieldCount = 0
    /// The words of the first field.
    private var title: [(key: Int32, term: TermID?)] = []
    /// How many words of the field are still counted.
    private var rest = 0

    init(_ language: Language, isCounting: Bool, indexedAs keys: Language?) {
        self.language = language
        searched = keys ?? language
        self.isCounting = isCounting
        isIndexing = keys != nil
        stemmer = Stemmer(language)
        index = TextIndex(searched)
    }

    /// Whether a further word makes a difference.
    private var goesOn: Bool { rest > 0 || isIndexing && !index.isFull }

    /// Starts a field; whether it needs to be read.
    mutating func startField() -> Bool {
        rest = isCounting ? TextAnalyzer.maximumWordsCounted : 0
        index.startField()
        fieldCount += 1
        return goesOn
    }

    /// Takes in the next word; whether another one makes a difference.
    mutating func append(
        _ word: borrowing Span<UInt8>, _ kind: Word.Kind, _ context: WordContext, halves: Int
    ) -> Bool {
        guard kind != .symbol else { return appendSymbol(String(copying: word)) }
        if let name = SearchNames.replacing(word, context) {
            // One letter tells no article from others.
            rest = max(0, rest - 1)
            return appendSymbol(name)
        }
        let (number, isNew) = spellings.number(of: word)
        if isNew { entries.append(entry(of: word, kind)) }
        if rest > 0 {
            rest -= 1
            if kind != .tail { entries[number].isCounted = true }
            if entries[number].isCounted { entries[number].halves += halves }
        }
        guard isIndexing, !index.isFull else { return goesOn }
        if fieldCount == 1, kind != .tail, let key = entries[number].key {
            title.append((key, entries[number].term))
        }
        if context.isPlain {
            index.append(entries[number].key)
        } else {
            index.append(entries[number].key)
            // Out of `self` while names are added to it.
            var names = SearchNames()
            swap(&names, &self.names)
            names.append(word, context) { name, _ in addName(name) }
            swap(&names, &self.names)
        }
        return goesOn
    }

    /// Takes in a word that only search knows; whether another one makes a difference.
    private mutating func appendSymbol(_ word: String) -> Bool {
        guard isIndexing, !index.isFull else { return goesOn }
        let spelling = Spelling(word)
        if symbols[spelling] == nil { symbols[spelling] = .some(index.add(word.utf8.span, word.utf8.span)) }
        let key = symbols[spelling] ?? nil
        if fieldCount == 1, let key { title.append((key, nil)) }
        index.append(key)
        return goesOn
    }

    var titleTerms: [LeadingTerm] {
        let general = GeneralWords(language)
        return TitleTerms.of(
            title.map { word in
                let isStopWord = word.term.map { general.share(of: $0) >= GeneralWords.stopShare } ?? false
                return TitleTerms.Word(stem: index.stem(word.key), isStopWord: isStopWord)
            })
    }

    private mutating func addName(_ name: String) {
        guard knownNames.number(of: name.utf8.span).isNew else { return }
        let forms = SearchForms(name: name, searched, stemmer)
        index.addName(forms.stem)
        for other in forms.others { index.addName(other) }
    }

    private mutating func entry(of word: borrowing Span<UInt8>, _ kind: Word.Kind) -> Entry {
        if language.hasDotlessI || Self.hasDotlessI(word) {
            // Here alone what is read differs from the folded word.
            let spelling = String(copying: word)
            let forms = Forms(of: spelling, kind: kind, stemmer: stemmer)
            return entry(forms.folded.utf8.span, forms.stem.utf8.span, kind, spelling: spelling)
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
        _ folded: borrowing Span<UInt8>, _ stem: borrowing Span<UInt8>, _ kind: Word.Kind,
        spelling: String? = nil
    ) -> Entry {
        let key = isIndexing && !index.isFull ? key(of: folded, stem, kind, spelling) : nil
        let carriesWeight = kind != .word || Forms.carriesWeight(folded)
        return Entry(term: TermID(stem: stem), carriesWeight: carriesWeight, key: key)
    }

    /// The place of a word's key in the index.
    private mutating func key(
        of folded: borrowing Span<UInt8>, _ stem: borrowing Span<UInt8>, _ kind: Word.Kind,
        _ spelling: String?
    ) -> Int32? {
        guard kind == .word, spelling != nil || !folded.isASCII else { return index.add(folded, stem) }
        let text = String(copying: folded)
        let forms = SearchForms(
            spelling ?? text, folded: text, stemmed: String(copying: stem), searched, stemmer)
        let key = index.add(forms.plain.utf8.span, forms.stem.utf8.span)
        for other in forms.others { index.addName(other) }
        return key
    }

    /// Whether a word holds LATIN SMALL LETTER DOTLESS I.
    private static func hasDotlessI(_ word: borrowing Span<UInt8>) -> Bool {
        for at in 0..<max(0, word.count - 1) where word[at] == 0xC4 && word[at + 1] == 0xB1 { return true }
        return false
    }

    var indexed: IndexedText {
        IndexedText(
            keys: index.keys, sequence: index.sequence, forms: index.forms, names: index.furtherKeys)
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
