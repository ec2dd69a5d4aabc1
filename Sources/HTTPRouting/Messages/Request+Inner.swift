public import HTTPTypes

extension Request {
    /// A request that is made within the program, for a route that is known: on behalf of another one, with its peer and its id.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - target: The path and the query, percent-encoded.
    ///   - template: The path of the route, with its parameters: `/a/{name}`.
    ///   - parameters: The values of the parameters, decoded.
    ///   - fields: The header fields.
    ///   - body: The body.
    ///   - request: The request that it is made on behalf of.
    public init(
        _ method: HTTPRequest.Method, _ target: String, to template: String, parameters: [String: String],
        fields: HTTPFields = [:], body: [UInt8] = [], for request: Request
    ) {
        self.init(
            method, target, fields: fields, body: body, remoteAddress: request.remoteAddress,
            id: request.id)
        let names = parameters.keys.sorted()
        let endpoint = Endpoint(
            route: Route(method: method, template: template, bodyLimit: body.count), number: 0,
            parameters: names.map {
                Endpoint.Parameter(name: $0, affixes: Affixes(prefix: [], suffix: []))
            },
            immediate: nil, action: .handler { _ throws(Problem) in throw .notFound() })
        match = RouteMatch(endpoint: endpoint, values: names.map { parameters[$0] ?? "" })
    }
}
