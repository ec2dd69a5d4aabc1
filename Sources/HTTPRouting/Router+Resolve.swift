import HTTPTypes

/// What a request asks for.
enum Resolution: Sendable {
    case endpoint(Endpoint)
    /// OPTIONS of a path that has these methods.
    case options([HTTPRequest.Method])
    case problem(Problem)
}

extension Router {
    /// Finds the route of a request, checks what can be checked without the handler, fills in the parameters.
    func resolve(_ request: inout Request) -> Resolution {
        if request.target == "*" {
            guard request.method == .options else { return .problem(.badRequest("* is only for OPTIONS")) }
            return .options(tree.allMethods)
        }
        let path = request.path.utf8.span
        do throws(PathSegments.Fault) {
            let segments = try PathSegments(path)
            guard let decoded = segments.decoded else { return resolve(&request, segments, in: path) }
            return resolve(&request, segments, in: decoded.span)
        } catch {
            switch error {
            case .malformed:
                return .problem(.badRequest("the path is not percent-encoded UTF-8 that begins with /"))
            case .tooDeep: return .problem(.notFound())
            }
        }
    }

    /// The route that a method and a path lead to; nil if there is none.
    func endpoint(_ method: HTTPRequest.Method, path: String) -> Endpoint? {
        let path = path.utf8.span
        guard let segments = try? PathSegments(path) else { return nil }
        guard let decoded = segments.decoded else { return endpoint(method, segments, in: path) }
        return endpoint(method, segments, in: decoded.span)
    }

    private func endpoint(
        _ method: HTTPRequest.Method, _ segments: PathSegments, in bytes: Span<UInt8>
    ) -> Endpoint? {
        if let match = tree.match(method, segments, in: bytes) { return match.endpoint }
        return method == .head ? tree.match(.get, segments, in: bytes)?.endpoint : nil
    }

    private func resolve(
        _ request: inout Request, _ segments: PathSegments, in bytes: Span<UInt8>
    ) -> Resolution {
        var match = tree.match(request.method, segments, in: bytes)
        if match == nil, request.method == .head { match = tree.match(.get, segments, in: bytes) }
        guard let match else { return unmatched(request.method, segments, in: bytes) }
        let endpoint = match.endpoint
        var values: [String] = []
        for index in 0..<segments.count where match.parameters & 1 << index != 0 {
            guard let value = String(strictUTF8: bytes.extracting(segments.range(index))) else {
                return .problem(.badRequest("the path is not UTF-8"))
            }
            values.append(value)
        }
        request.match = RouteMatch(
            template: endpoint.route.template, names: endpoint.parameterNames, values: values)
        if let problem = refusal(
            of: request, contentLength: request.body.count, limit: endpoint.route.bodyLimit)
        {
            return .problem(problem)
        }
        return .endpoint(endpoint)
    }

    private func unmatched(
        _ method: HTTPRequest.Method, _ segments: PathSegments, in bytes: Span<UInt8>
    ) -> Resolution {
        let methods = tree.methods(segments, in: bytes)
        guard !methods.isEmpty else { return .problem(.notFound()) }
        if method == .options { return .options(methods) }
        return .problem(.methodNotAllowed(method, allow: Self.allow(methods)))
    }
}
