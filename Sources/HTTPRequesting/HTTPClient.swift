/// Sends requests to other servers.
public protocol HTTPClient: Sendable {
    /// Sends a request, and returns the response, whatever its status: a redirect is not followed.
    func send(_ request: ClientRequest) async throws(ClientError) -> ClientResponse
}

/// A request to another server.
public struct ClientRequest: Sendable {
    /// The method.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// The method.
    public var method: Method
    /// An absolute http or https URL.
    public var url: String
    /// The header fields.
    public var fields: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// How long it may take until the response is complete, name and connection included.
    public var timeout: Duration
    /// How many bytes of the body of the response are read.
    public var responseLimit: Int
    /// Whether the response has its header fields.
    public var keepsFields = false

    /// A request.
    public init(
        _ method: Method, _ url: String, fields: [(name: String, value: String)] = [], body: [UInt8] = [],
        timeout: Duration = .seconds(15), responseLimit: Int = 64 << 10
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.timeout = timeout
        self.responseLimit = responseLimit
    }
}

/// The response of another server.
public struct ClientResponse: Sendable, Hashable {
    /// The status code.
    public var status: Int
    /// The first bytes of the body, at most `responseLimit`.
    public var body: [UInt8]
    /// Whether there was more, which was not read.
    public var isTruncated: Bool
    /// After how many seconds it asks to be asked again (RFC 9110 §10.2.3).
    public var retryAfter: Int?
    /// The header fields in their order, if the request asks for them.
    public var fields: [Field]

    /// A header field.
    public struct Field: Sendable, Hashable {
        /// The name, as the server writes it.
        public var name: String
        /// The value without white space around it.
        public var value: String

        /// A field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A response.
    public init(
        status: Int, body: [UInt8] = [], isTruncated: Bool = false, retryAfter: Int? = nil,
        fields: [Field] = []
    ) {
        self.fields = fields
        self.status = status
        self.body = body
        self.isTruncated = isTruncated
        self.retryAfter = retryAfter
    }
}

/// Why there is no response.
public enum ClientError: String, Error, Sendable, CaseIterable {
    /// It was not complete in time.
    case timeout
    /// The name leads only to addresses that must not be contacted.
    case addressRefused = "address refused"
    /// The name leads nowhere.
    case notResolved = "name not resolved"
    /// No connection, or one that broke.
    case connection = "connection failed"
    /// The certificate is not right, or there is no common protocol.
    case encryption = "tls failed"
    /// What came is no response of HTTP, or its header is longer than 64 KiB.
    case invalidResponse = "invalid response"
    /// The URL, or a field, can't be used.
    case invalidRequest = "invalid request"
    /// The task was cancelled, or the client was closed.
    case cancelled
}
