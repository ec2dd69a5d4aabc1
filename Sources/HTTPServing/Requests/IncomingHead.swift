import HTTPRouting
import HTTPTypes
import NIOHTTP1

/// The header of a request, checked and taken apart.
struct IncomingHead {
    let request: Request
    let fields: IncomingFields
    let isHTTP10: Bool
    /// Whether the client would send another request after this one.
    let keepsAlive: Bool

    /// Checks what a server must check (RFC 9112 §3.2, §6.1; RFC 9110 §10.1.1).
    ///
    /// - Throws: The problem to respond with; the connection cannot be used after that.
    init(
        _ head: HTTPRequestHead, limits: HTTPServerConfiguration.Limits, hosts: Set<String>?,
        remoteAddress: String?, proxies: TrustedProxies? = nil
    ) throws(Problem) {
        guard head.version == .http1_1 || head.version == .http1_0 else { throw .versionNotSupported }
        guard let method = HTTPRequest.Method(head.method) else {
            throw .badRequest("the method is not a token")
        }
        guard head.method != .CONNECT else { throw .notImplemented("CONNECT is for proxies") }
        let target = try RequestTarget.normalized(head.uri, limit: limits.targetBytes)
        isHTTP10 = head.version == .http1_0
        fields = try IncomingFields(head.headers, isHTTP10: isHTTP10, hosts: hosts)
        keepsAlive = fields.keepsAlive && !fields.asksForUpgrade
        var client = remoteAddress
        if let proxies { client = proxies.client(behind: client, fields.lines) }
        request = Request(method: method, target: target, lines: fields.lines, remoteAddress: client)
    }
}

/// The header fields of a request, and what they mean to the server.
struct IncomingFields {
    /// The fields as the router gets them.
    private(set) var lines: [FieldLine] = []
    private(set) var contentLength: Int?
    private(set) var expectsContinue = false
    private(set) var asksForUpgrade = false
    private var asksToClose = false
    private var asksToStay = false
    /// What the client takes compressed; nil if it does not say.
    private(set) var acceptEncoding: String?
    /// The entity tags of `If-None-Match` before our suffix was taken off.
    private(set) var codedTags: String?
    private var hosts = 0
    private var isChunked = false
    private let isHTTP10: Bool
    private let expectedHosts: Set<String>?

    /// Whether the client would send another request (RFC 9112 §9.3).
    var keepsAlive: Bool { !asksToClose && (asksToStay || !isHTTP10) }

    /// Whether a body follows.
    var hasBody: Bool { isChunked || contentLength ?? 0 > 0 }

    init(_ headers: HTTPHeaders, isHTTP10: Bool, hosts expectedHosts: Set<String>?) throws(Problem) {
        self.isHTTP10 = isHTTP10
        self.expectedHosts = expectedHosts
        lines.reserveCapacity(headers.count)
        for (name, value) in headers {
            let line = FieldLine(name: name, value: FieldValue.normalized(value))
            lines.append(try note(line))
        }
        guard hosts == 1 || (isHTTP10 && hosts == 0) else {
            throw .badRequest(hosts == 0 ? "Host is missing" : "there is more than one Host")
        }
        guard !isChunked || (!isHTTP10 && contentLength == nil) else {
            throw .badRequest("the framing is ambiguous")
        }
    }

    /// Takes note of a field that is the server's business; returns the line for the router.
    private mutating func note(_ line: FieldLine) throws(Problem) -> FieldLine {
        switch line.name.utf8.count {
        case 4 where line.isNamed("host"): try noteHost(line.value)
        case 6 where line.isNamed("expect"): try noteExpect(line.value)
        case 7 where line.isNamed("upgrade"): asksForUpgrade = true
        case 8 where line.isNamed("if-match"):
            return FieldLine(name: line.name, value: CodedTag.withoutSuffix(line.value))
        case 10 where line.isNamed("connection"): noteConnection(line.value)
        case 13 where line.isNamed("if-none-match"):
            let plain = CodedTag.withoutSuffix(line.value)
            if plain != line.value { codedTags = codedTags.map { $0 + "," + line.value } ?? line.value }
            return FieldLine(name: line.name, value: plain)
        case 14 where line.isNamed("content-length"): try noteContentLength(line.value)
        case 15 where line.isNamed("accept-encoding"):
            acceptEncoding = acceptEncoding.map { $0 + "," + line.value } ?? line.value
        case 17 where line.isNamed("transfer-encoding"): try noteTransferEncoding(line.value)
        default: break
        }
        return line
    }

    private mutating func noteHost(_ value: String) throws(Problem) {
        hosts += 1
        guard Authority.isValid(value) else { throw .badRequest("Host is malformed") }
        if let expectedHosts, !expectedHosts.contains(Authority.name(of: value)) { throw .misdirected() }
    }

    private mutating func noteExpect(_ value: String) throws(Problem) {
        guard !isHTTP10 else { return }
        for expectation in FieldValue.elements(value) {
            guard expectation == "100-continue" else { throw .expectationFailed() }
            expectsContinue = true
        }
    }

    private mutating func noteConnection(_ value: String) {
        for option in FieldValue.elements(value) {
            switch option {
            case "close": asksToClose = true
            case "keep-alive": asksToStay = true
            default: break
            }
        }
    }

    private mutating func noteContentLength(_ value: String) throws(Problem) {
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(value),
            contentLength == nil
        else { throw .badRequest("Content-Length is not one length of one body") }
        contentLength = length
    }

    private mutating func noteTransferEncoding(_ value: String) throws(Problem) {
        guard !isChunked else { throw .badRequest("there is more than one Transfer-Encoding") }
        guard value.lowercased() == "chunked" else {
            throw .notImplemented("the only transfer coding is chunked")
        }
        isChunked = true
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
