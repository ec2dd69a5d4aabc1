public import HTTPTypes

/// The route table, and what stands before it.
///
/// Filled once, then only read: `respond(to:)` may be called from anywhere, any number at a time.
public struct Router: Sendable {
    /// Calls the rest of the way: further middleware, then the handler.
    public typealias Next = @Sendable (Request) async -> Response

    /// Stands before every handler, for requests without a route too. `request.template` is known by then.
    public typealias Middleware = @Sendable (Request, Next) async -> Response

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
    /// Who may read answers from other origins; nil for nobody.
    public var cors: CORSPolicy?
    /// Told of each problem with a status of 500 or more, with its cause.
    public var onFailure: (@Sendable (Request, Problem) -> Void)?

    var tree = RouteTree()
    var middleware: [Middleware] = []
    let makeRequestID: @Sendable () -> String

    /// An empty table.
    ///
    /// - Parameter makeRequestID: Names the requests that come without a usable `X-Request-Id`.
    public init(
        cors: CORSPolicy? = nil, makeRequestID: @escaping @Sendable () -> String,
        onFailure: (@Sendable (Request, Problem) -> Void)? = nil
    ) {
        self.cors = cors
        self.makeRequestID = makeRequestID
        self.onFailure = onFailure
    }

    /// Adds a route. The template is literal segments and `{parameter}`s; a trailing slash is another path.
    ///
    /// `immediate` is asked first, unless there is middleware; what it returns must be what the handler
    /// would. `admission` is asked before a body is read.
    ///
    /// - Precondition: The template begins with `/`, has at most 32 segments and no parameter twice, and the
    ///   method has no route of the same shape yet.
    public mutating func on(
        _ method: HTTPRequest.Method, _ template: String, bodyLimit: Int? = nil,
        immediate: ImmediateHandler? = nil, admission: Admission? = nil, _ handler: @escaping Handler
    ) {
        let route = Route(
            method: method, template: template, bodyLimit: bodyLimit ?? Self.bodyLimit(of: method))
        let isNew = tree.insert(route, immediate: immediate, admission: admission, handler: handler)
        precondition(isNew, "the route \(method) \(template) is malformed or there already")
        routes.append(route)
    }

    /// Adds routes below a common prefix.
    public mutating func group(_ prefix: String, _ add: (inout RouteGroup) -> Void) {
        var group = RouteGroup(prefix: prefix)
        add(&group)
        for (route, handler) in group.entries {
            on(route.method, route.template, bodyLimit: route.bodyLimit, handler)
        }
    }

    /// Adds middleware; what was added first is outermost.
    public mutating func use(_ middleware: @escaping Middleware) {
        self.middleware.append(middleware)
    }
}
