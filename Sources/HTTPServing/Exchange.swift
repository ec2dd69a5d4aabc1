import HTTPRouting
import HTTPTypes
import NIOCore

/// One request on its way to its answer.
final class Exchange {
    var request: Request
    let keepsAlive: Bool
    let isHTTP10: Bool
    let acceptEncoding: String?
    let codedTags: String?
    /// The most bytes that the body may have.
    var bodyLimit = 0
    /// Whether there is a request at all.
    let isRequest: Bool
    /// When the header was complete.
    let receivedAt: NIODeadline

    init(_ head: IncomingHead, receivedAt: NIODeadline) {
        keepsAlive = head.keepsAlive
        isHTTP10 = head.isHTTP10
        acceptEncoding = head.fields.acceptEncoding
        codedTags = head.fields.codedTags
        self.receivedAt = receivedAt
        request = head.request
        isRequest = true
    }

    /// The exchange of bytes that are no request.
    init(remoteAddress: String?, receivedAt: NIODeadline) {
        keepsAlive = false
        isHTTP10 = false
        acceptEncoding = nil
        codedTags = nil
        self.receivedAt = receivedAt
        isRequest = false
        request = Request(method: .get, target: "/", lines: [], remoteAddress: remoteAddress)
    }
}
