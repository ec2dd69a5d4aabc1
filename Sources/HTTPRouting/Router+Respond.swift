public import HTTPTypes

extension Router {
    /// Answers a request. There is always an answer.
    ///
    /// The answer has `X-Request-Id`, and `Content-Length` if its length is known; a HEAD has the
    /// fields of the GET and no body.
    public func respond(to request: Request) async -> Response {
        switch begin(request) {
        case .answered(let response): response
        case .pending(let pending): await finish(pending)
        }
    }

    /// Begins to answer a request: to the end, when nothing has to be waited for.
    ///
    /// A server writes such an answer without making a task for it.
    public func begin(_ request: Request) -> Beginning {
        var request = request
        identify(&request)
        let resolution = resolve(&request)
        guard middleware.isEmpty else { return .pending(PendingRequest(request, resolution)) }
        switch resolution {
        case .endpoint(let endpoint):
            guard let response = endpoint.immediate?(request) else {
                return .pending(PendingRequest(request, resolution))
            }
            return .answered(finish(response, for: request))
        case .options(let methods): return .answered(finish(options(request, methods), for: request))
        case .problem(let problem): return .answered(finish(render(problem, for: request), for: request))
        }
    }

    /// Answers a request that `begin` left pending.
    public func finish(_ pending: PendingRequest) async -> Response {
        let response: Response
        if middleware.isEmpty {
            response = await answer(pending.request, pending.resolution)
        } else {
            response = await pass(pending.request, through: middleware[...], to: pending.resolution)
        }
        return finish(response, for: pending.request)
    }

    /// The answer to a request that never reached a handler, finished like any other.
    public func respond(to request: Request, with problem: Problem) -> Response {
        var request = request
        identify(&request)
        return finish(render(problem, for: request), for: request)
    }

    private func pass(
        _ request: Request, through rest: ArraySlice<Middleware>, to resolution: Resolution
    ) async -> Response {
        guard let first = rest.first else { return await answer(request, resolution) }
        return await first(request) { request in
            await self.pass(request, through: rest.dropFirst(), to: resolution)
        }
    }

    private func answer(_ request: Request, _ resolution: Resolution) async -> Response {
        switch resolution {
        case .endpoint(let endpoint):
            do throws(Problem) {
                return try await endpoint.handler(request)
            } catch {
                return render(error, for: request)
            }
        case .options(let methods): return options(request, methods)
        case .problem(let problem): return render(problem, for: request)
        }
    }

    private func render(_ problem: Problem, for request: Request) -> Response {
        var problem = problem
        problem.instance = "/requests/" + request.id
        if problem.status.code >= 500 { onFailure?(request, problem) }
        return problem.response
    }
}

extension Router {
    /// What the client sees, the same in memory and over a socket.
    private func finish(_ response: Response, for request: Request) -> Response {
        var response = response
        if response.prepared == nil {
            response.removeFraming()
            response.fields.reserveCapacity(response.fields.count + 3)
            if response.status.forbidsBody {
                response.body = .none
            } else if let length = response.length {
                response.append(.contentLength, String(length))
            }
        }
        if request.method == .head { response.body = .none }
        response.append(.xRequestID, request.id)
        cors?.apply(to: &response, for: request)
        return response
    }
}

extension Response {
    /// The length of the body; nil if it is not known yet.
    fileprivate var length: Int? {
        switch body {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .stream: nil
        }
    }

    /// Removes what is not the handler's to say.
    fileprivate mutating func removeFraming() {
        let isFramed = fields.contains { field in
            let name = field.name.canonicalName
            return switch name.utf8.count {
            case 10: name == "connection"
            case 12: name == "x-request-id"
            case 14: name == "content-length"
            case 17: name == "transfer-encoding"
            default: false
            }
        }
        guard isFramed else { return }
        for name in HTTPField.Name.framing { fields[name] = nil }
    }
}

extension HTTPResponse.Status {
    /// Whether an answer of this status never has a body (RFC 9110 §6.4.1).
    public var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }
}
