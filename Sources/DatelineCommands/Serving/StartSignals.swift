import Dispatch
import Foundation
import Synchronization

/// Ends the process at a signal before it serves, as the first process of a container too, which has no default actions.
final class StartSignals: Sendable {
    private let sources: Mutex<[any DispatchSourceSignal]>

    init() {
        let sources = [SIGTERM, SIGINT].filter { !ProcessStart.ignores($0) }.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            // Nothing was served yet, and what is stored is whole at every moment.
            source.setEventHandler { Dateline.end(0) }
            source.resume()
            return source as any DispatchSourceSignal
        }
        self.sources = Mutex(sources)
    }

    /// From now on somebody else hears of them.
    func end() {
        sources.withLock { sources in for source in sources { source.cancel() } }
    }
}
