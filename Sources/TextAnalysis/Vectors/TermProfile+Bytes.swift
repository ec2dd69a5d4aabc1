extension TermProfile {
    /// The form of the bytes.
    private static let formVersion: UInt8 = 1
    private static let bytesOfTerm = 8

    /// The profile as storage keeps it: a byte 1, then for each term, ascending, six bytes of its id,
    /// highest first, one of its half occurrences and one of its prior. At most 1,921 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.formVersion]
        bytes.reserveCapacity(1 + Self.bytesOfTerm * entries.count)
        for entry in entries {
            for shift in stride(from: 40, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: entry.id.number >> Int64(shift)))
            }
            bytes.append(entry.halves)
            bytes.append(entry.prior)
        }
        return bytes
    }

    /// Takes a profile back from storage; `nil` unless the bytes are just what `bytes` makes of a profile.
    public init?(bytes: [UInt8]) {
        guard bytes.first == Self.formVersion, (bytes.count - 1) % Self.bytesOfTerm == 0 else { return nil }
        let count = (bytes.count - 1) / Self.bytesOfTerm
        guard count <= Self.maximumTerms else { return nil }
        var entries: [Entry] = []
        entries.reserveCapacity(count)
        var last: Int64 = -1
        for start in stride(from: 1, to: bytes.count, by: Self.bytesOfTerm) {
            var number: Int64 = 0
            for offset in 0..<6 { number = number << 8 | Int64(bytes[start + offset]) }
            guard number > last, let id = TermID(number), bytes[start + 6] > 0 else { return nil }
            last = number
            entries.append(Entry(id: id, halves: bytes[start + 6], prior: bytes[start + 7]))
        }
        self.init(entries: entries)
    }
}
