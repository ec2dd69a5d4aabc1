import HTTPTypes

/// The decision about a request with a body, made by its header.
public struct BodyAdmission: Sendable {
    /// The most bytes that the body may have.
    public let limit: Int
    /// What has to be asked before the body is read; nil for nothing.
    public let check: Admission?
    /// What `check` returned.
    public var handler: Handler?
    /// What the request asks for, so that its route is looked for once.
    let resolution: Resolution

    /// The place of the route in `Router.routes`; nil if the request is for none.
    public var routeNumber: Int? { resolution.routeNumber }
}

extension Router {
    /// Decides on a request by its header alone, before its body is read. `begin` takes the result.
    ///
    /// - Throws: What reading the body could not change: a 413 or 415, and a 404 or 405 of a body that is not
    ///   worth waiting for.
    public func admit(_ request: Request, contentLength: Int?) throws(Problem) -> BodyAdmission {
        let resolution = resolve(request)
        guard case .endpoint(let match) = resolution else {
            if case .problem(let problem) = resolution, contentLength ?? .max > Self.idleBodyLimit {
                throw problem
            }
            return BodyAdmission(limit: Self.idleBodyLimit, check: nil, resolution: resolution)
        }
        let limit = match.endpoint.route.bodyLimit
        if let problem = refusal(of: request, contentLength: contentLength ?? 1, limit: limit) {
            throw problem
        }
        switch match.endpoint.action {
        case .handler: return BodyAdmission(limit: limit, check: nil, resolution: resolution)
        case .admission(let admit):
            let check: Admission = { request async throws(Problem) in
                var request = request
                request.match = match
                return try await admit(request)
            }
            return BodyAdmission(limit: limit, check: check, resolution: resolution)
        }
    }

    /// Names a request: the id that it brings in `X-Request-Id` (1–128 visible ASCII characters), else
    /// a new one.
    public func identify(_ request: inout Request) {
        guard request.id.isEmpty else { return }
        if let given = request.field(.xRequestID), (1...128).contains(given.utf8.count),
            given.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            request.id = given
        } else {
            request.id = makeRequestID()
        }
    }

    func refusal(of request: Request, contentLength: Int, limit: Int) -> Problem? {
        guard contentLength > 0 else { return nil }
        if contentLength > limit { return .contentTooLarge(limit: limit) }
        let codings = request.field(.contentEncoding)?.lowercased().split(separator: ",") ?? []
        if codings.contains(where: { !["", "identity"].contains($0.trimmingSpace()) }) {
            return .unsupportedMediaType("the body must not have a Content-Encoding")
        }
        return nil
    }
}
