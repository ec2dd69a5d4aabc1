import HTTPTypes

/// What becomes of a request before its body is read.
public struct BodyAdmission: Sendable {
    /// The most bytes that the body may have.
    public let limit: Int
    /// What has to be asked before the body is read; nil for nothing.
    public let check: Admission?
}

extension Router {
    /// Decides on a request by its header alone, before its body is read.
    ///
    /// - Throws: What reading the body could not change: a 413 or 415, and a 404 or 405 of a body that is not
    ///   worth waiting for.
    public func admit(_ request: Request, contentLength: Int?) throws(Problem) -> BodyAdmission {
        guard let endpoint = endpoint(request.method, path: request.path) else {
            var request = request
            if contentLength ?? .max > Self.idleBodyLimit, case .problem(let problem) = resolve(&request) {
                throw problem
            }
            return BodyAdmission(limit: Self.idleBodyLimit, check: nil)
        }
        let limit = endpoint.route.bodyLimit
        if let problem = refusal(of: request, contentLength: contentLength ?? 1, limit: limit) {
            throw problem
        }
        return BodyAdmission(limit: limit, check: middleware.isEmpty ? endpoint.admission : nil)
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
