public import HTTPTypes

/// A router: the route table, request ids, preflight and problems.
///
/// Filled once, then only read: `respond(to:)` may be called from anywhere, any number at a time.
public struct Router: Sendable {
    /// The default limit of a body: 2 MiB.
    public static let defaultBodyLimit = 2 << 20

    /// The default limit of a body that means nothing, as that of a GET (RFC 9110 §9.3.1): 64 KiB.
    static let idleBodyLimit = 64 << 10

    /// The default limit of the bodies of a method.
    static func bodyLimit(of method: HTTPRequest.Method) -> Int {
        switch method {
        case .get, .head, .delete, .options: idleBodyLimit
        default: defaultBodyLimit
        }
    }

    /// The routes, in the order in which they were added.
    public private(set) var routes: [Route] = []
    /// Who may read responses from other origins; nil for nobody.
    public var cors: CORSPolicy?
    /// Called with each problem with a status of 500 or more, with its cause.
    public var onFailure: (@Sendable (Request, Problem) -> Void)?

    /// Shows a problem in another form than `application/problem+json`, such as a page for people; nil for that form.
    public var showProblem: (@Sendable (Request, Problem) -> Response?)?

    var tree = RouteTree()
    let makeRequestID: @Sendable () -> String

    /// An empty table.
    ///
    /// - Parameters:
    ///   - cors: Who may read responses from other origins; nil for nobody.
    ///   - makeRequestID: Names the requests that come without a usable `X-Request-Id`.
    ///   - onFailure: Called with each problem with a status of 500 or more, with its cause.
    public init(
        cors: CORSPolicy? = nil, makeRequestID: @escaping @Sendable () -> String,
        onFailure: (@Sendable (Request, Problem) -> Void)? = nil
    ) {
        self.cors = cors
        self.makeRequestID = makeRequestID
        self.onFailure = onFailure
    }

    /// Adds a route. The template is literal segments and `{parameter}`s, which may have a literal beginning and end:
    /// `file-{n}.txt`. A trailing slash is another path.
    ///
    /// `immediate` is asked first; what it returns must be what the handler would.
    ///
    /// - Precondition: The template begins with `/`, has at most 32 segments and no parameter twice, and the
    ///   method has no route of the same shape yet.
    public mutating func on(
        _ method: HTTPRequest.Method, _ template: String, bodyLimit: Int? = nil,
        immediate: ImmediateHandler? = nil, _ handler: @escaping Handler
    ) {
        add(method, template, bodyLimit, immediate, .handler(handler))
    }

    /// Adds a route whose requests are admitted before they are handled, and before their body is read.
    ///
    /// - Precondition: That of the other routes.
    public mutating func on(
        _ method: HTTPRequest.Method, _ template: String, bodyLimit: Int? = nil,
        immediate: ImmediateHandler? = nil, admission: @escaping Admission
    ) {
        add(method, template, bodyLimit, immediate, .admission(admission))
    }

    private mutating func add(
        _ method: HTTPRequest.Method, _ template: String, _ bodyLimit: Int?,
        _ immediate: ImmediateHandler?, _ action: Endpoint.Action
    ) {
        let route = Route(
            method: method, template: template, bodyLimit: bodyLimit ?? Self.bodyLimit(of: method))
        let isNew = tree.insert(route, number: routes.count, immediate: immediate, action)
        precondition(isNew, "the route \(method) \(template) is malformed or there already")
        routes.append(route)
    }
}
