import Dispatch
import Foundation
import SQLMigrations
import Synchronization

/// Lets SIGTERM and SIGINT end a command in an orderly way.
enum MigrateSignals {
    /// Runs `body` and cancels it at a signal; the report then ends with the signal's code.
    static func run(_ body: @escaping @Sendable () async -> MigrationReport) async -> MigrationReport {
        let received = Received()
        let task = Task { await body() }
        let sources = [(SIGTERM, MigrationExitCode.terminated), (SIGINT, .interrupted)].map { number, code in
            // The default action would end the process before the source hears of the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                received.note(code)
                task.cancel()
            }
            source.resume()
            return source
        }
        var report = await task.value
        for source in sources { source.cancel() }
        report.signal = received.code
        return report
    }
}

/// The first signal.
private final class Received: Sendable {
    private let first = Mutex<MigrationExitCode?>(nil)

    var code: MigrationExitCode? { first.withLock(\.self) }

    func note(_ code: MigrationExitCode) { first.withLock { $0 = $0 ?? code } }
}
