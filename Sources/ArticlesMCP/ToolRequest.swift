public import StrictJSON

/// The request of the REST API that a call of a tool stands for.
public struct ToolRequest: Sendable {
    /// `GET`, `POST` or `PATCH`.
    public let method: String
    /// The path of the route, with its parameters: `/v1/articles/{ref}`.
    public let template: String
    /// The values of the parameters, decoded.
    public let path: [String: String]
    /// The query, decoded.
    public let query: [(name: String, value: String)]
    /// The body; nil for none.
    public let body: JSONValue?
    /// The version that a change is about.
    public let version: Int?

    /// A request.
    public init(
        method: String, template: String, path: [String: String],
        query: [(name: String, value: String)], body: JSONValue?, version: Int?
    ) {
        self.method = method
        self.template = template
        self.path = path
        self.query = query
        self.body = body
        self.version = version
    }
}

/// What became of the call of a tool.
public struct ToolResult: Sendable {
    /// JSON: what the API responds, a problem too.
    public let json: [UInt8]
    /// Whether it is a problem, which the model can read and act on.
    public let isError: Bool

    /// A result.
    public init(json: [UInt8], isError: Bool) {
        self.json = json
        self.isError = isError
    }
}
