/// Ranks of which each is about as much rarer than the one before it as in a language: 1 / (rank + 2.7).
struct ZipfDistribution: Sendable {
    /// The shares of the ranks up to each, of 2⁶².
    private let cumulated: [UInt64]

    /// A distribution over 0 ..< `count`.
    init(count: Int) {
        let weights = (0..<count).map { 1 / (Double($0) + 3.7) }
        let total = weights.reduce(0, +)
        var sum = 0.0
        cumulated = weights.map { weight in
            sum += weight
            return UInt64(sum / total * 0x1p62)
        }
    }

    /// A rank.
    func rank(_ random: inout RandomSequence) -> Int {
        let place = random.next() >> 2
        var (low, high) = (0, cumulated.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulated[middle] > place { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
