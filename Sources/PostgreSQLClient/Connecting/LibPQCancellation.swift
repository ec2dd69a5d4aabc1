import CLibPQ

/// What it takes to cancel the statement that one connection runs. Survives the connection.
///
/// A `PGcancel` never changes, and libpq lets any thread use it: so its address may travel.
final class LibPQCancellation: Sendable {
    private let address: UInt

    @unsafe
    init(owning handle: OpaquePointer) {
        address = UInt(bitPattern: handle)
    }

    deinit {
        unsafe PQfreeCancel(OpaquePointer(bitPattern: address))
    }

    /// Asks the server, over a connection of its own. Blocks until the server has read the request.
    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = unsafe PQcancel(OpaquePointer(bitPattern: address), &reason, 256)
    }
}
