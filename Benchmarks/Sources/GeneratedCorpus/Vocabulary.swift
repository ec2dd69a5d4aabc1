/// Texts from which articles are mixed: words, and for each text which of them in which order.
package struct Vocabulary: Sendable {
    /// A text, as ranges of `tokens`.
    struct Text: Sendable {
        var title: Range<Int>
        var body: Range<Int>
    }

    private(set) var texts: [Text] = []
    private(set) var tokens: [Int32] = []
    private var letters: [UInt8] = []
    private var starts: [Int] = [0]
    private var known: [Substring: Int32] = [:]

    init() {}

    /// The letters of a word.
    @inline(__always)
    func word(_ token: Int32) -> ArraySlice<UInt8> {
        letters[starts[Int(token)]..<starts[Int(token) + 1]]
    }

    /// Adds a text.
    mutating func add(title: some Collection<Int32>, body: some Collection<Int32>) {
        let start = tokens.count
        tokens.append(contentsOf: title)
        let middle = tokens.count
        tokens.append(contentsOf: body)
        texts.append(Text(title: start..<middle, body: middle..<tokens.count))
    }

    /// The number of a word, which is new or known.
    mutating func token(_ word: Substring) -> Int32 {
        if let token = known[word] { return token }
        let token = Int32(starts.count - 1)
        letters.append(contentsOf: word.utf8)
        starts.append(letters.count)
        known[word] = token
        return token
    }

    /// Forgets what only adding needs.
    mutating func seal() {
        known = [:]
    }
}
