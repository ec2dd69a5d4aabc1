/// One `name=value` of a query string, decoded.
public struct QueryItem: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value; empty without a `=`.
    public let value: String

    /// Pairs a name and a value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension Request {
    /// The most pairs that a query may have.
    public static let queryItemLimit = 100

    /// The pairs of the query, in order, decoded; `+` is a space, an empty pair is skipped.
    ///
    /// - Throws: A 400 that names the parameter on a malformed escape or bytes that are not UTF-8,
    ///   and a 400 beyond ``queryItemLimit`` pairs.
    public var queryItems: [QueryItem] {
        get throws(Problem) {
            guard let query, !query.isEmpty else { return [] }
            var items: [QueryItem] = []
            let span = query.utf8.span
            var start = 0
            while start <= span.count {
                var end = start
                while end < span.count, span[end] != UInt8(ascii: "&") { end += 1 }
                if end > start {
                    guard items.count < Self.queryItemLimit else {
                        throw .badRequest(
                            "the query has more than \(Self.queryItemLimit) parameters")
                    }
                    items.append(try QueryItem(span, in: start..<end))
                }
                start = end + 1
            }
            return items
        }
    }
}

extension QueryItem {
    init(_ span: Span<UInt8>, in range: Range<Int>) throws(Problem) {
        var equals = range.lowerBound
        while equals < range.upperBound, span[equals] != UInt8(ascii: "=") { equals += 1 }
        guard let name = Self.text(span, in: range.lowerBound..<equals) else {
            throw .badRequest("the name of a query parameter is not percent-encoded UTF-8")
        }
        let valueStart = min(equals + 1, range.upperBound)
        guard let value = Self.text(span, in: valueStart..<range.upperBound) else {
            throw .badParameter(
                name, code: "encoding", detail: "\(name) is not percent-encoded UTF-8")
        }
        self.init(name: name, value: value)
    }

    private static func text(_ span: Span<UInt8>, in range: Range<Int>) -> String? {
        guard let bytes = PercentCoding.decode(span, in: range, plusIsSpace: true) else { return nil }
        return String(strictUTF8: bytes.span)
    }
}
