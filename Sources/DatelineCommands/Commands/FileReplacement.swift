import Foundation

/// A file that is written beside another one and takes its place when it is whole: whoever looks sees the old one or
/// the new one. Another name of the same file (a hard link) keeps the old one.
struct FileReplacement: Sendable {
    let descriptor: OutputDescriptor
    private let target: String
    private let temporary: String

    /// The path that is written to until then.
    var path: String { temporary }

    /// Begins a replacement of a regular file, or of nothing.
    init(of target: String) throws(CommandFailure) {
        var status = stat()
        let isThere = unsafe stat(target, &status) == 0
        if isThere, unsafe access(target, W_OK) != 0 { throw Self.refusal(target) }
        let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
        temporary = "\(folder).dateline-\(ProcessInfo.processInfo.processIdentifier).partial"
        self.target = target
        for file in Self.files(of: temporary) { TemporaryFiles.note(file) }
        let opened = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            let refusal = Self.refusal(target)
            for file in Self.files(of: temporary) { TemporaryFiles.forget(file) }
            throw refusal
        }
        descriptor = OutputDescriptor(number: opened)
        guard isThere else { return }
        let keeps =
            (status.st_uid == geteuid() && status.st_gid == getegid())
            || fchown(opened, status.st_uid, status.st_gid) == 0
        guard keeps, fchmod(opened, status.st_mode & 0o777) == 0 else {
            discard()
            throw CommandFailure(
                .usage,
                "cannot write to \(target): it belongs to somebody else, and would be yours afterwards")
        }
    }

    /// Gives the file its name, once it is on disk.
    func commit() throws(OutputDescriptor.Failure) {
        guard fsync(descriptor.number) == 0 else { throw failure() }
        guard close(descriptor.number) == 0 else { throw failure() }
        guard systemRename(temporary, target) == 0 else { throw failure() }
        forget()
        Self.flush(folderOf: target)
    }

    /// Gives a whole file that nobody has open another name, once it is on disk.
    static func rename(_ file: String, to target: String) throws(OutputDescriptor.Failure) {
        let opened = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw OutputDescriptor.Failure(number: errno) }
        let result = fsync(opened)
        let error = errno
        close(opened)
        guard result == 0 else { throw OutputDescriptor.Failure(number: error) }
        guard systemRename(file, target) == 0 else { throw OutputDescriptor.Failure(number: errno) }
        flush(folderOf: target)
    }

    /// The file, and what SQLite keeps beside it while it writes: it can't remove that itself when the disk is full.
    private static func files(of path: String) -> [String] {
        ["", "-journal", "-wal", "-shm"].map { path + $0 }
    }

    private func forget() {
        for file in Self.files(of: temporary) { TemporaryFiles.forget(file) }
    }

    /// Has the names in the folder of a file on disk.
    private static func flush(folderOf target: String) {
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }

    /// Removes what was written.
    func discard() {
        for file in Self.files(of: temporary) { unsafe unlink(file) }
        forget()
    }

    /// The path behind symbolic links, of which the last may lead to nothing yet.
    static func target(of path: String) throws(CommandFailure) -> String {
        var path = path
        for _ in 0..<40 {
            var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe bytes.baseAddress.map { unsafe readlink(path, $0, bytes.count) } ?? 0
            }
            guard count > 0 else { return path }
            let link = String(decoding: buffer.prefix(count), as: UTF8.self)
            let folder = link.hasPrefix("/") ? "" : path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            path = folder + link
        }
        throw CommandFailure(.usage, "cannot write to \(path): too many symbolic links")
    }

    /// Why a path can't be written, as the system said last.
    static func refusal(_ path: String) -> CommandFailure {
        CommandFailure(.usage, "cannot write to \(path): \(OutputDescriptor.Failure(number: errno).reason)")
    }

    private func failure() -> OutputDescriptor.Failure { OutputDescriptor.Failure(number: errno) }
}

/// `rename` of the system, which the method of that name hides.
private func systemRename(_ file: String, _ target: String) -> Int32 { unsafe rename(file, target) }
