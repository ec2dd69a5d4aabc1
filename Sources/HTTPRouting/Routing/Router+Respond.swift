public import HTTPTypes

extension Router {
    /// Responds to a request. There is always a response.
    ///
    /// It has `X-Request-Id`, and `Content-Length` if its length is known; that of a HEAD has the
    /// fields of the GET and no body.
    public func respond(to request: Request) async -> Response {
        switch begin(request) {
        case .responded(let response): response
        case .pending(let pending): await finish(pending)
        }
    }

    /// Begins to respond to a request: to the end, when nothing has to be waited for.
    ///
    /// A server writes such a response without making a task for it.
    ///
    /// - Parameters:
    ///   - request: The request, with its body.
    ///   - admission: What `admit` returned for the header of this request; nil if it was not asked.
    public func begin(_ request: Request, after admission: BodyAdmission? = nil) -> Beginning {
        var request = request
        identify(&request)
        switch admission?.resolution ?? resolve(request) {
        case .endpoint(let match):
            let endpoint = match.endpoint
            request.match = match
            if let problem = refusal(
                of: request, contentLength: request.body.count, limit: endpoint.route.bodyLimit)
            {
                return .responded(finish(render(problem, for: request), for: request))
            }
            guard let response = endpoint.immediate?(request) else {
                return .pending(
                    PendingRequest(request: request, endpoint: endpoint, handler: admission?.handler))
            }
            return .responded(finish(response, for: request))
        case .options(let methods): return .responded(finish(options(request, methods), for: request))
        case .problem(let problem): return .responded(finish(render(problem, for: request), for: request))
        }
    }

    /// Responds to a request that `begin` left pending.
    public func finish(_ pending: PendingRequest) async -> Response {
        finish(await handle(pending), for: pending.request)
    }

    /// The response to a request that never reached a handler, finished like any other.
    public func respond(to request: Request, with problem: Problem) -> Response {
        var request = request
        identify(&request)
        return finish(render(problem, for: request), for: request)
    }

    private func handle(_ pending: PendingRequest) async -> Response {
        do throws(Problem) {
            if let handler = pending.handler { return try await handler(pending.request) }
            switch pending.endpoint.action {
            case .handler(let handler): return try await handler(pending.request)
            case .admission(let admit):
                let handler = try await admit(pending.request)
                return try await handler(pending.request)
            }
        } catch {
            return render(error, for: pending.request)
        }
    }

    private func render(_ problem: Problem, for request: Request) -> Response {
        var problem = problem
        problem.instance = "/requests/" + request.id
        if problem.status.code >= 500 { onFailure?(request, problem) }
        return showProblem?(request, problem) ?? problem.response
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
        response.routeNumber = request.match?.endpoint.number
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
    /// Whether a response of this status never has a body (RFC 9110 §6.4.1).
    public var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }
}
