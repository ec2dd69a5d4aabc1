/// The scores of candidates, for storages that add them up themselves: tens of thousands of additions a query.
public struct CandidateScores: Sendable {
    private struct Slot: Sendable {
        var article: ArticleID
        var score: Int
    }

    /// A power of two; a score of 0 is a free slot.
    private var slots: [Slot]
    private var count = 0

    /// No scores; with room for those of so many articles.
    public init(minimumCapacity: Int = 2_048) {
        var count = 1 << 12
        while count < minimumCapacity * 2 { count *= 2 }
        slots = Self.free(count)
    }

    private static func free(_ count: Int) -> [Slot] {
        Array(repeating: Slot(article: ArticleID(high: 0, low: 0), score: 0), count: count)
    }

    /// Adds a score, if it is positive.
    public mutating func add(_ score: Int, to article: ArticleID) {
        guard score > 0 else { return }
        let index = index(of: article)
        if slots[index].score == 0 {
            slots[index] = Slot(article: article, score: score)
            count += 1
            if count * 2 > slots.count { grow() }
        } else {
            slots[index].score += score
        }
    }

    /// Where the article is, or would be.
    private func index(of article: ArticleID) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: article.sampleKey) & mask
        while slots[index].score != 0, slots[index].article != article { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Self.free(old.count * 4)
        for slot in old where slot.score != 0 { slots[index(of: slot.article)] = slot }
    }

    /// The highest scores, ties by identity; at most `limit`.
    public func best(_ limit: Int) -> [Candidate] {
        guard limit > 0 else { return [] }
        var best: [Slot] = []
        var least = 1
        func sort() {
            best.sort { $0.score == $1.score ? $0.article < $1.article : $0.score > $1.score }
            best.removeLast(max(0, best.count - limit))
        }
        for slot in slots where slot.score >= least {
            best.append(slot)
            guard best.count >= 4 * limit else { continue }
            sort()
            least = best.last?.score ?? least
        }
        sort()
        return best.map { Candidate(article: $0.article, score: $0.score) }
    }
}
