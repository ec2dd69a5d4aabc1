import NIOCore
import NIOPosix

/// Opens connections on threads of its own, since libpq looks up names, reads key files and hashes passwords
/// while it connects. Cancels on another, since that connects too.
final class Connector: Sendable {
    private let threads = NIOThreadPool(numberOfThreads: 4)
    private let canceller = NIOThreadPool(numberOfThreads: 1)

    init() {
        threads.start()
        canceller.start()
    }

    /// Opens a connection and hands it to the loop.
    func connect(
        _ parameters: ConnectionParameters, on loop: any EventLoop,
        _ done: @escaping @Sendable (Result<LibPQConnection, PostgreSQLError>) -> Void
    ) {
        threads.submit { state in
            guard case .active = state else {
                return loop.execute { done(.failure(PostgreSQLError(.shutdown, "the client is shut down"))) }
            }
            do throws(PostgreSQLError) {
                let connection = try parameters.connect()
                let box = NIOLoopBoundBox.makeBoxSendingValue(connection, eventLoop: loop)
                loop.execute { done(.success(box.value)) }
            } catch {
                loop.execute { done(.failure(error)) }
            }
        }
    }

    /// Asks the server to cancel, and calls `done` on the thread that did.
    func cancel(_ cancellation: LibPQCancellation, _ done: @escaping @Sendable () -> Void) {
        canceller.submit { state in
            if case .active = state { cancellation.send() }
            done()
        }
    }

    /// Lets the threads end once they have nothing left to do.
    func stop() {
        threads.shutdownGracefully { _ in }
        canceller.shutdownGracefully { _ in }
    }
}
