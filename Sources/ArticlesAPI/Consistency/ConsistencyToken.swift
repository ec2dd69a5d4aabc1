import Articles
import HTTPRouting
import HTTPTypes

/// The value of `Dateline-Consistency-Token`: a position in the storage that reads with it have to show.
///
/// Clients give back what they were given, and read nothing out of it.
struct ConsistencyToken: Sendable, Hashable {
    let position: StoragePosition

    init(_ position: StoragePosition) {
        self.position = position
    }

    /// Reads a token: two numbers in hexadecimal digits with a hyphen between. `nil` for any other text.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let server = Self.number(parts[0]), let number = Self.number(parts[1]) else {
            return nil
        }
        position = StoragePosition(number, of: Int64(bitPattern: server))
    }

    /// The token as text.
    var text: String {
        String(UInt64(bitPattern: position.server), radix: 16) + "-" + String(position.number, radix: 16)
    }

    private static func number(_ digits: Substring.UTF8View) -> UInt64? {
        guard (1...16).contains(digits.count), digits.allSatisfy({ $0 != UInt8(ascii: "+") }) else {
            return nil
        }
        return UInt64(Substring(digits), radix: 16)
    }
}

extension Request {
    /// The consistency token; `nil` without one. Throws a 400 for a malformed one.
    func consistencyToken() throws(Problem) -> ConsistencyToken? {
        guard let value = field(.consistencyToken) else { return nil }
        guard let token = ConsistencyToken(value) else {
            throw .badHeader(
                HTTPField.Name.consistencyToken.rawName, "must be one token as a response brought it")
        }
        return token
    }
}

extension HTTPField.Name {
    /// `Dateline-Consistency-Token`
    static let consistencyToken = HTTPField.Name(token: "Dateline-Consistency-Token")
}
