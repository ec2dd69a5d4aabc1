/// The words of a text in their order, while they are read.
struct TextIndex {
    private(set) var keys: [String] = []
    private(set) var sequence: [Int32] = []
    private(set) var forms: [String] = []
    /// Whether nothing more is taken in.
    private(set) var isFull = false
    private let suffix: String
    private var places: [Int32] = []
    private var stems = SpellingTable()
    private var knownForms = SpellingTable()
    private var knownNames = SpellingTable()
    private var names: [String] = []
    private var byteCount = 0

    init(_ language: Language) {
        suffix = TextAnalyzer(language: language).searchKey(ofStem: "")
    }

    /// Ends a field, so that no phrase goes over into the next one.
    mutating func startField() {
        if !isFull, !sequence.isEmpty { sequence.append(IndexedText.gap) }
    }

    /// Takes in a new spelling of a word, and returns its key's place; `nil` when there is no room for it.
    mutating func add(_ plain: borrowing Span<UInt8>, _ stem: borrowing Span<UInt8>) -> Int32? {
        let (number, isNew) = stems.number(of: stem)
        if isNew {
            byteCount += stem.count + suffix.utf8.count
            guard byteCount <= IndexedText.maximumBytes else { return nil }
            keys.append(String(copying: stem) + suffix)
            places.append(0)
        }
        if !plain.hasSameBytes(as: stem), knownForms.number(of: plain).isNew {
            byteCount += plain.count
            guard byteCount <= IndexedText.maximumBytes else { return nil }
            forms.append(String(copying: plain))
        }
        return Int32(number)
    }

    /// Takes in a further stem by which the text is found, if there is room for it.
    mutating func addName(_ stem: String) {
        guard knownNames.number(of: stem.utf8.span).isNew else { return }
        byteCount += stem.utf8.count + suffix.utf8.count
        if byteCount <= IndexedText.maximumBytes { names.append(stem) }
    }

    /// Appends a word by its key.
    mutating func append(_ key: Int32?) {
        guard let key else {
            isFull = true
            return
        }
        let place = Int(key)
        places[place] += 1
        sequence.append(places[place] > IndexedText.maximumPlacesOfKey ? IndexedText.gap : key)
        isFull = sequence.count >= IndexedText.maximumWords
    }

    /// The stem of a key.
    func stem(_ key: Int32) -> String {
        String(decoding: keys[Int(key)].utf8.dropLast(suffix.utf8.count), as: UTF8.self)
    }

    /// The keys of the further stems, without those that are keys already.
    var furtherKeys: [String] {
        names.filter { stems.find($0.utf8.span) == nil }.map { $0 + suffix }
    }
}

extension Span<UInt8> {
    fileprivate func hasSameBytes(as other: borrowing Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
