import Articles
import Foundation

/// What a folder needs of the file system. Paths are below the folder, and each call blocks its thread.
///
/// Nobody else can open the folder as long as this object lives.
final class Disk: Sendable {
    private let root: URL
    private let lock: FileHandle
    private let willStep: @Sendable () throws -> Void

    /// Makes the folder, if there is none. `willStep` comes before everything that changes the disk: what
    /// it throws is a failure of the disk, as a test wants it.
    init(path: String, willStep: @escaping @Sendable () throws -> Void = {}) throws(DiskError) {
        let root = URL(filePath: path, directoryHint: .isDirectory)
        self.root = root
        self.willStep = willStep
        lock = try Self.attempt(path) {
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            let lock = try Self.open(root.appending(path: "lock"), O_RDWR | O_CREAT)
            guard flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw Self.failure }
            return lock
        }
    }

    /// Makes a folder, if there is none.
    func makeFolder(_ path: String) throws(DiskError) {
        try step(path) {
            try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true)
        }
    }

    /// The names in a folder.
    func files(in folder: String) throws(DiskError) -> [String] {
        try Self.attempt(folder) {
            try FileManager.default.contentsOfDirectory(atPath: place(of: folder).path)
        }
    }

    /// The bytes of a file; `nil` when there is none.
    func read(_ path: String) throws(DiskError) -> [UInt8]? {
        try Self.attempt(path) {
            do {
                return Array(try Data(contentsOf: place(of: path)))
            } catch CocoaError.fileReadNoSuchFile {
                return nil
            }
        }
    }

    /// Makes a file, and returns when its bytes are on the disk. Cut off, it leaves a part of them.
    func write(_ bytes: some DataProtocol, to path: String) throws(DiskError) {
        try step(path) { place in
            let file = try Self.open(place, O_WRONLY | O_CREAT | O_TRUNC)
            try file.write(contentsOf: bytes)
            try file.synchronize()
        }
    }

    /// Gives a file another name, in place of who had it, at once or not at all.
    func rename(_ path: String, to newPath: String) throws(DiskError) {
        try step(newPath) { place in
            let result = unsafe Foundation.rename(self.place(of: path).path, place.path)
            guard result == 0 else { throw Self.failure }
        }
    }

    /// Removes a file, if it is there.
    func remove(_ path: String) throws(DiskError) {
        try step(path) { place in
            guard unsafe unlink(place.path) == 0 || errno == ENOENT else { throw Self.failure }
        }
    }

    /// Returns when the names in a folder are on the disk.
    func sync(_ folder: String) throws(DiskError) {
        try step(folder) { try Self.open($0, O_RDONLY).synchronize() }
    }

    private func place(of path: String) -> URL {
        path.isEmpty ? root : root.appending(path: path)
    }

    private func step(_ path: String, _ body: (URL) throws -> Void) throws(DiskError) {
        try Self.attempt(path) {
            try willStep()
            try body(place(of: path))
        }
    }

    private static func attempt<Value>(
        _ path: String, _ body: () throws -> Value
    ) throws(DiskError) -> Value {
        do { return try body() } catch { throw DiskError(path: path, cause: error) }
    }

    /// A file that closes with its handle; only the owner can read what is made.
    private static func open(_ place: URL, _ flags: Int32) throws -> FileHandle {
        let descriptor = unsafe Foundation.open(place.path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// What the last call of the system failed with.
    private static var failure: any Error {
        errno == ENOSPC
            ? CocoaError(.fileWriteOutOfSpace) : POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}

/// A disk that could not do what it was asked for.
struct DiskError: Error {
    var path: String
    var cause: any Error
}

extension ArticleError {
    /// What a failure means, when nothing of the change is stored.
    init(_ error: DiskError) {
        if let cause = error.cause as? CocoaError, cause.code == .fileWriteOutOfSpace {
            self.init(.storageFull, "the storage has no room left", cause: error)
        } else {
            self.init(.unavailable, "the storage can't be reached", cause: error)
        }
    }
}
