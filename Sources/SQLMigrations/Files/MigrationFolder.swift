internal import Foundation

/// A folder of migration files: everything in it is a migration, exempt, a mistake, or worth a warning.
struct MigrationFolder {
    /// The folder that was read, as the caller named it.
    let path: String
    private(set) var files: [(name: String, contents: String)] = []
    private(set) var problems: [MigrationError] = []
    private(set) var warnings: [String] = []

    /// Reads the disk: not for an event loop.
    ///
    /// - Throws: `unreadable-folder`; what is wrong with one file is among the problems.
    init(_ directory: String, dialect: SQLDialect, beside others: [SQLDialect]) throws(MigrationError) {
        let directory =
            directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        let above = try Self.names(in: directory)
        let hasDialect = above.contains(dialect.folder)
        path = hasDialect ? "\(directory)/\(dialect.folder)" : directory
        if hasDialect { reportStrays(among: above, in: directory) }
        for name in hasDialect ? try Self.names(in: path) : above {
            add(name, [dialect] + others)
        }
    }

    private static func names(in directory: String) throws(MigrationError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch { throw MigrationError(.unreadableFolder, "cannot read the folder \(directory)") }
    }

    private mutating func add(_ name: String, _ dialects: [SQLDialect]) {
        let file = "\(path)/\(name)"
        let location = SourceLocation(file: file)
        do throws(MigrationError) {
            switch FolderEntry(name: name) {
            case .exempt: return
            case .migration: files.append((name: name, contents: try Self.text(ofFileAt: file)))
            case .mistake(let reason):
                if let tool = ForeignTool(fileName: name) {
                    throw tool.refusal(of: "this name", at: location)
                }
                throw .file(.fileName, "this is not read as a migration", at: location, advice: reason)
            case .other: try check(name, dialects, at: location)
            }
        } catch { problems.append(error) }
    }

    private mutating func check(
        _ name: String, _ dialects: [SQLDialect], at location: SourceLocation
    ) throws(MigrationError) {
        if let tool = ForeignTool(fileName: name) { throw tool.refusal(of: "this name", at: location) }
        if let other = dialects.first(where: { $0.folder.lowercased() == name.lowercased() }) {
            guard name != other.folder else { return }
            throw .file(
                .fileName, "this is not read as a migration", at: location,
                advice: "the folder of \(other.name) files is called \(other.folder)")
        }
        warnings.append("\(location.file) is no migration, and is left alone")
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Migrations that lie above the folders of the dialects.
    private mutating func reportStrays(among names: [String], in directory: String) {
        for name in names where FolderEntry(name: name) == .migration {
            problems.append(
                .file(
                    .fileName, "this is not read as a migration",
                    at: SourceLocation(file: "\(directory)/\(name)"),
                    advice: "\(directory) has a folder for each dialect: move it there"))
        }
    }

    /// The text of a regular file, or of one that a link leads to. Never waits, as opening a FIFO would.
    static func text(ofFileAt path: String) throws(MigrationError) -> String {
        let location = SourceLocation(file: path)
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(reason(path), at: location) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(reason(path), at: location) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no regular file"
            throw unreadable("it is \(kind)", at: location)
        }
        let data: Data
        do {
            data = try handle.readToEnd() ?? Data()
        } catch { throw unreadable(error.localizedDescription, at: location) }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .file(.fileEncoding, "a migration is UTF-8 text", at: location)
        }
        return text
    }

    private static func unreadable(_ reason: String, at location: SourceLocation) -> MigrationError {
        .file(.unreadableFile, "cannot read this file: \(reason)", at: location)
    }

    private static func reason(_ path: String) -> String {
        let code = errno
        var status = stat()
        if code == ENOENT, unsafe lstat(path, &status) == 0 { return "a link that leads nowhere" }
        return unsafe String(cString: strerror(code))
    }
}
