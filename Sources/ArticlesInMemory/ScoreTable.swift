import Articles

/// Sums by article: tens of thousands of additions a question, in one table by open addressing.
struct ScoreTable {
    private struct Slot {
        /// The number of the article and one; 0 is a free slot.
        var key: UInt32 = 0
        var score = 0
    }

    private var slots: [Slot]
    private var shift: UInt32
    private var count = 0

    /// Room for so many articles; more are taken, too.
    init(capacity: Int) {
        var bits: UInt32 = 6
        while 1 << bits < capacity * 2 { bits += 1 }
        shift = 32 - bits
        slots = Array(repeating: Slot(), count: 1 << bits)
    }

    /// Adds a positive score.
    @inline(__always)
    mutating func add(_ score: Int, to number: ArticleNumber) {
        let index = index(of: number)
        slots[index].score += score
        guard slots[index].key == 0 else { return }
        slots[index].key = number + 1
        count += 1
        if count * 2 > slots.count { grow() }
    }

    /// The score of an article; 0 if it has none.
    func score(of number: ArticleNumber) -> Int { slots[index(of: number)].score }

    /// Where the article is, or would be. Numbers are spread by the golden ratio (D. E. Knuth, The Art of
    /// Computer Programming, volume 3, 6.4).
    @inline(__always)
    private func index(of number: ArticleNumber) -> Int {
        let mask = slots.count - 1
        var index = Int((number &* 0x9E37_79B9) >> shift)
        while slots[index].key != 0, slots[index].key != number + 1 { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 4)
        shift -= 2
        for slot in old where slot.key != 0 { slots[index(of: slot.key - 1)] = slot }
    }

    /// The highest scores of what is shown, ties by identity.
    func best(
        _ limit: Int, _ ids: [ArticleID], where isShown: (ArticleNumber) -> Bool
    ) -> [Candidate] {
        guard limit > 0 else { return [] }
        var best: [Candidate] = []
        var least = 1
        func sort() {
            best.sort { $0.score == $1.score ? $0.article < $1.article : $0.score > $1.score }
            best.removeLast(max(0, best.count - limit))
        }
        for slot in slots where slot.score >= least && isShown(slot.key - 1) {
            best.append(Candidate(article: ids[Int(slot.key) - 1], score: slot.score))
            guard best.count >= 4 * limit else { continue }
            sort()
            least = best.last?.score ?? least
        }
        sort()
        return best
    }
}
