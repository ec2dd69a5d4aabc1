import HTTPRouting
import HTTPTypes

/// The bytes of a response, with the header fields that go with them.
struct EncodedResponse: Sendable {
    let tag: EntityTag
    let fields: HTTPFields
    let bytes: [UInt8]
    /// The fields written out, for a response that is kept.
    var prepared: PreparedFields?

    /// As one of the representations that a client can choose from by `Accept`.
    func negotiated(as contentType: String) -> EncodedResponse {
        var fields = fields
        fields[.contentType] = contentType
        fields[.vary] = "Authorization, Accept, Accept-Encoding"
        return EncodedResponse(tag: tag, fields: fields, bytes: bytes)
    }
}
