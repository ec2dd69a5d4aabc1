/// A vector that many others are compared with: a hash table of its terms.
///
/// Most terms of another vector are not in it, which one look tells; to walk both vectors takes several times as long.
public struct ComparedVector: Sendable {
    /// The vector.
    public let vector: TermVector
    /// One more than the place of an entry, by the low bits of its term, by open addressing; 0 where there is none.
    private let slots: [UInt16]

    /// A vector of at most 16,383 terms; of a longer one the first.
    public init(_ vector: TermVector) {
        self.vector = vector
        let entries = vector.entries.prefix(Int(UInt16.max) / 4)
        var capacity = 64
        while capacity < entries.count * 4 { capacity *= 2 }
        var slots = [UInt16](repeating: 0, count: capacity)
        for (index, entry) in entries.enumerated() where entry.weight > 0 {
            var slot = Int(entry.id.number) & (capacity - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt16(index + 1)
        }
        self.slots = slots
    }

    /// How alike two articles are.
    public func similarity(to other: TermVector) -> Similarity {
        let (mine, theirs, slots) = (vector.entries.span, other.entries.span, slots.span)
        let mask = slots.count - 1
        var dot = 0
        for place in theirs.indices {
            let number = theirs[place].id.number
            var slot = Int(number) & mask
            while case let index = Int(slots[slot]), index > 0 {
                if mine[index - 1].id.number == number {
                    dot += Int(mine[index - 1].weight) * Int(theirs[place].weight)
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        return Similarity(dot: dot, squaredNorms: (vector.squaredNorm, other.squaredNorm))
    }
}
