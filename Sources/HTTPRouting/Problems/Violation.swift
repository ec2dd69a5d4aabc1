/// One thing that is wrong with a request.
public struct Violation: Sendable, Hashable {
    /// Where a violation is.
    public enum Location: Sendable, Hashable {
        /// A JSON Pointer (RFC 6901) into the body; empty for the whole of it.
        case pointer(String)
        /// The name of a query or path parameter.
        case parameter(String)
        /// The name of a header field.
        case header(String)
    }

    /// Where it is.
    public let location: Location
    /// A stable word for programs.
    public let code: String
    /// A sentence for people.
    public let detail: String

    /// Describes a violation.
    public init(_ location: Location, code: String, detail: String) {
        self.location = location
        self.code = code
        self.detail = detail
    }
}
