import NIOCore
import NIOPosix

/// One event loop's connections, as other threads may know them.
struct LoopReference: Sendable {
    let eventLoop: any EventLoop
    let connections: NIOLoopBoundBox<LoopConnections>

    /// Runs this on the loop: at once when it is the current one.
    func run(_ body: @escaping @Sendable (LoopConnections) -> Void) {
        if eventLoop.inEventLoop {
            body(connections.value)
        } else {
            eventLoop.execute { body(connections.value) }
        }
    }

    /// Waits for a result that the event loop will give, and tells the loop when the caller's task is cancelled.
    func result<T: Sendable>(
        cancel: @escaping @Sendable (LoopConnections) -> Void,
        _ ask:
            @escaping @Sendable (
                LoopConnections, CheckedContinuation<Result<T, PostgreSQLError>, Never>
            ) -> Void
    ) async throws(PostgreSQLError) -> T {
        if Task.isCancelled { throw PostgreSQLError(.cancelled, "the caller no longer waits") }
        let result: Result<T, PostgreSQLError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                run { ask($0, continuation) }
                if Task.isCancelled { run(cancel) }
            }
        } onCancel: {
            eventLoop.execute { cancel(connections.value) }
        }
        return try result.get()
    }
}
