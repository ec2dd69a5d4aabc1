import Dispatch
import Foundation
import Synchronization

/// Ends the process at the second signal to stop: the first one asks, the second one insists.
enum HardStop {
    private static let sources = Mutex<[any DispatchSourceSignal]>([])
    private static let count = Atomic<Int>(0)

    /// Begins to count signals.
    static func onSecondSignal() {
        for number in [SIGTERM, SIGINT] {
            sources.withLock { sources in
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler {
                    if count.add(1, ordering: .relaxed).newValue >= 2 { Dateline.end(128 + number) }
                }
                source.resume()
                sources.append(source)
            }
        }
    }
}
