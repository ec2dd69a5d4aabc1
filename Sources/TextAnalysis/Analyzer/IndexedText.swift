/// The terms of a text for full-text search: its words, in their order.
public struct IndexedText: Hashable, Sendable {
    /// Between two fields in `sequence`, or a word that no phrase can hold.
    public static let gap: Int32 = -1
    /// The most words that are read; what follows is not found.
    public static let maximumWords = 16_000
    /// The most bytes of UTF-8 of all keys and forms; what would follow is not found.
    public static let maximumBytes = 400_000
    /// Phrases are found in this many places of one word; further ones are gaps.
    public static let maximumPlacesOfKey = 250

    /// The distinct keys, in the order of their first places: `TextAnalyzer.searchKey` of the stems.
    public let keys: [String]
    /// For each word its key's place in `keys`, or `gap`.
    public let sequence: [Int32]
    /// The distinct folded words that are not their own stems, in the order of their first places.
    public let forms: [String]
}

extension TextAnalyzer {
    /// The key of a stem: a text that no other language shares.
    public func searchKey(ofStem stem: String) -> String {
        stem + "_" + language.code
    }

    /// The words of several fields, with a gap between two. Words beyond the limits are left out.
    public func indexed(_ fields: [String]) -> IndexedText {
        var index = TextIndex(language)
        for field in fields where !index.isFull { index.read(field) }
        return index.text
    }

    /// The folded words of a name, and their stems in whatever language: what the name may be found by,
    /// sorted by bytes.
    public static func searchWords(of name: String) -> [String] {
        var words = Set<Spelling>()
        for dotless in [Language.english, Language(code: "tr")] {
            for word in TextAnalyzer(language: dotless).words(of: name, limit: maximumWordsOfName) {
                words.insert(Spelling(word.folded))
            }
        }
        var found = words
        for language in Language.stemmed {
            for word in TextAnalyzer(language: language).words(of: name, limit: maximumWordsOfName) {
                found.insert(Spelling(word.stem))
            }
        }
        return found.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The words of a name that are read.
    public static let maximumWordsOfName = 32

    /// Whether most texts of the language hold the stem.
    public func isStopWord(_ stem: String) -> Bool {
        GeneralWords(language).share(of: stem) >= GeneralWords.stopShare
    }

    /// How much articles are to be preferred for leading with these words: a weight by general language.
    ///
    /// Words that tell no article from others have none.
    public func searchTerms(of words: [Word]) -> [LeadingTerm] {
        let general = GeneralWords(language)
        return words.compactMap { word in
            let share = general.share(of: word.stem)
            guard word.kind != .tail, share < GeneralWords.stopShare else { return nil }
            let rarity = TermWeighing.general[min(share, 255)]
            return rarity > 0 ? LeadingTerm(id: TermID(stem: word.stem), weight: rarity) : nil
        }
    }
}

/// The words of a text while they are read, each spelling analysed once.
private struct TextIndex: ~Copyable {
    private let analyzer: TextAnalyzer
    private let stemmer: Stemmer
    private let keepsDotless: Bool
    private var known: [Spelling: Int32] = [:]
    private var keyIndices: [Spelling: Int32] = [:]
    private var places: [Int32] = []
    private var keys: [String] = []
    private var sequence: [Int32] = []
    private var forms: [String] = []
    private var formsSeen = Set<Spelling>()
    private var byteCount = 0
    private(set) var isFull = false

    init(_ language: Language) {
        analyzer = TextAnalyzer(language: language)
        stemmer = Stemmer(language)
        keepsDotless = language.hasDotlessI
    }

    var text: IndexedText { IndexedText(keys: keys, sequence: sequence, forms: forms) }

    mutating func read(_ field: String) {
        if !sequence.isEmpty { sequence.append(IndexedText.gap) }
        var scanner = WordScanner(keepsDotless: keepsDotless)
        scanner.scan(field) { text, _, kind in
            let spelling = Spelling(text)
            guard let index = known[spelling] ?? add(spelling, kind) else {
                isFull = true
                return false
            }
            let place = Int(index)
            places[place] += 1
            sequence.append(places[place] > IndexedText.maximumPlacesOfKey ? IndexedText.gap : index)
            isFull = sequence.count >= IndexedText.maximumWords
            return !isFull
        }
    }

    /// Takes in a new spelling; `nil` when there is no room for it.
    private mutating func add(_ spelling: Spelling, _ kind: Word.Kind) -> Int32? {
        let forms = Forms(of: spelling.text, kind: kind, stemmer: stemmer)
        let isStem = forms.folded.utf8.elementsEqual(forms.stem.utf8)
        let index: Int32
        if let found = keyIndices[Spelling(forms.stem)] {
            index = found
        } else {
            let key = analyzer.searchKey(ofStem: forms.stem)
            byteCount += key.utf8.count
            guard byteCount <= IndexedText.maximumBytes else { return nil }
            index = Int32(keys.count)
            keys.append(key)
            places.append(0)
            keyIndices[Spelling(forms.stem)] = index
        }
        if !isStem, formsSeen.insert(Spelling(forms.folded)).inserted {
            byteCount += forms.folded.utf8.count
            guard byteCount <= IndexedText.maximumBytes else { return nil }
            self.forms.append(forms.folded)
        }
        known[spelling] = index
        return index
    }
}
