import Foundation

/// A file descriptor that is written to. What can't be written is an error to catch: Foundation's `FileHandle` ends
/// the process instead.
///
/// Takes partial writes, interruptions and non-blocking descriptors. Blocks the thread.
struct OutputDescriptor: Sendable {
    static let standardOutput = OutputDescriptor(number: STDOUT_FILENO)
    static let standardError = OutputDescriptor(number: STDERR_FILENO)

    let number: Int32

    /// What the operating system refused.
    struct Failure: Error {
        /// The `errno`.
        let number: Int32

        /// In the system's words.
        var reason: String { unsafe String(cString: strerror(number)) }
    }

    /// A pipe that can be written to at all takes so many bytes at once (POSIX: at least 512; Linux: 4096).
    private static let atomicSize = 4_096

    /// Writes all bytes.
    ///
    /// - Parameter limit: how long to wait for a reader that does not read; without one, as long as it takes.
    /// - Throws: when the reader is gone, the disk is full or the descriptor is closed; part may be written.
    func write(_ bytes: [UInt8], within limit: Duration? = nil) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if let limit { try waitUntilWritable(limit) }
            let piece = limit == nil ? rest : rest.prefix(Self.atomicSize)
            let count = unsafe piece.withUnsafeBytes { unsafe systemWrite(number, $0) }
            let error = errno
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, error == EAGAIN {
                try waitUntilWritable(limit)
            } else if count == 0 || error != EINTR {
                throw Failure(number: count == 0 ? ENOSPC : error)
            }
        }
    }

    private func waitUntilWritable(_ limit: Duration?) throws(Failure) {
        var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        let milliseconds = limit.map { Int32(clamping: $0 / .milliseconds(1)) } ?? -1
        while true {
            let count = unsafe poll(&wait, 1, milliseconds)
            if count > 0 { return }
            if count == 0 { throw Failure(number: EAGAIN) }
            if errno != EINTR { throw Failure(number: errno) }
        }
    }
}

extension Int32 {
    fileprivate init(clamping value: Double) {
        self = value.isFinite ? Int32(Swift.min(Swift.max(value, 0), 1_000_000_000)) : 0
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
