import NIOPosix

/// What a socket is ready for, or is to be watched for.
struct Readiness: OptionSet, Sendable {
    let rawValue: UInt8
    static let reading = Readiness(rawValue: 1)
    static let writing = Readiness(rawValue: 2)
}

/// Waits for sockets on a thread of its own, and tells who owns them. Touches nothing but descriptors.
///
/// Each `watch` reports once; it is then asked again. Closing a descriptor ends the watch.
final class SocketWatcher: Sendable {
    private let queue: ReadinessQueue
    private let thread = NIOThreadPool(numberOfThreads: 1)

    init() throws(PostgreSQLError) {
        guard let queue = ReadinessQueue() else {
            throw PostgreSQLError(.connection, "no descriptors left to watch connections with")
        }
        self.queue = queue
    }

    deinit { queue.close() }

    /// Starts the thread, which keeps the watcher alive until `stop`, and calls `deliver` on it with the token of each
    /// socket that is ready.
    func start(_ deliver: @escaping @Sendable (UInt64, Readiness) -> Void) {
        thread.start()
        thread.submit { [self] state in
            if case .active = state { while queue.wait(deliver) {} }
        }
    }

    /// Ends the thread.
    func stop() {
        queue.wake()
        thread.shutdownGracefully { _ in }
    }

    /// Begins to watch a descriptor, which stays with its owner.
    func add(_ descriptor: CInt, token: UInt64, for readiness: Readiness) -> Bool {
        queue.watch(descriptor, token: token, for: readiness, isNew: true)
    }

    /// Asks for one more report.
    func watch(_ descriptor: CInt, token: UInt64, for readiness: Readiness) -> Bool {
        queue.watch(descriptor, token: token, for: readiness, isNew: false)
    }
}
