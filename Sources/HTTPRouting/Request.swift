public import HTTPTypes

/// A request, complete with its body, as a handler sees it.
///
/// Nothing in it is checked beyond what the transport needed; a handler parses what it uses.
public struct Request: Sendable {
    /// The method.
    public let method: HTTPRequest.Method
    /// The path and the query as they came, percent-encoded; `*` for `OPTIONS *`.
    public let target: String
    /// The part of the target before the first `?`, percent-encoded.
    public let path: String
    /// The part of the target after the first `?`, percent-encoded; nil without a `?`.
    public let query: String?
    /// The header lines as they came. ``field(_:)`` reads one without building ``fields``.
    public var lines: [FieldLine]
    /// The body; empty if there is none.
    public var body: [UInt8]
    /// The address of the peer, without its port, when there is one.
    public var remoteAddress: String?
    /// The name of this request in answers and logs; filled in by the router when empty.
    public var id: String
    /// The template of the route that was found; nil before that.
    public internal(set) var template: String?
    var parameterNames: [String] = []
    var parameterValues: [String] = []

    /// A request from header lines as they came: what a server makes.
    public init(
        method: HTTPRequest.Method, target: String, lines: [FieldLine], body: [UInt8] = [],
        remoteAddress: String? = nil, id: String = ""
    ) {
        self.method = method
        self.target = target
        if let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(target[..<mark])
            query = String(target[target.utf8.index(after: mark)...])
        } else {
            path = target
            query = nil
        }
        self.lines = lines
        self.body = body
        self.remoteAddress = remoteAddress
        self.id = id
    }

    /// A request from fields: what a test or an embedding program makes.
    public init(
        _ method: HTTPRequest.Method = .get, _ target: String, fields: HTTPFields = [:],
        body: [UInt8] = [], remoteAddress: String? = nil, id: String = ""
    ) {
        let lines = fields.map { FieldLine(name: $0.name.rawName, value: $0.value) }
        self.init(
            method: method, target: target, lines: lines, body: body, remoteAddress: remoteAddress, id: id)
    }
}
