import HTTPTypes

/// What a request asks for.
enum Resolution: Sendable {
    case endpoint(RouteMatch)
    /// OPTIONS of a path that has these methods.
    case options([HTTPRequest.Method])
    indirect case problem(Problem)

    var routeNumber: Int? {
        switch self {
        case .endpoint(let match): match.endpoint.number
        case .options, .problem: nil
        }
    }
}

extension Router {
    /// The place in ``routes`` of the route that a request is for; nil if it is for none.
    public func routeNumber(of request: Request) -> Int? { resolve(request).routeNumber }

    /// Finds the endpoint of a request by its method and path.
    func resolve(_ request: Request) -> Resolution {
        if request.target == "*" {
            guard request.method == .options else { return .problem(.badRequest("* is only for OPTIONS")) }
            return .options(tree.allMethods)
        }
        let path = request.path.utf8.span
        do throws(PathSegments.Fault) {
            let segments = try PathSegments(path)
            guard let decoded = segments.decoded else { return resolve(request.method, segments, in: path) }
            return resolve(request.method, segments, in: decoded.span)
        } catch {
            switch error {
            case .malformed:
                return .problem(.badRequest("the path is not percent-encoded UTF-8 that begins with /"))
            case .tooDeep: return .problem(.notFound())
            }
        }
    }

    private func resolve(
        _ method: HTTPRequest.Method, _ segments: PathSegments, in bytes: Span<UInt8>
    ) -> Resolution {
        var match = tree.match(method, segments, in: bytes)
        if match == nil, method == .head { match = tree.match(.get, segments, in: bytes) }
        guard let match else { return unmatched(method, segments, in: bytes) }
        var values: [String] = []
        for index in 0..<segments.count where match.parameters & 1 << index != 0 {
            let range = match.endpoint.parameters[values.count].affixes.inner(segments.range(index))
            guard let value = String(strictUTF8: bytes.extracting(range)) else {
                return .problem(.badRequest("the path is not UTF-8"))
            }
            values.append(value)
        }
        return .endpoint(RouteMatch(endpoint: match.endpoint, values: values))
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
