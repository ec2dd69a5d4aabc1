import Foundation

/// A folder that gets its name when everything is in it.
struct OutputFolder: Sendable {
    private let path: String
    private let temporary: String

    /// Begins a folder. One that is there must be empty.
    init(_ path: String, option: String) throws(CommandFailure) {
        guard path != "-", !path.isEmpty, !path.hasPrefix("/dev/") else {
            throw CommandFailure(.usage, "\(option) needs the path of a new folder")
        }
        var target = path[...]
        while target.count > 1, target.hasSuffix("/") { target = target.dropLast() }
        self.path = String(target)
        if let entries = try? FileManager.default.contentsOfDirectory(atPath: self.path) {
            guard entries.isEmpty else {
                throw CommandFailure(.usage, "cannot write to \(path): the folder is not empty")
            }
        } else if FileManager.default.fileExists(atPath: self.path) {
            throw CommandFailure(.usage, "cannot write to \(path): it is not a folder")
        }
        temporary = "\(self.path).\(ProcessInfo.processInfo.processIdentifier).partial"
        TemporaryFiles.note(temporary)
        guard unsafe mkdir(temporary, 0o700) == 0 else {
            let refusal = Self.refusal(path, .usage)
            TemporaryFiles.forget(temporary)
            throw refusal
        }
    }

    /// Writes a file of a name that none has yet.
    func write(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
        let opened = unsafe open("\(temporary)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw Self.refusal(path, .unwritable) }
        let descriptor = OutputDescriptor(number: opened)
        do throws(OutputDescriptor.Failure) { try descriptor.write(bytes) } catch {
            close(opened)
            throw CommandFailure(.unwritable, "cannot write to \(path): \(error.reason)")
        }
        guard close(opened) == 0 else { throw Self.refusal(path, .unwritable) }
    }

    /// Gives the folder its name, once everything is on disk.
    func commit() throws(CommandFailure) {
        sync()
        guard unsafe rename(temporary, path) == 0 else { throw Self.refusal(path, .unwritable) }
        TemporaryFiles.forget(temporary)
    }

    /// Removes what was written.
    func discard() {
        try? FileManager.default.removeItem(atPath: temporary)
        TemporaryFiles.forget(temporary)
    }

    /// Why a path can't be written, as the system said last.
    private static func refusal(_ path: String, _ code: CommandFailure.Code) -> CommandFailure {
        CommandFailure(code, "cannot write to \(path): \(OutputDescriptor.Failure(number: errno).reason)")
    }
}
