/// What the analysis makes of a scanned word.
struct Forms {
    /// The folded word.
    let folded: String
    /// Its stem.
    let stem: String
    /// Whether it can tell an article from others.
    let carriesWeight: Bool

    /// `spelling` is folded, except that a Turkish ı is still told from i, as its stemmer needs it.
    init(of spelling: String, kind: Word.Kind, stemmer: borrowing Stemmer) {
        folded = Folding.withoutDotless(spelling)
        switch kind {
        case .word:
            stem = Folding.withoutDotless(stemmer.stem(spelling))
            carriesWeight = Self.carriesWeight(folded.utf8.span)
        case .pair:
            stem = folded
            carriesWeight = true
        case .tail, .symbol:
            stem = folded
            carriesWeight = false
        }
    }

    /// One letter says nothing, unless it is a syllable of Hangul; nor does a number, except a year.
    static func carriesWeight(_ folded: borrowing Span<UInt8>) -> Bool {
        guard !folded.isEmpty else { return false }
        let (first, length) = WordScanner.scalar(folded, 0)
        if folded.count == length, !(0x30...0x39).contains(first.value) {
            return (0xAC00...0xD7A3).contains(first.value)
        }
        for index in folded.indices where !(0x30...0x39).contains(folded[index]) { return true }
        return folded.count == 4
    }
}
