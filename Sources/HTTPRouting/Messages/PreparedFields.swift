public import HTTPTypes

/// The header fields of a response that is given many times, written out once.
public struct PreparedFields: Sendable {
    /// The fields, `Content-Length` among them.
    public let fields: HTTPFields
    /// The same as lines of HTTP/1.1 (RFC 9112 §5), each with its line end.
    public let lines: [UInt8]
    /// The value of `Content-Type`; empty without one.
    public let contentType: String
    /// Whether the fields have a `Content-Encoding` or a `Content-Range`.
    public let isEncoded: Bool
    /// The names of fields that not every kind of response has, in lower case: a server that has such a field for all
    /// responses leaves its own away.
    public let ownNames: [String]
    /// Whether `Vary` names `Accept-Encoding`.
    public let variesByEncoding: Bool

    /// The fields of responses with this body. What is the router's to say is replaced.
    public init(_ fields: HTTPFields, for body: [UInt8]) {
        var fields = fields
        for name in HTTPField.Name.framing { fields[name] = nil }
        fields.append(HTTPField(name: .contentLength, value: String(body.count)))
        self.fields = fields
        var lines: [UInt8] = []
        for field in fields { lines += "\(field.name.rawName): \(field.value)\r\n".utf8 }
        self.lines = lines
        ownNames = fields.map(\.name).filter { !HTTPField.Name.usual.contains($0) }.map(\.canonicalName)
        contentType = fields[.contentType] ?? ""
        isEncoded = fields[.contentEncoding] != nil || fields[.contentRange] != nil
        variesByEncoding = fields[values: .vary].contains { value in
            value.split(separator: ",").contains { $0.trimmingSpace().lowercased() == "accept-encoding" }
        }
    }
}

extension HTTPField.Name {
    /// What is not a handler's to say.
    static let framing: [HTTPField.Name] = [.contentLength, .transferEncoding, .connection, .xRequestID]

    /// What most responses have.
    static let usual: Set<HTTPField.Name> = [
        .contentLength, .contentType, .cacheControl, .eTag, .lastModified, .vary,
    ]
}
