import HTTPRouting
import HTTPTypes
import NIOCore

/// One request on its way to its response.
final class Exchange {
    var request: Request
    let keepsAlive: Bool
    let isHTTP10: Bool
    let acceptEncoding: String?
    let codedTags: String?
    /// What the router has said of the body; nil without one.
    var admission: BodyAdmission?
    /// The bytes that the body has, if the header says so.
    var bodyLength: Int?
    /// Whether the client waits before it sends the body.
    var expectsContinue = false
    /// The memory of the body.
    var reservation: MemoryReservation?
    /// Whether the body comes fast enough.
    var window: RateWindow?
    /// Whether there is a request at all.
    let isRequest: Bool
    /// The place of its route among the router's, as far as that is known.
    var routeNumber: Int?
    /// The bytes of its body that have come.
    var bodyBytes = 0
    /// Whether it is counted among those that are in flight.
    var isInFlight = false
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

    /// The exchange of bytes that are no request; `lines` are what could be read of its header.
    init(remoteAddress: String?, receivedAt: NIODeadline, lines: [FieldLine] = []) {
        keepsAlive = false
        isHTTP10 = false
        acceptEncoding = nil
        codedTags = nil
        self.receivedAt = receivedAt
        isRequest = false
        request = Request(method: .get, target: "/", lines: lines, remoteAddress: remoteAddress)
    }
}
