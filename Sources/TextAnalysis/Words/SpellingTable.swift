/// Numbers folded words in the order in which they first come: 0, 1, 2 …
///
/// An open-addressed hash table over one array of bytes: a word is looked up by the bytes that the scanner has at hand, and
/// copied once.
struct SpellingTable {
    private var slots = [Int32](repeating: -1, count: 1_024)
    private var hashes: [UInt32] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// How many words there are.
    var count: Int { ends.count }

    /// The number of a word, and whether it is new.
    mutating func number(of word: borrowing Span<UInt8>) -> (number: Int, isNew: Bool) {
        let hash = Self.hash(of: word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, isWord(number, word) { return (number, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(ends.count)
        hashes.append(hash)
        bytes.append(copying: word)
        ends.append(bytes.count)
        if ends.count * 2 > slots.count { grow() }
        return (ends.count - 1, true)
    }

    /// The number of a word; `nil` when it is not known.
    func find(_ word: borrowing Span<UInt8>) -> Int? {
        let hash = Self.hash(of: word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, isWord(number, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The words in the order of their numbers, one behind the other, and where each ends.
    var contents: (bytes: [UInt8], ends: [UInt32]) { (Array(bytes[...]), ends.map { UInt32($0) }) }

    /// By the seeded hash of the standard library: nobody can choose words that collide.
    private static func hash(of word: borrowing Span<UInt8>) -> UInt32 {
        var hasher = Hasher()
        unsafe word.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    private func isWord(_ number: Int, _ word: borrowing Span<UInt8>) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == word.count else { return false }
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of a span.
    mutating func append(copying bytes: borrowing Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { bytes in unsafe append(contentsOf: bytes) }
    }
}

extension String {
    /// The text of UTF-8 that is known to be valid.
    init(copying bytes: borrowing Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe String(decoding: bytes, as: UTF8.self)
        }
    }
}
