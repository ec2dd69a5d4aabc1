import CLibPQ
import Synchronization

/// What it takes to cancel the statement that one connection runs. Survives the connection.
@safe
final class LibPQCancellation: Sendable {
    private let handle: Mutex<OpaquePointer>

    init(owning handle: sending OpaquePointer) {
        unsafe self.handle = unsafe Mutex(handle)
    }

    deinit {
        unsafe handle.withLock { unsafe PQfreeCancel($0) }
    }

    /// Asks the server, over a connection of its own. Blocks until the server has read the request.
    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        unsafe handle.withLock { handle in
            _ = unsafe PQcancel(handle, &reason, 256)
        }
    }
}
