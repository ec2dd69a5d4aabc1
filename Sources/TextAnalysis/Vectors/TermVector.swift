/// A sparse vector of an article's terms, with their weights in a collection, by which it is compared: whole numbers
/// only. It holds the profile that it was made of.
public struct TermVector: Hashable, Sendable {
    /// A term of a vector.
    struct Entry: Hashable, Sendable {
        let id: TermID
        /// Below 2³¹; that of a centroid, too. 0 for what is in nearly every article.
        let weight: Int32
        /// 0…255.
        let prior: UInt8
        /// What the profile counts; 0 for what only tags add.
        let halves: UInt8

        init(id: TermID, weight: Int, prior: Int, halves: UInt8 = 0) {
            self.id = id
            self.weight = Int32(clamping: weight)
            self.prior = UInt8(clamping: prior)
            self.halves = halves
        }
    }

    /// The terms, ascending.
    let entries: [Entry]
    /// The sum of the squares of the weights.
    let squaredNorm: Int

    init(entries: [Entry]) {
        self.entries = entries
        squaredNorm = entries.reduce(0) { $0 + Int($1.weight) * Int($1.weight) }
    }

    /// The terms of a text, and those that its tags add, as they weigh in a collection.
    public init(_ profile: TermProfile, tags: TagTerms = .none, weights: CollectionWeights) {
        var entries: [Entry] = []
        entries.reserveCapacity(profile.entries.count + tags.entries.count)
        func add(_ tag: TermCounts.Entry) {
            let weight = weights.weight(tag.id, halves: tag.halves, prior: tag.prior)
            if weight > 0 { entries.append(Entry(id: tag.id, weight: weight, prior: tag.prior)) }
        }
        var index = 0
        for entry in profile.entries {
            while index < tags.entries.count, tags.entries[index].id < entry.id {
                add(tags.entries[index])
                index += 1
            }
            var halves = Int(entry.halves)
            if index < tags.entries.count, tags.entries[index].id == entry.id {
                halves += tags.entries[index].halves
                index += 1
            }
            let weight = weights.weight(entry.id, halves: halves, prior: Int(entry.prior))
            entries.append(
                Entry(id: entry.id, weight: weight, prior: Int(entry.prior), halves: entry.halves))
        }
        for entry in tags.entries[index...] { add(entry) }
        self.init(entries: entries)
    }

    /// How many terms there are.
    public var termCount: Int { entries.count }

    /// The profile that it was made of.
    public var profile: TermProfile {
        TermProfile(
            entries: entries.lazy.filter { $0.halves > 0 }.map {
                .init(id: $0.id, halves: $0.halves, prior: $0.prior)
            })
    }

    /// How many halves of an occurrence its profile counts of a term.
    public func halves(of term: TermID) -> Int {
        let index = entries.partitioningIndex { $0.id >= term }
        return index < entries.count && entries[index].id == term ? Int(entries[index].halves) : 0
    }

    /// How alike two articles are.
    public func similarity(to other: TermVector) -> Similarity {
        var dot = 0
        merge(with: other) { _, product in dot += product }
        return Similarity(dot: dot, squaredNorms: (squaredNorm, other.squaredNorm))
    }

    /// The terms that make two articles alike, the one that contributes most first, ties by id.
    public func sharedTerms(with other: TermVector) -> [TermID] {
        var shared: [(id: TermID, product: Int)] = []
        merge(with: other) { shared.append(($0, $1)) }
        shared.sort { ($1.product, $0.id) < ($0.product, $1.id) }
        return shared.map(\.id)
    }

    /// The heaviest terms, to find articles by their leading terms; heaviest first, ties by term.
    ///
    /// A weight is that of the term in this collection, times how much rarer it is here than in general:
    /// leading terms are stored with general weights.
    public func queryTerms(limit: Int, weights: CollectionWeights) -> [(id: TermID, weight: Int)] {
        let heaviest = entries.filter { $0.weight > 0 }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
        return heaviest.prefix(limit).map { entry in
            let general = TermWeighing.general[Int(entry.prior)]
            let here = weights.rarity(entry.id, prior: Int(entry.prior))
            return (entry.id, max(1, (Int(entry.weight) * here + general / 2) / general))
        }
    }

    /// Hands on the products of the weights of the terms that both have.
    @inline(__always)
    private func merge(with other: TermVector, _ take: (TermID, Int) -> Void) {
        var (mine, theirs) = (0, 0)
        while mine < entries.count, theirs < other.entries.count {
            let (left, right) = (entries[mine], other.entries[theirs])
            let product = left.id == right.id ? Int(left.weight) * Int(right.weight) : 0
            if product > 0 { take(left.id, product) }
            if left.id <= right.id { mine += 1 }
            if right.id <= left.id { theirs += 1 }
        }
    }
}

extension Array {
    /// The first index of those whose elements satisfy the predicate, which all after them do: by binary search.
    func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// The terms that the tags of an article add to those of its text: each tag, and the words of its name.
///
/// At most 256 terms; of more the first by number.
public struct TagTerms: Hashable, Sendable {
    private static let maximumTerms = 256

    let entries: [TermCounts.Entry]

    /// Nothing.
    public static let none = TagTerms(entries: [])

    init(entries: [TermCounts.Entry]) {
        self.entries = Array(entries.prefix(Self.maximumTerms))
    }

    /// The terms of these tags, in the language of the article.
    public init(_ tags: [TextContent.Tag], language: Language) {
        guard !tags.isEmpty else {
            self = .none
            return
        }
        self.init(
            entries: TextAnalyzer(language: language).counts(of: TextContent(title: "", tags: tags)).entries)
    }

    /// The terms of several tags together.
    public static func joining(_ parts: [TagTerms]) -> TagTerms {
        guard parts.count > 1 else { return parts.first ?? .none }
        var merged: [TermCounts.Entry] = []
        for entry in parts.flatMap(\.entries).sorted(by: { $0.id < $1.id }) {
            if let last = merged.last, last.id == entry.id {
                merged[merged.count - 1] = TermCounts.Entry(
                    id: entry.id, halves: last.halves + entry.halves, prior: max(last.prior, entry.prior))
            } else {
                merged.append(entry)
            }
        }
        return TagTerms(entries: merged)
    }
}
