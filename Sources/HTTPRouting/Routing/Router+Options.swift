import HTTPTypes

extension Router {
    /// The response to OPTIONS: the methods of the path, and what CORS lets a foreign page do.
    func options(_ request: Request, _ methods: [HTTPRequest.Method]) -> Response {
        var response = Response(status: .noContent, fields: [.allow: Self.allow(methods)])
        cors?.preflight(&response, for: request, methods: Self.allow(methods))
        return response
    }

    /// The value of `Allow` for methods that have a route.
    static func allow(_ methods: [HTTPRequest.Method]) -> String {
        var names = methods.map(\.rawValue)
        if names.contains("GET"), !names.contains("HEAD") { names.append("HEAD") }
        if !names.contains("OPTIONS") { names.append("OPTIONS") }
        return names.sorted().joined(separator: ", ")
    }
}

extension RouteTree {
    /// Every method that some route has.
    var allMethods: [HTTPRequest.Method] {
        var methods: [HTTPRequest.Method] = []
        for method in endpoints.map(\.route.method) where !methods.contains(method) {
            methods.append(method)
        }
        return methods
    }
}
