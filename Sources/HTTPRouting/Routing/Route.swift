public import HTTPTypes

/// Makes the response to a request, or throws the problem that the response is.
public typealias Handler = @Sendable (Request) async throws(Problem) -> Response

/// Makes the response to a request without waiting for anything; nil leaves the request to the handler.
public typealias ImmediateHandler = @Sendable (Request) -> Response?

/// Decides by the header of a request, before its body is read, whether it is handled at all, and throws a problem
/// if not. What it returns handles the request.
public typealias Admission = @Sendable (Request) async throws(Problem) -> Handler

/// A method and a path template: one line of the route table.
public struct Route: Sendable, Hashable {
    /// The method; a route of GET is one of HEAD too.
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

/// A route with what handles its requests.
final class Endpoint: Sendable {
    /// Who makes the response.
    enum Action: Sendable {
        case handler(Handler)
        /// Asked once for each request, before its body is read if it has one.
        case admission(Admission)
    }

    /// A parameter of the path.
    struct Parameter: Sendable {
        let name: String
        let affixes: Affixes
    }

    let route: Route
    /// The place of the route among those of its router.
    let number: Int
    let parameters: [Parameter]
    let immediate: ImmediateHandler?
    let action: Action

    init(
        route: Route, number: Int, parameters: [Parameter], immediate: ImmediateHandler?, action: Action
    ) {
        self.route = route
        self.number = number
        self.parameters = parameters
        self.immediate = immediate
        self.action = action
    }
}
