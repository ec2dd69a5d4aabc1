import HTTPRouting
import NIOCore

/// What a connection has written, and how its client keeps up.
struct OutputState {
    /// Whether something is written and not yet flushed.
    var needsFlush = false
    /// Whether a flush will come at the end of this turn of the loop.
    var isFlushScheduled = false
    /// Whether something written may still wait for the client.
    var mayBePending = false
    /// All bytes written, ever.
    var written = 0
    /// The status of the present response.
    var status = 0
    /// The bytes of the present response's body; 0 before it begins.
    var bodyBytes = 0
    /// Those of them that were given to the socket.
    var sentBodyBytes: Int { bodyBytes - (rest?.count ?? 0) }
    /// Whether the client keeps up, while something waits for it.
    var window: RateWindow?
    /// What of the present body is not written yet.
    var rest: BodyRest?
    /// The memory that was reserved for that body.
    var reservation: MemoryReservation?
    /// The memory of what is written and waits for the client.
    var pending: MemoryReservation?
    /// Whether pieces of the body are being written.
    var isSending = false
    /// Who waits for the client to take more.
    private var waiter: CheckedContinuation<Void, any Error>?

    /// Lets whoever waits go on.
    mutating func wake(throwing error: (any Error)? = nil) {
        guard let continuation = waiter else { return }
        waiter = nil
        if let error {
            continuation.resume(throwing: error)
        } else {
            continuation.resume()
        }
    }

    /// Makes somebody wait; there is one producer, so nobody else does.
    mutating func wait(_ continuation: CheckedContinuation<Void, any Error>) {
        wake(throwing: CancellationError())
        waiter = continuation
    }
}
