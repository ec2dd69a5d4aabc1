/// The 16 bytes of a `uuid`, most significant first.
public struct PostgreSQLUUID: Sendable, Hashable {
    /// The sixteen bytes as a tuple, laid out like the C `uuid_t`.
    public typealias Bytes = (
        UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8,
        UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8
    )

    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// Joins two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Takes the bytes in the order in which the text form shows them.
    public init(bytes b: Bytes) {
        high = Self.join((b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7))
        low = Self.join((b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15))
    }

    /// The bytes in the order in which the text form shows them.
    public var bytes: Bytes {
        let (h, l) = (Self.split(high), Self.split(low))
        return (
            h.0, h.1, h.2, h.3, h.4, h.5, h.6, h.7,
            l.0, l.1, l.2, l.3, l.4, l.5, l.6, l.7
        )
    }

    private typealias Half = (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8)

    private static func join(_ b: Half) -> UInt64 {
        let upper = UInt64(b.0) << 56 | UInt64(b.1) << 48 | UInt64(b.2) << 40 | UInt64(b.3) << 32
        let lower = UInt64(b.4) << 24 | UInt64(b.5) << 16 | UInt64(b.6) << 8 | UInt64(b.7)
        return upper | lower
    }

    private static func split(_ value: UInt64) -> Half {
        func byte(_ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        return (byte(56), byte(48), byte(40), byte(32), byte(24), byte(16), byte(8), byte(0))
    }
}
