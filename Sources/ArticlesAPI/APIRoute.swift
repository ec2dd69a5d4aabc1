public import Articles
public import HTTPRouting
public import HTTPTypes

/// The access to a route: who may use it.
public enum Access: Sendable, Hashable {
    /// Anyone. A key is not checked.
    case open
    /// Anyone. With a key there is more to see: drafts, scheduled and archived articles.
    case `public`
    /// Whoever has a key that reads.
    case read
    /// Whoever has a key that writes.
    case write
    /// Whoever has an admin key.
    case admin

    /// The least scope that a key must have; nil where none is needed.
    public var scope: Scope? {
        switch self {
        case .open, .public: nil
        case .read: .read
        case .write: .write
        case .admin: .admin
        }
    }
}

/// Decode, one use case, encode. Throws `Problem` and `ArticleError` only.
typealias Operation = @Sendable (Request, Caller) async throws -> Response

/// A line of the route table: method, path, access and handler.
public struct APIRoute: Sendable {
    /// The method; a route of GET is one of HEAD too.
    public let method: HTTPRequest.Method
    /// The path, a parameter written as `{name}`.
    public let path: String
    /// Who may use it.
    public let access: Access
    /// The media types of its responses, the one first that comes without `Accept`. None where the ending of the path says which it is,
    /// whatever `Accept` says (RFC 9110 §12.5.1).
    let mediaTypes: [String]
    /// The most bytes of a body; nil for what is usual for the method.
    let bodyLimit: Int?
    let kind: ResourceKind
    let operation: Operation
    let immediate: ImmediateHandler?
    /// Whether responses to whoever asks without a key are kept until anything changes.
    let isKept: Bool

    init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ kind: ResourceKind,
        _ operation: @escaping Operation, mediaTypes: [String] = [MediaType.json],
        bodyLimit: Int? = nil, immediate: ImmediateHandler? = nil, isKept: Bool = false
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.mediaTypes = mediaTypes
        self.bodyLimit = bodyLimit
        self.kind = kind
        self.operation = operation
        self.immediate = immediate
        self.isKept = isKept
    }
}

extension ArticlesAPI {
    /// Adds every route of the table, and those of the facades.
    public func register(on router: inout Router) {
        if let reader = settings.reader {
            let paths = Set(routes.filter { $0.mediaTypes == [MediaType.page] }.map(\.path))
            router.showProblem = { page(of: $1, for: $0, reader, at: paths) }
        }
        for route in routes {
            if route.access == .open {
                let handler = handler(of: route, for: Caller(nil))
                router.on(route.method, route.path, immediate: route.immediate, handler)
            } else {
                let kept = route.isKept && cache != nil ? showKept(as: route.mediaTypes.first) : nil
                router.on(
                    route.method, route.path, bodyLimit: route.bodyLimit, immediate: route.immediate ?? kept,
                    admission: admission(to: route))
            }
        }
        registerFacades(on: &router)
    }

    /// Finds out who asks and whether they may, once for each request, before its body is read. What is
    /// refused counts against the limit of whoever asks, too.
    private func admission(to route: APIRoute) -> Admission {
        { request async throws(Problem) in
            let caller = try await asProblem(route.kind, request) { try await self.caller(of: request) }
            let quota = quota(for: caller, request)
            try checkQuota(quota)
            do throws(Problem) {
                try await asProblem(route.kind, request) { () async throws -> Void in
                    try authorize(caller, request, for: route)
                }
            } catch {
                throw quota?.applied(to: error) ?? error
            }
            let handler = handler(of: route, for: caller, admittedAt: articles.now)
            return quota.map { limited(by: $0, handler) } ?? handler
        }
    }

    /// The handler of a request that was admitted at an instant: its key is looked at again if its body may
    /// have been on the way meanwhile.
    func handler(of route: APIRoute, for caller: Caller, admittedAt: Timestamp? = nil) -> Handler {
        let operation = relative(route.operation, in: route)
        let change = relative({ try await once($0, $1, route.operation) }, in: route)
        return { request async throws(Problem) in
            try await asProblem(route.kind, request) {
                if route.method != .get || articles.now != admittedAt { try await checkKey(of: caller) }
                guard route.access != .open else { return try await operation(request, caller) }
                if route.isKept {
                    return try await keeping(request, for: caller) { request in
                        try await consistently(request, caller, of: route) {
                            try await operation(request, caller)
                        }
                    }
                }
                return try await consistently(request, caller, of: route) {
                    guard route.method != .get, route.access.scope != nil else {
                        // An article by itself is changed by no other one's appearance.
                        guard route.immediate == nil else { return try await operation(request, caller) }
                        return try await shortened { try await operation(request, caller) }
                    }
                    return try await change(request, caller)
                }
            }
        }
    }
}
