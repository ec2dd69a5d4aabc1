import Dispatch
import Foundation
import Synchronization

/// Files that must not stay when a signal ends the command.
enum TemporaryFiles {
    private static let paths = Mutex<Set<String>>([])
    private static let sources = Mutex<[any DispatchSourceSignal]>([])

    static func note(_ path: String) { paths.withLock { _ = $0.insert(path) } }

    static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// From now on SIGTERM, SIGINT and SIGHUP remove these files and end the process, also while it waits for a reader
    /// of a pipe. One that is ignored, as under `nohup`, stays ignored.
    static func removeAtSignal() {
        for number in [SIGHUP, SIGINT, SIGTERM] where !ProcessStart.ignores(number) {
            signal(number, SIG_IGN)
            sources.withLock { sources in
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { end(number) }
                source.resume()
                sources.append(source)
            }
        }
    }

    private static func end(_ number: Int32) -> Never {
        paths.withLock { paths in
            for path in paths { try? FileManager.default.removeItem(atPath: path) }
        }
        Terminal.passing("error: interrupted; no file was written")
        Dateline.end(128 + number)
    }
}
