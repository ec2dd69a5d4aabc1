/// The document frequencies of a sample: how many of its articles hold each term, in whatever order they were added.
public struct TermTally: Sendable {
    private(set) var holders: [TermID: Int] = [:]
    /// How many articles were counted.
    public private(set) var articleCount = 0

    /// How many articles hold a term.
    public func holders(of term: TermID) -> Int { holders[term] ?? 0 }

    /// Nothing counted.
    public init() {}

    /// Counts an article with these terms, each once.
    public mutating func add(_ terms: [TermID]) {
        articleCount += 1
        for term in terms { holders[term, default: 0] += 1 }
    }

    /// Takes back what `add` counted.
    public mutating func remove(_ terms: [TermID]) {
        articleCount -= 1
        for term in terms {
            guard let count = holders[term] else { continue }
            holders[term] = count > 1 ? count - 1 : nil
        }
    }
}
