import Foundation

/// Where an export goes: standard output, a file that gets its name only when it is whole, or what is no regular file
/// – a pipe, a device –, which is written through.
///
/// A file that is there keeps mode and owner, a new one can be read by its owner alone.
struct OutputFile: Sendable {
    private let descriptor: OutputDescriptor
    private let path: String
    /// What becomes of the file that is written; `nil` where there is nothing to rename.
    private let replacement: FileReplacement?
    private let queue = DispatchQueue(label: "dateline.output")

    /// `-` is standard output.
    ///
    /// - Parameter input: The file that is read meanwhile, which must be another one.
    init(_ path: String, reading input: String?) throws(CommandFailure) {
        self.path = path == "-" ? "standard output" : path
        if let number = Self.descriptor(named: path) {
            (descriptor, replacement) = (OutputDescriptor(number: number), nil)
            return
        }
        guard !path.isEmpty else { throw CommandFailure(.usage, "--output needs the path of a file, or -") }
        let target = try FileReplacement.target(of: path)
        if let input { try Self.check(target, against: input) }
        var status = stat()
        guard unsafe stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
            let replacement = try FileReplacement(of: target)
            (descriptor, self.replacement) = (replacement.descriptor, replacement)
            return
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw CommandFailure(.usage, "cannot write to \(path): it is a folder")
        }
        let opened = unsafe open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard opened >= 0 else { throw FileReplacement.refusal(path) }
        (descriptor, replacement) = (OutputDescriptor(number: opened), nil)
    }

    /// Writes on a thread of its own; returns when the bytes are taken.
    func write(_ bytes: [UInt8]) async throws {
        try await onQueue { () throws(OutputDescriptor.Failure) in try descriptor.write(bytes) }
    }

    /// Gives the file its name, once it is on disk.
    func commit() async throws {
        guard let replacement else { return }
        try await onQueue { () throws(OutputDescriptor.Failure) in try replacement.commit() }
    }

    /// Forgets what was written; the file that was there stays.
    func discard() { replacement?.discard() }

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

    /// The descriptor of this process that a name stands for. Opening the name again would begin a regular file
    /// behind it anew, and renaming would leave the shell with the old one.
    private static func descriptor(named path: String) -> Int32? {
        switch path {
        case "-", "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        case _:
            let prefix = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
            guard let prefix, let number = Int32(path.dropFirst(prefix.count)) else { return nil }
            return fcntl(number, F_GETFD) == -1 ? nil : number
        }
    }

    /// Refuses to write over the database that is read, or what SQLite keeps beside it.
    private static func check(_ target: String, against input: String) throws(CommandFailure) {
        for suffix in ["", "-wal", "-shm", "-journal", "-writer.lock", "-migrate.lock"] {
            var (status, other) = (stat(), stat())
            let isSame =
                unsafe stat(target, &status) == 0 && stat(input + suffix, &other) == 0
                && status.st_dev == other.st_dev && status.st_ino == other.st_ino
            guard !isSame else {
                throw CommandFailure(.usage, "\(target) is the database itself: export to another file")
            }
        }
    }
}
