import HTTPTypes

/// Which other origins may read responses in a browser (the Fetch standard's CORS protocol).
///
/// An origin is compared whole and exactly; `null` never matches. Credentials are never allowed.
public struct CORSPolicy: Sendable, Hashable {
    /// The origins, such as `https://example.org`.
    public var origins: Set<String>
    /// Whether any origin at all may read; ``origins`` then does not matter.
    public var allowsEveryOrigin: Bool
    /// The request fields that a page may set.
    public var requestFields: [String]
    /// The response fields that a page may read.
    public var exposedFields: [String]
    /// How many seconds a browser may keep the response to a preflight.
    public var maxAge: Int

    /// A policy for a list of origins.
    public init(
        origins: Set<String>, allowsEveryOrigin: Bool = false,
        requestFields: [String] = CORSPolicy.defaultRequestFields,
        exposedFields: [String] = CORSPolicy.defaultExposedFields, maxAge: Int = 600
    ) {
        self.origins = origins
        self.allowsEveryOrigin = allowsEveryOrigin
        self.requestFields = requestFields
        self.exposedFields = exposedFields
        self.maxAge = maxAge
    }

    /// The request fields that a page may set unless told otherwise.
    public static let defaultRequestFields = [
        "Authorization", "Content-Type", "Dateline-Consistency-Token", "Idempotency-Key", "If-Match",
        "If-None-Match", "Last-Event-ID", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", "traceparent",
        "X-Request-Id",
    ]

    /// The response fields that a page may read unless told otherwise.
    public static let defaultExposedFields = [
        "Dateline-Consistency-Token", "ETag", "Idempotency-Replayed", "Link", "Location", "RateLimit",
        "RateLimit-Policy",
        "Retry-After", "X-Request-Id",
    ]
}

extension CORSPolicy {
    /// The value of `Access-Control-Allow-Origin` for a request; nil if its origin may not read.
    ///
    /// Where every origin may, the response says so to requests without an origin too: a shared cache may
    /// give it to one that has one (Fetch §3.2.5).
    func allowedOrigin(_ request: Request) -> String? {
        if allowsEveryOrigin { return "*" }
        guard let origin = request.field(.origin), origin != "null" else { return nil }
        return origins.contains(origin) ? origin : nil
    }

    /// Marks a response with the origin that may read it.
    func apply(to response: inout Response, for request: Request) {
        if !allowsEveryOrigin { response.fields.append(HTTPField(name: .vary, value: "Origin")) }
        guard let origin = allowedOrigin(request) else { return }
        response.fields[.accessControlAllowOrigin] = origin
        guard request.method != .options, !exposedFields.isEmpty else { return }
        response.fields[.accessControlExposeHeaders] = exposedFields.joined(separator: ", ")
    }

    /// Adds the fields of the response to a preflight, if this is one from an origin that may read.
    func preflight(_ response: inout Response, for request: Request, methods: String) {
        guard request.hasField(.accessControlRequestMethod), allowedOrigin(request) != nil else { return }
        response.fields[.accessControlAllowMethods] = methods
        response.fields[.accessControlAllowHeaders] = requestFields.joined(separator: ", ")
        response.fields[.accessControlMaxAge] = String(maxAge)
        response.fields.append(
            HTTPField(name: .vary, value: "Access-Control-Request-Method, Access-Control-Request-Headers"))
    }
}
