/// The host and port of a URI, as `Host` has them (RFC 9110 §7.2, RFC 3986 §3.2.2).
enum Authority {
    /// Whether a text is a host that is not empty, with a port or without; no user information.
    static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard bytes.count > 0 else { return false }
        return bytes[0] == UInt8(ascii: "[") ? isAddressLiteral(bytes) : isName(bytes)
    }

    /// The host of a valid authority without its port: lower case, without the dot at the end of a full name.
    static func name(of text: String) -> String {
        let port = text.lastIndex(of: ":")
        let bracket = text.lastIndex(of: "]")
        let end = port.flatMap { port in bracket.map { $0 < port } ?? true ? port : nil } ?? text.endIndex
        let name = text[..<end].lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    private static func isName(_ bytes: Span<UInt8>) -> Bool {
        var end = 0
        while end < bytes.count, bytes[end] != UInt8(ascii: ":") {
            guard isNameByte(bytes[end]) else { return false }
            end += 1
        }
        return end > 0 && isPort(bytes, from: end)
    }

    private static func isAddressLiteral(_ bytes: Span<UInt8>) -> Bool {
        var end = 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "]") {
            guard isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: ":") else { return false }
            end += 1
        }
        return end > 1 && end < bytes.count && isPort(bytes, from: end + 1)
    }

    /// Nothing, or a colon and at most five digits.
    private static func isPort(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        guard start < bytes.count else { return true }
        guard bytes[start] == UInt8(ascii: ":"), bytes.count - start <= 6 else { return false }
        for index in start + 1..<bytes.count {
            guard (0x30...0x39).contains(bytes[index]) else { return false }
        }
        return true
    }

    /// A byte of a registered name: unreserved, a sub-delimiter or part of an escape.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "%"),
            UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="):
            true
        default: false
        }
    }
}
