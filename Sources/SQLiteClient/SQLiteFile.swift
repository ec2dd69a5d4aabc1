public import Foundation

/// The file of a database, as the operating system sees it before SQLite does.
public enum SQLiteFile {
    /// Why SQLite cannot use a path as long as nobody mends it, in words for people; `nil` when nothing is known.
    ///
    /// Never opens the file: to close it would free the locks that this process holds on it.
    public static func obstacle(at path: String, isWriting: Bool) -> String? {
        guard path != ":memory:" else { return nil }
        let folder = folder(of: path)
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { return "\(path): \(reason())" }
            guard unsafe stat(folder, &status) == 0 else { return "there is no folder \(folder)" }
            return isWriting ? refusal(of: folder, W_OK | X_OK, "cannot make \(path)") : nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return "\(path) is a folder, not a database"
        case S_IFREG: break
        case _: return "\(path) is not a regular file"
        }
        if let refusal = refusal(of: path, R_OK, "cannot read \(path)") { return refusal }
        guard isWriting else { return nil }
        return refusal(of: path, W_OK, "\(path) is read-only")
            ?? refusal(
                of: folder, W_OK | X_OK,
                "the folder \(folder) is read-only, where SQLite keeps files beside the database")
    }

    /// Makes an empty file that only its owner can read, unless one is there; SQLite gives the files that it puts
    /// beside it the same mode.
    public static func create(at path: String) {
        var status = stat()
        guard path != ":memory:", unsafe stat(path, &status) != 0, errno == ENOENT else { return }
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        if descriptor >= 0 { close(descriptor) }
    }

    /// Of every file that is made: articles that nobody may see yet are in it.
    public static let mode: mode_t = 0o600

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func refusal(of path: String, _ mode: Int32, _ words: String) -> String? {
        unsafe access(path, mode) == 0 ? nil : "\(words): \(reason())"
    }

    private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
