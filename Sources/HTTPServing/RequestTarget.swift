import HTTPRouting
import HTTPTypes

/// The four forms of a request target (RFC 9112 §3.2) made one.
enum RequestTarget {
    /// The target in origin form, or `*`.
    ///
    /// - Throws: A 414 for one that is too long, a 400 for one of no form that the method may have.
    static func normalized(
        _ target: String, method: HTTPRequest.Method, limit: Int
    ) throws(Problem) -> String {
        let bytes = target.utf8
        guard bytes.count <= limit else { throw .targetTooLong(limit: limit) }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            throw .badRequest("the request target has a character that belongs percent-encoded")
        }
        if bytes.first == UInt8(ascii: "/") || target == "*" { return target }
        return try originForm(ofAbsolute: target)
    }

    private static func originForm(ofAbsolute target: String) throws(Problem) -> String {
        guard let scheme = ["http://", "https://"].first(where: { target.lowercased().hasPrefix($0) }) else {
            throw .badRequest("the request target is neither a path nor an http URI")
        }
        let rest = target.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard Authority.isValid(rest[..<end]) else { throw .badRequest("the host of the request target is malformed") }
        let path = rest[end...]
        return path.first == "/" ? String(path) : "/" + path
    }
}
