import Articles

/// Identities that are asked for tens of thousands of times a question: open addressing, without the care of a
/// hash that must withstand foreign keys, since identities are made of random bits or stirred by `sampleKey`.
struct IdentitySet {
    private var slots: [UniqueID?]
    private var count = 0

    init(minimumCapacity: Int = 16) {
        var size = 32
        while size < minimumCapacity * 2 { size *= 2 }
        slots = Array(repeating: nil, count: size)
    }

    var isEmpty: Bool { count == 0 }

    mutating func insert(_ id: UniqueID) {
        if count * 2 >= slots.count { grow() }
        let slot = slot(of: id)
        if slots[slot] == nil { count += 1 }
        slots[slot] = id
    }

    func contains(_ id: UniqueID) -> Bool {
        slots[slot(of: id)] != nil
    }

    /// Where the identity is, or would be.
    private func slot(of id: UniqueID) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: id.sampleKey) & mask
        while let other = slots[slot], other != id { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: nil, count: old.count * 2)
        for case let id? in old { slots[slot(of: id)] = id }
    }
}
