import HTTPRouting
import HTTPTypes

/// The bytes of an answer, with the header fields that go with them.
struct EncodedAnswer: Sendable {
    let tag: EntityTag
    let fields: HTTPFields
    let bytes: [UInt8]
    /// The fields written out, for an answer that is kept.
    var prepared: PreparedFields?
}
