internal import Dispatch
internal import Synchronization

/// A connection, and a thread on which it may block.
final class ConnectionThread: Sendable {
    private let connection: Mutex<SQLiteConnection?>
    private let queue: DispatchQueue

    init(_ connection: sending SQLiteConnection, label: String) {
        self.connection = Mutex(connection)
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    /// Runs `body` on the thread, behind what was scheduled before; with `nil` once it is closed.
    func schedule(_ body: @escaping @Sendable (SQLiteConnection?) -> Void) {
        queue.async { self.connection.withLock { body($0) } }
    }

    /// Runs `body` here and now, unless somebody uses the connection; `nil` then, and once it is closed.
    func inPlace<Value: Sendable>(_ body: (SQLiteConnection) throws -> Value) rethrows -> Value? {
        try connection.withLockIfAvailable { connection in
            guard let open = connection else { return nil }
            return try body(open)
        } ?? nil
    }

    /// Closes the connection, when nobody uses it any more. Blocks.
    func close() {
        connection.withLock { $0 = nil }
    }
}
