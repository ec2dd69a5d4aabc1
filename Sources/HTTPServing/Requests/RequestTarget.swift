import HTTPRouting

/// The forms of a request target (RFC 9112 §3.2) made one.
enum RequestTarget {
    /// The target in origin form, or `*`.
    ///
    /// - Throws: A 414 for one that is too long, a 400 for one of another form.
    static func normalized(_ target: String, limit: Int) throws(Problem) -> String {
        let bytes = target.utf8.span
        guard bytes.count <= limit else { throw .targetTooLong(limit: limit) }
        for index in bytes.indices {
            guard (0x21...0x7E).contains(bytes[index]), bytes[index] != UInt8(ascii: "#") else {
                throw .badRequest("the request target has a character that belongs percent-encoded")
            }
        }
        if bytes.count > 0, bytes[0] == UInt8(ascii: "/") { return target }
        return target == "*" ? target : try originForm(ofAbsolute: target)
    }

    private static func originForm(ofAbsolute target: String) throws(Problem) -> String {
        guard let scheme = ["http://", "https://"].first(where: { target.lowercased().hasPrefix($0) }) else {
            throw .badRequest("the request target is neither a path nor an http URI")
        }
        let rest = target.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard Authority.isValid(String(rest[..<end])) else {
            throw .badRequest("the host of the request target is malformed")
        }
        let path = rest[end...]
        return path.first == "/" ? String(path) : "/" + path
    }
}
