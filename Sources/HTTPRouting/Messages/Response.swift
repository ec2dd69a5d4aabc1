public import HTTPTypes

/// An HTTP response.
public struct Response: Sendable {
    /// The body of a response.
    public enum Body: Sendable {
        /// No body.
        case none
        /// All of it.
        case bytes([UInt8])
        /// Made while it is sent.
        case stream(ResponseStream)
    }

    /// The status.
    public var status: HTTPResponse.Status
    /// The body.
    public var body: Body
    /// Fields that were written out before, if there are any; a change of `fields` undoes that.
    public private(set) var prepared: PreparedFields?
    /// The memory that was reserved for the body, held until the client has taken it.
    public var reservation: MemoryReservation?
    /// The place in `Router.routes` of the route that made it; nil if none did.
    public internal(set) var routeNumber: Int?
    /// The fields beside the prepared ones.
    public private(set) var ownFields: HTTPFields

    /// Makes a response.
    public init(status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.ownFields = fields
        self.body = body
    }

    /// A response that is given many times. The fields must have been prepared for this body.
    public init(status: HTTPResponse.Status = .ok, prepared: PreparedFields, _ bytes: [UInt8]) {
        self.init(status: status, body: .bytes(bytes))
        self.prepared = prepared
    }

    /// A response of bytes of one media type.
    public init(status: HTTPResponse.Status = .ok, contentType: String, _ bytes: [UInt8]) {
        self.init(status: status, fields: [.contentType: contentType], body: .bytes(bytes))
    }

    /// A response of text of one media type.
    public init(status: HTTPResponse.Status = .ok, contentType: String, _ text: String) {
        self.init(status: status, contentType: contentType, Array(text.utf8))
    }
}

extension Response {
    /// The header fields. `Content-Length` and `X-Request-Id` are set by the router.
    public var fields: HTTPFields {
        get {
            guard let prepared else { return ownFields }
            return HTTPFields(Array(prepared.fields) + Array(ownFields))
        }
        _modify {
            if prepared != nil {
                ownFields = fields
                prepared = nil
            }
            yield &ownFields
        }
    }

    /// Adds a field, and leaves the prepared ones as they are.
    public mutating func append(_ name: HTTPField.Name, _ value: String) {
        ownFields.append(HTTPField(name: name, value: value))
    }
}
