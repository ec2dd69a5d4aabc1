/// The number by which storage knows a term: a word's stem, a pair of letters, or a tag.
///
/// 47 bits, never negative: the high bits of FNV-1a (64 bit) of the term's UTF-8, stirred by the
/// finaliser of MurmurHash3. Two of a million distinct terms share a number with a probability of 0.4 %.
public struct TermID: Hashable, Comparable, Sendable {
    /// 0 ..< 2⁴⁷, so that SQLite needs six bytes, and signed and unsigned order are the same.
    public let number: Int64

    /// The end of the numbers.
    static let limit: Int64 = 1 << 47

    /// Takes a number back from storage; `nil` outside of the range.
    public init?(_ number: Int64) {
        guard (0..<Self.limit).contains(number) else { return nil }
        self.number = number
    }

    /// The term of a stem.
    public init(stem: String) {
        self.init(hashing: stem.utf8, after: Self.offset)
    }

    /// The term of a stem.
    init(stem: borrowing Span<UInt8>) {
        var hash = Self.offset
        for index in stem.indices { hash = (hash ^ UInt64(stem[index])) &* Self.prime }
        self.init(mixing: hash)
    }

    /// The term of a tag, by its key. No stem contains `#`, so that tags are terms of their own.
    public init(tagKey: String) {
        self.init(hashing: tagKey.utf8, after: (Self.offset ^ UInt64(UInt8(ascii: "#"))) &* Self.prime)
    }

    private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private init(hashing bytes: String.UTF8View, after start: UInt64) {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* Self.prime }
        self.init(mixing: hash)
    }

    private init(mixing sum: UInt64) {
        var hash = sum
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        number = Int64(hash >> 17)
    }

    /// The order of the numbers.
    public static func < (lhs: TermID, rhs: TermID) -> Bool { lhs.number < rhs.number }
}
