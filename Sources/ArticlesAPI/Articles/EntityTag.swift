import Articles

/// The `ETag` of some bytes (RFC 9110 §8.8.3), strong: `"<version>-<hash>"`, or `"<hash>"` without a version.
struct EntityTag: Sendable, Hashable {
    /// What stands between the quotation marks.
    let opaque: String
    /// Whether it stands for bytes that only mean the same.
    let isWeak: Bool

    /// The tag of these bytes.
    init(of bytes: [UInt8], version: Int? = nil) {
        self.init(hash: contentHash(bytes), version: version)
    }

    /// The tag of bytes whose hash is known.
    init(hash: UInt64, version: Int? = nil) {
        var text: [UInt8] = []
        text.reserveCapacity(24)
        if let version {
            text.append(contentsOf: String(version).utf8)
            text.append(UInt8(ascii: "-"))
        }
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: hash >> UInt64(shift) & 0xF)
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
        opaque = String(decoding: text, as: UTF8.self)
        isWeak = false
    }

    init(opaque: String, isWeak: Bool) {
        self.opaque = opaque
        self.isWeak = isWeak
    }

    /// The text of the header field.
    var field: String { "\"\(opaque)\"" }

    /// The version in a strong tag of one article or tag; `nil` for every other tag.
    var version: Int? {
        guard !isWeak, let hyphen = opaque.firstIndex(of: "-") else { return nil }
        let digits = opaque[..<hyphen].utf8
        guard let first = digits.first, (0x31...0x39).contains(first) || opaque.hasPrefix("0-"),
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(opaque[..<hyphen])
    }
}

/// The value of `If-Match` or `If-None-Match` (RFC 9110 §13.1).
enum EntityTagCondition: Sendable, Equatable {
    /// `*`
    case any
    case tags([EntityTag])

    /// Reads a value; `nil` for a malformed one.
    init?(_ value: String) {
        let bytes = value.utf8.span
        var tags: [EntityTag] = []
        var index = Self.skipSpace(bytes, from: 0)
        if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
            guard Self.skipSpace(bytes, from: index + 1) == bytes.count else { return nil }
            self = .any
            return
        }
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: ",") {
                guard let end = Self.readTag(bytes, from: index, to: &tags) else { return nil }
                index = Self.skipSpace(bytes, from: end)
                guard index == bytes.count || bytes[index] == UInt8(ascii: ",") else { return nil }
            }
            index = Self.skipSpace(bytes, from: index + 1)
        }
        guard !tags.isEmpty else { return nil }
        self = .tags(tags)
    }

    /// Whether one of the tags stands for these bytes, by the weak comparison.
    func includes(_ tag: EntityTag) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains { $0.opaque.hasSameBytes(as: tag.opaque) }
        }
    }

    private static func skipSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index
    }

    /// Reads one tag; returns where it ends, `nil` if there is none.
    private static func readTag(
        _ bytes: Span<UInt8>, from start: Int, to tags: inout [EntityTag]
    ) -> Int? {
        var index = start
        let isWeak = bytes[index] == UInt8(ascii: "W")
        if isWeak {
            index += 2
            guard index < bytes.count, bytes[index - 1] == UInt8(ascii: "/") else { return nil }
        }
        guard bytes[index] == UInt8(ascii: "\"") else { return nil }
        var opaque: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] > 0x20, bytes[index] != 0x7F else { return nil }
            opaque.append(bytes[index])
            index += 1
        }
        guard index < bytes.count else { return nil }
        tags.append(EntityTag(opaque: String(decoding: opaque, as: UTF8.self), isWeak: isWeak))
        return index + 1
    }
}
