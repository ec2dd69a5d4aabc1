public import HTTPTypes
import StrictJSON

/// The problems that HTTP itself knows.
extension Problem {
    /// 400: the request cannot be understood.
    public static func badRequest(_ detail: String, errors: [Violation] = []) -> Problem {
        Problem(
            "bad-request", title: "The request cannot be understood", status: .badRequest,
            detail: detail, errors: errors)
    }

    /// 400: a query or path parameter is wrong.
    public static func badParameter(_ name: String, code: String, detail: String) -> Problem {
        Problem(
            "bad-parameter", title: "A parameter is not valid", status: .badRequest, detail: detail,
            errors: [Violation(.parameter(name), code: code, detail: detail)])
    }

    /// 404: there is nothing here.
    public static func notFound(_ detail: String = "there is nothing at this path") -> Problem {
        Problem("not-found", title: "Not found", status: .notFound, detail: detail)
    }

    /// 405: the path is known, but not with this method.
    public static func methodNotAllowed(_ method: HTTPRequest.Method, allow: String) -> Problem {
        Problem(
            "method-not-allowed", title: "The method is not allowed here", status: .methodNotAllowed,
            detail: "\(method.rawValue) is not one of \(allow)", fields: [.allow: allow])
    }

    /// 406: the response exists in none of the accepted media types.
    public static func notAcceptable(offered: String) -> Problem {
        Problem(
            "not-acceptable", title: "No acceptable form", status: .notAcceptable,
            detail: "the answer is \(offered), which Accept excludes")
    }

    /// 408: the request did not arrive in time.
    public static func requestTimeout(_ detail: String) -> Problem {
        Problem(
            "request-timeout", title: "The request took too long to arrive", status: .requestTimeout,
            detail: detail)
    }

    /// 411: the body has no length.
    public static func lengthRequired() -> Problem {
        Problem(
            "length-required", title: "The length of the body is missing", status: .lengthRequired,
            detail: "send Content-Length, or Transfer-Encoding: chunked")
    }

    /// 413: the body is larger than the route takes.
    public static func contentTooLarge(limit: Int) -> Problem {
        Problem(
            "content-too-large", title: "The body is too large", status: .contentTooLarge,
            detail: "the body may have at most \(limit) bytes",
            extensions: [JSONMember("limit", .number(String(limit)))])
    }

    /// 414: the target is too long.
    public static func targetTooLong(limit: Int) -> Problem {
        Problem(
            "target-too-long", title: "The request target is too long", status: .uriTooLong,
            detail: "the target may have at most \(limit) bytes",
            extensions: [JSONMember("limit", .number(String(limit)))])
    }

    /// 415: the body is in a form that the route does not read.
    public static func unsupportedMediaType(_ detail: String) -> Problem {
        Problem(
            "unsupported-media-type", title: "The form of the body is not supported",
            status: .unsupportedMediaType, detail: detail)
    }

    /// 417: an expectation other than `100-continue`.
    public static func expectationFailed() -> Problem {
        Problem(
            "expectation-failed", title: "The expectation cannot be met", status: .expectationFailed,
            detail: "only Expect: 100-continue is understood")
    }

    /// 421: the request is addressed to a name that is not ours.
    public static func misdirected() -> Problem {
        Problem(
            "misdirected-request", title: "The request is for another host", status: .misdirectedRequest,
            detail: "this service, which asks for no keys, is localhost only; that is not what Host says")
    }
}

extension Problem {
    /// 429: too many requests; try again after some seconds.
    public static func tooManyRequests(_ reason: String, retryAfter seconds: Int) -> Problem {
        Problem(
            "too-many-requests", title: "Too many requests", status: .tooManyRequests,
            detail: "\(reason); try again in \(seconds) s", fields: [.retryAfter: String(seconds)])
    }

    /// 431: the header is too large.
    public static func headerTooLarge(bytes: Int, fields: Int) -> Problem {
        Problem(
            "header-too-large", title: "The header is too large", status: .requestHeaderFieldsTooLarge,
            detail: "the header may have at most \(bytes) bytes and \(fields) fields")
    }

    /// 500: a fault of ours. `cause` goes to the log, never to the client.
    public static func internalError(cause: String? = nil) -> Problem {
        Problem(
            "internal-error", title: "Something went wrong on our side", status: .internalServerError,
            cause: cause)
    }

    /// 501: the service does not know this method or transfer coding at all.
    public static func notImplemented(_ detail: String) -> Problem {
        Problem("not-implemented", title: "Not implemented", status: .notImplemented, detail: detail)
    }

    /// 503: not now; try again after some seconds. `cause` goes to the log, never to the client.
    public static func unavailable(
        _ detail: String = "the service cannot answer now", retryAfter seconds: Int = 1,
        cause: String? = nil
    ) -> Problem {
        Problem(
            "unavailable", title: "The service is not available", status: .serviceUnavailable,
            detail: detail, fields: [.retryAfter: String(seconds)], cause: cause)
    }
}
