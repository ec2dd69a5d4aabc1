internal import Foundation
internal import SQLMigrations

/// A lock between processes on a file of its own, which stays behind: removing it would race.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// - Returns: `nil` when another process holds the lock.
    init?(taking path: String, note: String) throws(MigrationError) {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw MigrationError(.lockFile, "cannot open the lock \(path): \(Self.reason())")
        }
        descriptor = opened
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else { return nil }
        let bytes = Array(note.utf8)
        guard ftruncate(opened, 0) == 0, unsafe pwrite(opened, bytes, bytes.count, 0) == bytes.count else {
            throw MigrationError(.lockFile, "cannot write the lock \(path): \(Self.reason())")
        }
    }

    /// Frees the lock.
    deinit { close(descriptor) }

    /// What the holder wrote; `nil` when nobody holds the lock. Creates nothing.
    static func holder(of path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
