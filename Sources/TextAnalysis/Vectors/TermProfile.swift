/// The profile of an article, as storage keeps it: its heaviest terms, and how often it uses them.
///
/// A function of the text alone: no other article, and no earlier text, has a part in it.
public struct TermProfile: Hashable, Sendable {
    /// The most terms of a profile.
    public static let maximumTerms = 240

    /// A term of a profile.
    public struct Entry: Hashable, Sendable {
        /// The term.
        public let id: TermID
        /// Occurrences in half units, 1…255; more count as 255.
        public let halves: UInt8
        /// In how many of 1,000 texts of its language the term occurs, 0…255; more count as 255.
        public let prior: UInt8
    }

    /// The terms, ascending.
    public let entries: [Entry]

    init(entries: [Entry]) {
        self.entries = entries
    }

    /// How many halves of an occurrence it counts of a term.
    public func halves(of term: TermID) -> Int {
        let index = entries.partitioningIndex { $0.id >= term }
        return index < entries.count && entries[index].id == term ? Int(entries[index].halves) : 0
    }

    /// The heaviest terms by general language; ties by term.
    public init(_ counts: TermCounts) {
        self.init(Self.weighed(counts))
    }

    private init(_ weighed: [(entry: Entry, weight: Int)]) {
        entries = weighed.prefix(Self.maximumTerms).map(\.entry).sorted { $0.id < $1.id }
    }

    /// The profile, and the terms by which an article is found: `clamp(n / 4, 24, 64)` of n, heaviest first, ties by
    /// term.
    ///
    /// Their weights are 1…255, of 255 for the length of the profile.
    public static func withLeadingTerms(
        _ counts: TermCounts
    ) -> (profile: TermProfile, leadingTerms: [LeadingTerm]) {
        let weighed = weighed(counts)
        return (TermProfile(weighed), leadingTerms(of: weighed))
    }

    private static func leadingTerms(of weighed: [(entry: Entry, weight: Int)]) -> [LeadingTerm] {
        let square = weighed.prefix(maximumTerms).reduce(0) { $0 + $1.weight * $1.weight }
        let length = squareRoot(square)
        return weighed.prefix(min(max(weighed.count / 4, 24), 64)).map { term in
            LeadingTerm(id: term.entry.id, weight: max(1, (term.weight * 510 + length) / (2 * length)))
        }
    }

    private static func weighed(_ counts: TermCounts) -> [(entry: Entry, weight: Int)] {
        counts.entries.compactMap { count -> (entry: Entry, weight: Int)? in
            let entry = Entry(
                id: count.id, halves: UInt8(clamping: count.halves), prior: UInt8(clamping: count.prior))
            let frequency = TermWeighing.frequencies[Int(entry.halves)]
            let weight = TermWeighing.weight(frequency, TermWeighing.general[Int(entry.prior)])
            return weight > 0 ? (entry, weight) : nil
        }
        .sorted { ($1.weight, $0.entry.id) < ($0.weight, $1.entry.id) }
    }

    /// The whole part of the square root.
    private static func squareRoot(_ square: Int) -> Int {
        var root = Int(Double(square).squareRoot())
        while root * root > square { root -= 1 }
        while (root + 1) * (root + 1) <= square { root += 1 }
        return max(1, root)
    }
}

/// A term by which an article is found.
public struct LeadingTerm: Hashable, Sendable {
    /// The term.
    public let id: TermID
    /// 1…255.
    public let weight: Int

    /// A term with its weight.
    public init(id: TermID, weight: Int) {
        self.id = id
        self.weight = weight
    }
}
