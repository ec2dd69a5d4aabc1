/// Routes of GET in the form of another product: below one path, the same for everyone.
///
/// Who serves them adds what goes with every public response: caching, conditions, limits. A response other than a 200 goes out as it is.
public struct Facade: Sendable {
    /// One of its routes.
    public struct Entry: Sendable {
        /// The path, a parameter written as `{name}`.
        public let template: String
        /// Whether a response may be about many articles: then it waits for memory.
        public let isList: Bool
        /// Makes the response, by the path and the query alone.
        public let respond: @Sendable (Request) async throws -> Response

        /// A route.
        public init(
            _ template: String, isList: Bool = false,
            _ respond: @escaping @Sendable (Request) async throws -> Response
        ) {
            self.template = template
            self.isList = isList
            self.respond = respond
        }
    }

    /// What all paths begin with, such as `/wp-json`.
    public let path: String
    /// The routes.
    public let routes: [Entry]
    /// Fields of its responses that a page of another origin may read.
    public let exposedFields: [String]
    /// Fields that its clients send from pages of other origins.
    public let requestFields: [String]
    /// Shows a problem of a request below the path in the form of that product.
    public let showProblem: @Sendable (Request, Problem) -> Response

    /// A facade.
    public init(
        path: String, routes: [Entry], exposedFields: [String] = [], requestFields: [String] = [],
        showProblem: @escaping @Sendable (Request, Problem) -> Response
    ) {
        self.path = path
        self.routes = routes
        self.exposedFields = exposedFields
        self.requestFields = requestFields
        self.showProblem = showProblem
    }

    /// Whether a request is for it, if only for nothing that is there.
    public func covers(_ request: Request) -> Bool {
        let path = request.path.utf8
        guard path.starts(with: self.path.utf8) else { return false }
        let next = path.dropFirst(self.path.utf8.count).first
        return next == nil || next == UInt8(ascii: "/")
    }
}
