/// The weights of terms in one collection: inverse document frequencies.
///
/// Known only roughly, so that one article more changes little: the number of articles rounded down to a
/// power of two, and of the articles that hold a term likewise, from eight of the sample on. Finer numbers
/// are no better.
public struct CollectionWeights: Sendable {
    /// Fewer holders than these count as none.
    private static let leastHolders = 8

    /// The terms that are known, by open addressing; -1 where there is none.
    private var keys: [Int64]
    /// To which power of two of the sample a term is known.
    private var powers: [UInt8]
    private let mask: Int
    /// idf^0.7 in 1/1024: 256 for each power, by prior; the first 256 for terms that are not known.
    private let rarities: [Int]

    /// Weighs by a sample of a collection that has about `articleCount` articles.
    ///
    /// More than 2³⁰ articles count as so many: no weight is then over 2,600.
    public init(articleCount: Int, sample: TermTally) {
        let articleCount = min(articleCount, 1 << 30)
        let scale = Self.floorOfPower(max(1, articleCount / max(1, sample.articleCount)))
        let articles = Self.floorOfPower(min(articleCount, sample.articleCount)) * scale
        let known = sample.holders.filter { $0.value >= Self.leastHolders }
        var capacity = 16
        while capacity < known.count * 2 { capacity *= 2 }
        keys = Array(repeating: -1, count: capacity)
        powers = Array(repeating: 0, count: capacity)
        mask = capacity - 1
        let most = known.values.max().map { Self.exponent(of: $0) } ?? 0
        var rarities: [Int] = []
        rarities.reserveCapacity((most + 2) * 256)
        for power in 0...(most + 1) {
            let holders = power == 0 ? 0 : (1 << (power - 1)) * scale
            for prior in 0...255 {
                rarities.append(
                    TermWeighing.rarity(articles: articles, holders: holders, prior: prior))
            }
        }
        self.rarities = rarities
        for (term, holders) in known { insert(term, UInt8(Self.exponent(of: holders) + 1)) }
    }

    private mutating func insert(_ term: TermID, _ power: UInt8) {
        var slot = Int(term.number) & mask
        while keys[slot] >= 0 { slot = (slot + 1) & mask }
        keys[slot] = term.number
        powers[slot] = power
    }

    /// The weight of a term, in 1/64.
    @inline(__always)
    func weight(_ term: TermID, halves: Int, prior: Int) -> Int {
        TermWeighing.weight(
            TermWeighing.frequencies[min(halves, 255)], rarity(term, prior: min(prior, 255)))
    }

    @inline(__always)
    func rarity(_ term: TermID, prior: Int) -> Int {
        var slot = Int(term.number) & mask
        while keys[slot] >= 0 {
            if keys[slot] == term.number { return rarities[Int(powers[slot]) << 8 | prior] }
            slot = (slot + 1) & mask
        }
        return rarities[prior]
    }

    private static func exponent(of number: Int) -> Int {
        number > 0 ? Int.bitWidth - 1 - number.leadingZeroBitCount : 0
    }

    private static func floorOfPower(_ number: Int) -> Int {
        number > 0 ? 1 << exponent(of: number) : 0
    }
}
