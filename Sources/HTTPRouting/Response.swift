public import HTTPTypes

/// An answer.
public struct Response: Sendable {
    /// The body of an answer.
    public enum Body: Sendable {
        /// No body.
        case none
        /// All of it.
        case bytes([UInt8])
        /// Made while it is sent.
        case stream(ResponseStream)
    }

    /// The status.
    public var status: HTTPResponse.Status
    /// The header fields. `Content-Length` and `X-Request-Id` are set by the router.
    public var fields: HTTPFields
    /// The body.
    public var body: Body

    /// Makes an answer.
    public init(status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An answer of bytes of one media type.
    public init(status: HTTPResponse.Status = .ok, contentType: String, _ bytes: [UInt8]) {
        self.init(status: status, fields: [.contentType: contentType], body: .bytes(bytes))
    }

    /// An answer of text of one media type.
    public init(status: HTTPResponse.Status = .ok, contentType: String, _ text: String) {
        self.init(status: status, contentType: contentType, Array(text.utf8))
    }
}
