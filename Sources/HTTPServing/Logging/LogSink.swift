import Foundation
import Logging
import NIOConcurrencyHelpers
import NIOPosix

/// A file descriptor for log lines, written to by a thread of its own so that nobody who logs ever waits.
///
/// Lines are never mixed. If the descriptor takes them too slowly and more than the limit wait, the
/// newest are dropped and a line says how many.
public final class LogSink: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var dropped = 0
        var isBeingWritten = false
    }

    private let state = NIOLockedValueBox(State())
    private let writing = NIOLock()
    private let descriptor: Int32
    private let limit: Int

    /// A sink for a descriptor, which stays the caller's.
    ///
    /// - Parameters:
    ///   - descriptor: Where the lines go; never closed.
    ///   - limit: The most bytes that may wait.
    public init(descriptor: Int32, limit: Int = 4 << 20) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// The sink of standard error.
    public static let standardError = LogSink(descriptor: STDERR_FILENO)

    /// Takes a line, with its end.
    public func write(_ line: [UInt8]) {
        let mustStart = state.withLockedValue { state in
            guard state.waiting.count + line.count <= limit else {
                state.dropped += 1
                return false
            }
            state.waiting += line
            defer { state.isBeingWritten = true }
            return !state.isBeingWritten
        }
        if mustStart { NIOThreadPool.singleton.submit { _ in self.flush() } }
    }

    /// Writes what waits and returns when that is done; blocks, so never call it on an event loop.
    public func flush() {
        writing.withLock {
            while let bytes = take() { writeAll(bytes) }
        }
    }

    private func take() -> [UInt8]? {
        state.withLockedValue { state in
            guard !state.waiting.isEmpty || state.dropped > 0 else {
                state.isBeingWritten = false
                return nil
            }
            var bytes = state.waiting
            state.waiting = []
            if state.dropped > 0 {
                var line = JSONLine()
                line.timestamp("time")
                line.member("level", "warning")
                line.member("message", "log lines dropped")
                line.name("dropped")
                line.append(.stringConvertible(state.dropped))
                bytes += line.finished()
                state.dropped = 0
            }
            return bytes
        }
    }

    private func writeAll(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(descriptor, $0) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&wait, 1, 1000)
            } else if errno != EINTR {
                return
            }
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
