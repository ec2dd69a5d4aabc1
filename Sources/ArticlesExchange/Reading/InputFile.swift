import Foundation

/// An open file, pipe or terminal, read front to back. Closed with its last reference.
final class InputFile {
    enum Kind {
        case file
        case folder
        case pipe
        case other
    }

    static let chunkSize = 64 << 10

    let kind: Kind
    /// The size of a regular file.
    let size: Int?
    private(set) var readBytes = 0
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let cancellation: CancellationFlag
    private var lookedAhead: [UInt8] = []

    /// Opens a path. `followsLink` is for what the user named: nothing below a folder is followed.
    init(path: String, followsLink: Bool, _ cancellation: CancellationFlag) throws(SystemError) {
        // Not to wait for who writes into a pipe: that is done where it can be cancelled.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
        let opened = unsafe open(path, flags)
        guard opened >= 0 else { throw .last }
        descriptor = opened
        ownsDescriptor = true
        self.cancellation = cancellation
        (kind, size) = Self.kind(of: opened)
    }

    /// Standard input.
    init(standardInput cancellation: CancellationFlag) {
        descriptor = STDIN_FILENO
        ownsDescriptor = false
        self.cancellation = cancellation
        (kind, size) = Self.kind(of: STDIN_FILENO)
    }

    /// A file of the process's own, which is closed with this.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        ownsDescriptor = true
        cancellation = CancellationFlag()
        (kind, size) = Self.kind(of: descriptor)
    }

    deinit {
        if ownsDescriptor { close(descriptor) }
    }

    /// The bytes at the front, at most `chunkSize`, without taking them.
    func lookAhead() throws(SystemError) -> [UInt8] {
        if lookedAhead.isEmpty { lookedAhead = try readFromSystem() }
        return lookedAhead
    }

    /// The next bytes, at most `chunkSize`; none at the end, or when the flag is raised.
    func chunk() throws(SystemError) -> [UInt8] {
        let bytes = lookedAhead.isEmpty ? try readFromSystem() : lookedAhead
        lookedAhead = []
        readBytes += bytes.count
        return bytes
    }

    /// A descriptor of the same file for a library that closes it; negative when there is none.
    func duplicate() -> Int32 { dup(descriptor) }

    /// Begins again at the front; only files can.
    func rewind() throws(SystemError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
        lookedAhead = []
        readBytes = 0
    }

    /// Everything to the end; `nil` when it is more than `limit` bytes.
    func contents(atMost limit: Int) throws(SystemError) -> [UInt8]? {
        var contents: [UInt8] = []
        contents.reserveCapacity(min(size ?? 0, limit) + 1)
        while true {
            let bytes = try chunk()
            if bytes.isEmpty { return contents }
            contents += bytes
            if contents.count > limit { return nil }
        }
    }

    private func readFromSystem() throws(SystemError) -> [UInt8] {
        var roundsWithoutWriter = 0
        while true {
            let isReady = kind == .file ? true : try hasInput()
            if cancellation.isRaised { return [] }
            if !isReady, !mayLackWriter { continue }
            var failed = false
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
                let length = unsafe read(descriptor, buffer.baseAddress, Self.chunkSize)
                failed = length < 0
                count = max(0, length)
            }
            if !failed, isReady || !bytes.isEmpty { return bytes }
            guard !failed || errno == EINTR || errno == EAGAIN else { throw .last }
            // What has no writer is at its end, without ever being ready.
            roundsWithoutWriter = failed ? 0 : roundsWithoutWriter + 1
            if roundsWithoutWriter >= Self.roundsForWriter { throw .noWriter }
        }
    }

    /// So many rounds of waiting, of a tenth of a second, somebody has to open a named pipe for writing.
    private static let roundsForWriter = 10

    /// Whether it is a pipe that was opened by its name, and nothing has come yet.
    private var mayLackWriter: Bool {
        kind == .pipe && ownsDescriptor && readBytes == 0 && lookedAhead.isEmpty
    }

    /// Waits a moment for something to read, or for the end.
    private func hasInput() throws(SystemError) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&request, 1, 100)
        if ready < 0, errno != EINTR { throw .last }
        return ready > 0
    }

    private static func kind(of descriptor: Int32) -> (Kind, size: Int?) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return (.other, nil) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return (.file, Int(status.st_size))
        case S_IFDIR: return (.folder, nil)
        case S_IFIFO, S_IFCHR, S_IFSOCK: return (.pipe, nil)
        case _: return (.other, nil)
        }
    }
}
