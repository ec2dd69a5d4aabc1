import HTTPRouting
import HTTPTypes
import NIOHTTP1

/// The header of a request, checked and taken apart.
struct IncomingHead {
    var request: Request
    var contentLength: Int?
    /// Whether a body follows.
    var hasBody = false
    /// Whether the client would send another request after this one.
    var keepsAlive: Bool
    let isHTTP10: Bool
    var expectsContinue = false
    /// What the client takes compressed; nil if it does not say.
    var acceptEncoding: String?
    /// The entity tags of `If-None-Match` before our suffix was taken off.
    var codedTags: String?

    private var hosts = 0
    private var transferCodings = 0

    /// Checks what a server must check (RFC 9112 §3.2, §6.1; RFC 9110 §10.1.1).
    ///
    /// - Throws: The problem to answer with; the connection cannot be used after that.
    init(
        _ head: HTTPRequestHead, limits: HTTPServerConfiguration.Limits, remoteAddress: String?
    ) throws(Problem) {
        guard head.version == .http1_1 || head.version == .http1_0 else { throw .versionNotSupported }
        guard let method = HTTPRequest.Method(head.method) else {
            throw .badRequest("the method is not a token")
        }
        guard head.method != .CONNECT else { throw .notImplemented("CONNECT is for proxies") }
        let target = try RequestTarget.normalized(head.uri, method: method, limit: limits.targetBytes)
        isHTTP10 = head.version == .http1_0
        keepsAlive = head.isKeepAlive
        request = Request(method: method, target: target, lines: [], remoteAddress: remoteAddress)
        var lines: [FieldLine] = []
        lines.reserveCapacity(head.headers.count)
        for (name, value) in head.headers {
            lines.append(FieldLine(name: name, value: try note(name, value)))
        }
        request.lines = lines
        guard hosts == 1 || (isHTTP10 && hosts == 0) else {
            throw .badRequest(hosts == 0 ? "Host is missing" : "there is more than one Host")
        }
        if transferCodings > 0 {
            guard !isHTTP10, contentLength == nil else { throw .badRequest("the framing is ambiguous") }
        }
        hasBody = transferCodings > 0 || (contentLength ?? 0) > 0
        if isHTTP10 { expectsContinue = false }
    }

    /// Takes note of a field that is the server's business; returns the value for the router.
    private mutating func note(_ name: String, _ value: String) throws(Problem) -> String {
        switch name.utf8.count {
        case 4 where name.isName("host"):
            hosts += 1
            guard Authority.isValid(value[...]) else { throw .badRequest("Host is malformed") }
        case 6 where name.isName("expect"):
            guard value.isName("100-continue") || isHTTP10 else { throw .expectationFailed() }
            expectsContinue = true
        case 7 where name.isName("upgrade"): keepsAlive = false
        case 8 where name.isName("if-match"): return CodedTag.withoutSuffix(value)
        case 13 where name.isName("if-none-match"):
            let plain = CodedTag.withoutSuffix(value)
            if plain != value { codedTags = (codedTags ?? "") + value }
            return plain
        case 14 where name.isName("content-length"):
            guard let length = Int(value), length >= 0, contentLength == nil else {
                throw .badRequest("Content-Length is not one length of one body")
            }
            contentLength = length
        case 15 where name.isName("accept-encoding"):
            acceptEncoding = acceptEncoding.map { $0 + "," + value } ?? value
        case 17 where name.isName("transfer-encoding"):
            transferCodings += 1
            guard value.isName("chunked"), transferCodings == 1 else {
                throw .notImplemented("the only transfer coding is chunked")
            }
        default: break
        }
        return value
    }
}

extension String {
    /// Whether this is an ASCII text, given in lower case, in any case.
    func isName(_ lowercased: StaticString) -> Bool {
        let expected = lowercased.utf8CodeUnitCount
        guard utf8.count == expected else { return false }
        return FieldLine(name: self, value: "").isNamed(lowercased.description)
    }
}

extension HTTPRequest.Method {
    init?(_ method: HTTPMethod) {
        switch method {
        case .GET: self = .get
        case .HEAD: self = .head
        case .POST: self = .post
        case .PUT: self = .put
        case .PATCH: self = .patch
        case .DELETE: self = .delete
        case .OPTIONS: self = .options
        default:
            guard let other = HTTPRequest.Method(rawValue: method.rawValue) else { return nil }
            self = other
        }
    }
}
