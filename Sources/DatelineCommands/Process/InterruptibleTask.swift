import Dispatch
import Foundation
import Synchronization

/// Work that SIGINT and SIGTERM cancel; a second signal ends the process at once.
enum InterruptibleTask {
    /// While somebody is asked, who may well mean to end it all, a signal does not wait for the reply.
    static let endsAtOnce = Atomic<Bool>(false)

    /// Runs `body`. A failure after a signal has the exit code of the signal.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        let received = FirstSignal()
        let task = Task { try await body() }
        let sources = [SIGTERM, SIGINT].filter { !ProcessStart.ignores($0) }.map { number in
            // The default action would end the process before the source hears of the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let isFirst = received.note(number)
                if isFirst, !endsAtOnce.load(ordering: .relaxed) {
                    task.cancel()
                } else {
                    Dateline.end(128 + number)
                }
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        do {
            return try await task.value
        } catch let failure as CommandFailure {
            guard received.number == SIGTERM,
                failure.exitCode.rawValue == CommandFailure.Code.interrupted.rawValue
            else { throw failure }
            throw CommandFailure(.terminated, failure.message)
        }
    }
}

/// The first signal.
private final class FirstSignal: Sendable {
    private let first = Mutex<Int32?>(nil)

    var number: Int32? { first.withLock(\.self) }

    /// Returns whether it was the first.
    func note(_ number: Int32) -> Bool {
        first.withLock { first in
            defer { first = first ?? number }
            return first == nil
        }
    }
}
