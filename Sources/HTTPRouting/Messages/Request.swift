public import HTTPTypes

/// A request, complete with its body, as a handler sees it.
///
/// Nothing in it is checked beyond what the transport needed; a handler parses what it uses.
public struct Request: Sendable {
    /// The body; empty if there is none.
    public var body: [UInt8]
    /// The name of this request in responses and logs; filled in by the router when empty.
    public var id: String
    let head: RequestHead
    var match: RouteMatch?

    /// A request from header lines as they came: what a server makes.
    public init(
        method: HTTPRequest.Method, target: String, lines: [FieldLine], body: [UInt8] = [],
        remoteAddress: String? = nil, id: String = ""
    ) {
        head = RequestHead(method: method, target: target, lines: lines, remoteAddress: remoteAddress)
        self.body = body
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

extension Request {
    /// The method.
    public var method: HTTPRequest.Method { head.method }
    /// The path and the query as they came, percent-encoded; `*` for `OPTIONS *`.
    public var target: String { head.target }
    /// The part of the target before the first `?`, percent-encoded.
    public var path: String { head.path }
    /// The part of the target after the first `?`, percent-encoded; nil without a `?`.
    public var query: String? { head.query }
    /// The header lines as they came. ``field(_:)`` reads one without building ``fields``.
    public var lines: [FieldLine] { head.lines }
    /// The address of the peer, without its port, when there is one.
    public var remoteAddress: String? { head.remoteAddress }
    /// The same request without the header lines of a field.
    public func removing(_ name: HTTPField.Name) -> Request {
        let others = lines.filter { !$0.isNamed(name.canonicalName) }
        guard others.count < lines.count else { return self }
        var request = Request(
            method: method, target: target, lines: others, body: body, remoteAddress: remoteAddress, id: id)
        request.match = match
        return request
    }

    /// The template of the route that was found; nil before that, or if there is none.
    public var template: String? { match?.endpoint.route.template }
}
