import Foundation

/// Standard output, or a file that appears under its name only when it is whole.
struct OutputFile: Sendable {
    private let handle: FileHandle
    private let target: URL?
    private let temporary: URL?
    private let queue = DispatchQueue(label: "dateline.output")

    /// `-` is standard output.
    init(_ path: String) throws(CommandFailure) {
        guard path != "-" else {
            (handle, target, temporary) = (.standardOutput, nil, nil)
            return
        }
        let target = URL(filePath: path)
        let name = ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial"
        let temporary = target.deletingLastPathComponent().appending(path: name)
        guard FileManager.default.createFile(atPath: temporary.path(percentEncoded: false), contents: nil),
            let handle = try? FileHandle(forWritingTo: temporary)
        else { throw CommandFailure(.usage, "can't write to \(path)") }
        (self.handle, self.target, self.temporary) = (handle, target, temporary)
    }

    /// Writes on a thread of its own; returns when the bytes are taken.
    func write(_ bytes: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { continuation.resume(with: Result { try handle.write(contentsOf: bytes) }) }
        }
    }

    /// Gives the file its name, once it is on disk.
    func commit() throws(CommandFailure) {
        guard let target, let temporary else { return }
        do {
            try handle.synchronize()
            try handle.close()
            try replaceTarget(target, with: temporary)
        } catch {
            throw CommandFailure(.internalError, "can't write \(target.lastPathComponent)")
        }
    }

    private func replaceTarget(_ target: URL, with temporary: URL) throws {
        let paths = [temporary, target].map { $0.path(percentEncoded: false) }
        guard unsafe rename(paths[0], paths[1]) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Forgets what was written.
    func discard() {
        guard let temporary else { return }
        try? handle.close()
        try? FileManager.default.removeItem(at: temporary)
    }
}
