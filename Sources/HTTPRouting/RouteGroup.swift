public import HTTPTypes

/// Routes below a common prefix.
public struct RouteGroup {
    let prefix: String
    private(set) var entries: [(route: Route, handler: Handler)] = []

    init(prefix: String) {
        self.prefix = prefix
    }

    /// Adds a route; the template goes on where the prefix ends, and may be empty.
    public mutating func on(
        _ method: HTTPRequest.Method, _ template: String, bodyLimit: Int? = nil,
        _ handler: @escaping Handler
    ) {
        let route = Route(
            method: method, template: prefix + template, bodyLimit: bodyLimit ?? Router.bodyLimit(of: method))
        entries.append((route, handler))
    }
}
