import Logging

/// One JSON object on one line, written member by member.
struct JSONLine {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() {
        bytes.reserveCapacity(384)
    }

    mutating func name(_ name: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        quote(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func member(_ name: String, _ value: String) {
        self.name(name)
        quote(value)
    }

    /// The present time as RFC 3339 in UTC with milliseconds.
    mutating func timestamp(_ name: String) {
        let now = CivilTime.now()
        let time = CivilTime(secondsSince1970: now.seconds)
        self.name(name)
        bytes.append(UInt8(ascii: "\""))
        digits(time.year, 4, then: "-")
        digits(time.month, 2, then: "-")
        digits(time.day, 2, then: "T")
        digits(time.hour, 2, then: ":")
        digits(time.minute, 2, then: ":")
        digits(time.second, 2, then: ".")
        digits(now.milliseconds, 3, then: "Z")
        bytes.append(UInt8(ascii: "\""))
    }

    /// A metadata value; a whole number stays a number.
    mutating func append(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): quote(text)
        case .stringConvertible(let number as Int): bytes.append(contentsOf: String(number).utf8)
        case .stringConvertible(let number as Int64): bytes.append(contentsOf: String(number).utf8)
        case .stringConvertible(let other): quote(other.description)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(element)
            }
            bytes.append(UInt8(ascii: "]"))
        case .dictionary(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                quote(member.key)
                bytes.append(UInt8(ascii: ":"))
                append(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The line with its end.
    consuming func finished() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private mutating func digits(_ number: Int, _ count: Int, then separator: Unicode.Scalar) {
        var divisor = count == 4 ? 1000 : count == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: separator))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexadecimal(byte >> 4))
                bytes.append(Self.hexadecimal(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
