public import HTTPTypes

/// Answers a request, or throws the problem to answer with.
public typealias Handler = @Sendable (Request) async throws(Problem) -> Response

/// Answers a request without waiting for anything, or not at all: then the handler is asked.
public typealias ImmediateHandler = @Sendable (Request) -> Response?

/// Decides by the header of a request whether its body is to be read at all, and throws a problem if not.
/// What it returns is the request's `admission`.
public typealias Admission = @Sendable (Request) async throws(Problem) -> (any AnyObject & Sendable)?

/// A method and a path template: one line of the route table.
public struct Route: Sendable, Hashable {
    /// The method; GET answers HEAD too.
    public let method: HTTPRequest.Method
    /// The path, a parameter written as `{name}`.
    public let template: String
    /// The most bytes that a body may have.
    public let bodyLimit: Int

    /// Names a route.
    public init(method: HTTPRequest.Method, template: String, bodyLimit: Int) {
        self.method = method
        self.template = template
        self.bodyLimit = bodyLimit
    }
}

/// A route with what answers it.
struct Endpoint: Sendable {
    let route: Route
    let parameterNames: [String]
    let immediate: ImmediateHandler?
    let admission: Admission?
    let handler: Handler
}
