import HTTPTypes

extension Request {
    /// Checks that the client accepts a response of one of these media types; without `Accept` it takes
    /// anything.
    ///
    /// - Returns: The type it likes best; of equals the one that is offered first.
    /// - Throws: A 406 if `Accept` excludes them all.
    @discardableResult
    public func accepts(_ offered: String...) throws(Problem) -> String { try accepts(offered) }

    /// As the other one, of a list.
    @discardableResult
    public func accepts(_ offered: [String]) throws(Problem) -> String {
        let first = offered.first ?? ""
        guard let accept = field(.accept), accept != "*/*" else { return first }
        let ranges = MediaRange.list(accept)
        guard !ranges.isEmpty else { return first }
        var best: (type: String, quality: Int)?
        for type in offered {
            let quality = MediaRange.quality(of: type, in: ranges)
            if quality > best?.quality ?? 0 { best = (type, quality) }
        }
        guard let best else { throw .notAcceptable(offered: offered.joined(separator: " or ")) }
        return best.type
    }

    /// Checks that the body is of one of these media types, in UTF-8 if it names a charset.
    ///
    /// - Returns: The media type, in lower case and without parameters.
    /// - Throws: A 415 if it is another, or the request does not say.
    @discardableResult
    public func requireContentType(_ readable: String...) throws(Problem) -> String {
        let list = readable.joined(separator: " or ")
        guard let value = field(.contentType) else {
            throw .unsupportedMediaType("Content-Type is missing; send \(list)")
        }
        let parts = value.split(separator: ";").map { $0.trimmingSpace().lowercased() }
        guard let type = parts.first, readable.contains(type) else {
            throw .unsupportedMediaType("Content-Type must be \(list)")
        }
        for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
            let charset = parameter.dropFirst("charset=".count).filter { $0 != "\"" }
            guard charset == "utf-8" else { throw .unsupportedMediaType("the charset must be utf-8") }
        }
        return type
    }
}
