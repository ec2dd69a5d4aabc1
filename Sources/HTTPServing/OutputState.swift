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
    /// The status of the present answer.
    var status = 0
    /// The bytes of the present answer's body.
    var bodyBytes = 0
    /// Since when the client is being watched, and how many bytes it had taken then.
    var window: (start: NIODeadline, taken: Int)?
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
