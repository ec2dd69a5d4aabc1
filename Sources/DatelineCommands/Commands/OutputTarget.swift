import Foundation

/// What a path to write to leads to: a regular file, which is replaced once it is whole, or a pipe, device or
/// descriptor, which stays what it is.
struct OutputTarget: Sendable {
    let descriptor: OutputDescriptor
    /// What becomes of the file that is written; `nil` where there is nothing to rename.
    let replacement: FileReplacement?

    /// Opens the path; `-` is standard output.
    ///
    /// - Parameters:
    ///   - path: as it was given.
    ///   - option: by which, for people.
    ///   - check: throws when the file must not be written to.
    init(
        _ path: String, option: String, check: (_ target: String) throws(CommandFailure) -> Void
    ) throws(CommandFailure) {
        if let number = Self.descriptor(named: path) {
            (descriptor, replacement) = (OutputDescriptor(number: number), nil)
            return
        }
        guard !path.isEmpty else { throw CommandFailure(.usage, "\(option) needs the path of a file, or -") }
        let target = try FileReplacement.target(of: path)
        try check(target)
        var status = stat()
        guard unsafe stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
            let replacement = try FileReplacement(of: target)
            (descriptor, self.replacement) = (replacement.descriptor, replacement)
            return
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw CommandFailure(.usage, "cannot write to \(path): it is a folder")
        }
        (descriptor, replacement) = (OutputDescriptor(number: try Self.open(target, path)), nil)
    }

    /// So many rounds of waiting, of a tenth of a second, somebody has to open a named pipe for reading.
    private static let roundsForReader = 10

    /// Opens a pipe or device. A pipe that nobody reads would keep the process for ever, signals or not.
    private static func open(_ target: String, _ path: String) throws(CommandFailure) -> Int32 {
        for round in 0...roundsForReader {
            let opened = unsafe Foundation.open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
            if opened >= 0 { return opened }
            guard errno == ENXIO || errno == EINTR else { throw FileReplacement.refusal(path) }
            if round < roundsForReader { poll(nil, 0, 100) }
        }
        throw CommandFailure(.usage, "cannot write to \(path): nobody reads from it")
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

    /// Whether a path leads to a database, or to what SQLite keeps beside it.
    static func isDatabase(_ path: String, _ database: String) -> Bool {
        ["", "-wal", "-shm", "-journal", "-writer.lock", "-migrate.lock"]
            .contains { isSameFile(path, database + $0) }
    }

    /// Whether both paths lead to one file, which is there.
    static func isSameFile(_ path: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return unsafe stat(path, &first) == 0 && stat(other, &second) == 0
            && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }
}
