import HTTPRouting
import HTTPTypes
import NIOHTTP1

extension Problem {
    /// The problem of bytes that are not a request; nil if the error is not about those.
    init?(parserError error: any Error, limits: HTTPServerConfiguration.Limits) {
        if let fault = error as? RequestFault {
            switch fault {
            case .targetTooLong: self = .targetTooLong(limit: limits.targetBytes)
            case .headerTooLarge:
                self = .headerTooLarge(bytes: limits.headerBytes, fields: limits.headerFields)
            case .unknownMethod: self = .notImplemented("the method is not one of HTTP")
            case .malformed: self = .badRequest("the request is not HTTP/1.1")
            }
            return
        }
        guard let error = error as? HTTPParserError else { return nil }
        switch error {
        case .headerOverflow:
            self = .headerTooLarge(bytes: limits.headerBytes, fields: limits.headerFields)
        case .invalidVersion: self = .versionNotSupported
        case .invalidContentLength, .unexpectedContentLength:
            self = .badRequest("Content-Length is not one length of one body")
        case .invalidChunkSize: self = .badRequest("a chunk size is malformed")
        case .invalidEOFState: self = .badRequest("the request ended before it was complete")
        default: self = .badRequest("the request is not HTTP/1.1")
        }
    }

    /// 505: a version of HTTP other than 1.0 and 1.1.
    static var versionNotSupported: Problem {
        Problem(
            "version-not-supported", title: "The version of HTTP is not supported",
            status: .httpVersionNotSupported, detail: "use HTTP/1.1")
    }
}
