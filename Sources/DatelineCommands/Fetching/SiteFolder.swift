import Foundation

/// The folder that a site is read into, locked (`flock`) against other runs while it is held.
final class SiteFolder: Sendable {
    let path: String
    private let descriptor: Int32

    /// So long a folder is kept that nobody holds.
    private static let age: TimeInterval = 86_400
    private static let prefix = "import-"

    /// Takes a folder below another one, made if need be, and deletes those of former imports.
    init(_ name: String, in base: String) throws(CommandFailure) {
        Self.sweep(base, except: Self.prefix + name)
        path = "\(base)/\(Self.prefix)\(name)"
        switch Self.lock(path, makes: true) {
        case .taken(let descriptor): self.descriptor = descriptor
        case .held:
            throw CommandFailure(
                .refused, "another import of this site is running: it has the lock in \(path)")
        case .impossible(let reason): throw CommandFailure(.unwritable, "\(path) can't be used: \(reason)")
        }
        // Its time tells when the folder was used.
        let process = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, process, process.count, 0)
    }

    /// Frees the lock.
    deinit { close(descriptor) }

    /// Deletes the folder: what is in it is imported.
    func discard() { try? FileManager.default.removeItem(atPath: path) }

    // MARK: The lock

    private enum Lock {
        case taken(Int32)
        case held
        case impossible(String)
    }

    /// Locks a folder by the file `lock` in it. Whoever holds it may delete the folder: then it is made again.
    private static func lock(_ path: String, makes: Bool) -> Lock {
        for _ in 0..<10 {
            if makes {
                do {
                    try FileManager.default.createDirectory(
                        atPath: path, withIntermediateDirectories: true,
                        attributes: [.posixPermissions: 0o700])
                } catch { return .impossible("it can't be made") }
            }
            let file = path + "/lock"
            let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else {
                if makes, errno == ENOENT { continue }
                return .impossible(unsafe String(cString: strerror(errno)))
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                return .held
            }
            if isSame(descriptor, file) { return .taken(descriptor) }
            close(descriptor)
        }
        return .impossible("it vanishes again and again")
    }

    private static func isSame(_ descriptor: Int32, _ file: String) -> Bool {
        var (open, named) = (stat(), stat())
        guard unsafe fstat(descriptor, &open) == 0, unsafe stat(file, &named) == 0 else { return false }
        return open.st_ino == named.st_ino && open.st_dev == named.st_dev
    }

    // MARK: Former imports

    private static func sweep(_ base: String, except own: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
        for name in names where name.hasPrefix(prefix) && name != own {
            let path = "\(base)/\(name)"
            guard isOld(path), case .taken(let descriptor) = lock(path, makes: false) else { continue }
            try? FileManager.default.removeItem(atPath: path)
            close(descriptor)
        }
    }

    private static func isOld(_ path: String) -> Bool {
        [path, path + "/lock", path + "/responses", path + "/pages"].allSatisfy { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let time = attributes?[.modificationDate] as? Date else { return true }
            return -time.timeIntervalSinceNow > age
        }
    }
}
