import Logging
import StrictJSON

/// One JSON object on one line, written member by member.
struct JSONLine {
    private var writer = JSONWriter(capacity: 384)

    init() {
        writer.raw("{")
    }

    mutating func name(_ name: String) {
        if writer.bytes.count > 1 { writer.raw(",") }
        writer.string(name)
        writer.raw(":")
    }

    mutating func member(_ name: String, _ value: String) {
        self.name(name)
        writer.string(value)
    }

    /// The present time as RFC 3339 in UTC with milliseconds.
    mutating func timestamp(_ name: String) {
        let now = CivilTime.now()
        let time = CivilTime(secondsSince1970: now.seconds)
        self.name(name)
        writer.string { bytes in
            Self.append(time.year, 4, then: "-", to: &bytes)
            Self.append(time.month, 2, then: "-", to: &bytes)
            Self.append(time.day, 2, then: "T", to: &bytes)
            Self.append(time.hour, 2, then: ":", to: &bytes)
            Self.append(time.minute, 2, then: ":", to: &bytes)
            Self.append(time.second, 2, then: ".", to: &bytes)
            Self.append(now.milliseconds, 3, then: "Z", to: &bytes)
        }
    }

    /// A metadata value; a whole number stays a number.
    mutating func append(_ value: Logger.MetadataValue) {
        writer.value(JSONValue(value))
    }

    /// The line with its end.
    consuming func finished() -> [UInt8] {
        writer.raw("}\n")
        return writer.bytes
    }

    private static func append(
        _ number: Int, _ count: Int, then separator: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        var divisor = count == 4 ? 1000 : count == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: separator))
    }
}

extension JSONValue {
    /// A metadata value, with the members of a dictionary in the order of their names.
    fileprivate init(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): self = .string(text)
        case .stringConvertible(let number as Int): self = .number(String(number))
        case .stringConvertible(let number as Int64): self = .number(String(number))
        case .stringConvertible(let other): self = .string(other.description)
        case .array(let elements): self = .array(elements.map { JSONValue($0) })
        case .dictionary(let members):
            let sorted = members.sorted { $0.key < $1.key }
            self = .object(sorted.map { JSONMember($0.key, JSONValue($0.value)) })
        }
    }
}
