import HTTPRouting
import HTTPTypes

/// The value of `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header §2.1): a String of RFC 8941 in quotation marks,
/// or, as many clients send it, its characters alone.
struct IdempotencyKey: Sendable, Hashable {
    /// 1 to 255 characters of ASCII that can be seen, or blanks.
    let text: String

    static let limit = 255

    /// `nil` for anything else, such as two values.
    init?(_ value: String) {
        guard let text = Self.unquoted(value) ?? Self.bare(value), (1...Self.limit).contains(text.utf8.count)
        else { return nil }
        self.text = text
    }

    private static func bare(_ value: String) -> String? {
        let isPlain = value.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte)
                && ![UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";")].contains(byte)
        }
        return isPlain ? value : nil
    }

    private static func unquoted(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        let quote = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return nil }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            let isSpecial = byte == quote || byte == UInt8(ascii: "\\")
            guard (0x20...0x7E).contains(byte), isSpecial || !isEscaped else { return nil }
            if isEscaped || !isSpecial {
                text.append(byte)
                isEscaped = false
            } else if byte == quote {
                return nil
            } else {
                isEscaped = true
            }
        }
        return isEscaped ? nil : String(decoding: text, as: UTF8.self)
    }
}

extension Request {
    /// The idempotency key; `nil` without one. Throws a 400 for a malformed one.
    func idempotencyKey() throws(Problem) -> IdempotencyKey? {
        guard let value = field(.idempotencyKey) else { return nil }
        guard let key = IdempotencyKey(value) else {
            throw .badHeader(
                HTTPField.Name.idempotencyKey.rawName,
                "must be one key of 1 to \(IdempotencyKey.limit) visible ASCII characters")
        }
        return key
    }
}

extension HTTPField.Name {
    /// `Idempotency-Key`
    static let idempotencyKey = HTTPField.Name(token: "Idempotency-Key")
    /// `Idempotency-Replayed`
    static let idempotencyReplayed = HTTPField.Name(token: "Idempotency-Replayed")
}
