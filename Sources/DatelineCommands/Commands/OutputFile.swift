import Foundation

/// Where an export goes: standard output, a file that gets its name only when it is whole, or what is no regular file
/// – a pipe, a device –, which is written through.
///
/// A file that is there keeps mode and owner, a new one can be read by its owner alone.
struct OutputFile: Sendable {
    private let target: OutputTarget
    private let path: String
    private let queue = DispatchQueue(label: "dateline.output")

    /// `-` is standard output.
    ///
    /// - Parameter input: The file that is read meanwhile, which must be another one.
    init(_ path: String, reading input: String?) throws(CommandFailure) {
        self.path = path == "-" ? "standard output" : path
        target = try OutputTarget(path, option: "--output") { target throws(CommandFailure) in
            guard let input, OutputTarget.isDatabase(target, input) else { return }
            throw CommandFailure(.usage, "\(target) is the database itself: export to another file")
        }
    }

    /// Writes on a thread of its own; returns when the bytes are taken.
    func write(_ bytes: [UInt8]) async throws {
        try await onQueue { () throws(OutputDescriptor.Failure) in try target.descriptor.write(bytes) }
    }

    /// Gives the file its name, once it is on disk.
    func commit() async throws {
        guard let replacement = target.replacement else { return }
        try await onQueue { () throws(OutputDescriptor.Failure) in try replacement.commit() }
    }

    /// Forgets what was written; the file that was there stays.
    func discard() { target.replacement?.discard() }

    private func onQueue(_ work: @escaping @Sendable () throws(OutputDescriptor.Failure) -> Void) async throws
    {
        let result = await withCheckedContinuation { continuation in
            queue.async {
                do throws(OutputDescriptor.Failure) {
                    continuation.resume(returning: Result<Void, OutputDescriptor.Failure>.success(try work()))
                } catch { continuation.resume(returning: .failure(error)) }
            }
        }
        do throws(OutputDescriptor.Failure) { try result.get() } catch {
            throw CommandFailure(.unwritable, "cannot write to \(path): \(error.reason)")
        }
    }
}
