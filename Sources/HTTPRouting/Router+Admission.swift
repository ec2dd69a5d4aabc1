import HTTPTypes

extension Router {
    /// Decides on a request by its header alone, before its body is read.
    ///
    /// - Returns: The most bytes that the body may have.
    /// - Throws: A 413 or 415 that reading the body could not change.
    public func admit(_ request: Request, contentLength: Int?) throws(Problem) -> Int {
        let limit = bodyLimit(request.method, path: request.path) ?? Self.defaultBodyLimit
        if let problem = refusal(of: request, contentLength: contentLength ?? 1, limit: limit) {
            throw problem
        }
        return limit
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
        if let coding = request.field(.contentEncoding), coding.lowercased() != "identity" {
            return .unsupportedMediaType("the body must not have a Content-Encoding")
        }
        return nil
    }
}
