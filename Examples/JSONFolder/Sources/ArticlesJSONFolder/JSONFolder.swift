import Articles
public import ArticlesInMemory
import Foundation

/// Records in a folder: a JSON file for each, which people can read and other tools can keep.
///
/// Every text of a commit is first written beside its place, as `….json.new`. If there is but one, the commit is
/// that it gets its name. If there are several, a list of them is written too, and the commit is that the list gets
/// its name, `commit`: what follows brings each text to its place, and is done again by the next opening when it
/// was cut off. A file is only ever named when its bytes are on the disk.
///
/// Nobody else can open the folder while its file `lock` is locked (`flock`), which ends with the process.
public struct JSONFolder: RecordStore {
    private let root: URL
    private let lock: FileHandle
    private let willStep: @Sendable () throws -> Void

    /// Opens a folder; nobody else can until it is closed.
    ///
    /// - Parameters:
    ///   - isMade: whether it is made where there is none.
    ///   - willStep: comes before everything that changes the disk; what it throws is a failure of the disk.
    public init(
        path: String, isMade: Bool = true, willStep: @escaping @Sendable () throws -> Void = {}
    ) throws {
        root = URL(filePath: path, directoryHint: .isDirectory)
        self.willStep = willStep
        if isMade { try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true) }
        guard FileManager.default.fileExists(atPath: path) else {
            throw ArticleError(.unreachable, "there is no folder \(path)")
        }
        lock = try Self.open(root.appending(path: "lock"), O_RDWR | O_CREAT)
        guard flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw ArticleError(.unavailable, "\(path) is open already, here or in another process")
        }
    }

    public func close() { try? lock.close() }
}

// MARK: Loading

extension JSONFolder {
    public func load() throws -> [Record] {
        for kind in RecordKind.allCases {
            try FileManager.default.createDirectory(
                at: place(kind.rawValue), withIntermediateDirectories: true)
        }
        for folder in ["..", ""] { try sync(folder) }
        try finishCommit()
        var records: [Record] = []
        for path in try names(in: "").flatMap(paths) {
            if path.hasSuffix(".new") {
                // A text that never got its name is of a commit that never was.
                try remove(path)
                continue
            }
            let record = try Record(json: [UInt8](Data(contentsOf: place(path))), named: path)
            guard Self.path(of: record.id) == path else {
                throw RecordError(path, "here is another record, \(record.id)")
            }
            records.append(record)
        }
        return records
    }

    /// The files that a file in the root stands for. Hidden ones are none: the folder may be a repository of git.
    private func paths(_ name: String) throws -> [String] {
        if name.hasPrefix(".") || name == "lock" { return [] }
        if RecordKind(rawValue: name) != nil { return try names(in: name).map { "\(name)/\($0)" } }
        guard name.hasSuffix(".new") else { throw RecordError(name, "this is no kind of record") }
        return [name]
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place(folder).path).sorted()
    }
}

// MARK: Committing

extension JSONFolder {
    public func commit(_ changes: [RecordChange]) throws {
        let list = changes.map { ($0.json == nil ? "remove " : "put ") + Self.path(of: $0.id) }
        let folders: Set<String>
        do {
            for change in changes {
                if let json = change.json { try write(json, to: Self.path(of: change.id) + ".new") }
            }
            if changes.count > 1 {
                for kind in Set(changes.map(\.id.kind)) { try sync(kind.rawValue) }
                try write([UInt8](list.joined(separator: "\n").utf8), to: "commit.new")
                try rename("commit.new", to: "commit")
                folders = [""]
            } else {
                folders = try apply(list)
            }
        } catch {
            let codes = ((error as? CocoaError)?.code, (error as? POSIXError)?.code)
            let isFull = codes.0 == .fileWriteOutOfSpace || codes.1 == .ENOSPC
            throw ArticleError(isFull ? .storageFull : .unavailable, "nothing could be written", cause: error)
        }
        // From here on an error leaves open what is stored, and says so by being none of `ArticleError`.
        for folder in folders { try sync(folder) }
        try finishCommit()
    }

    /// Brings the texts of a listed commit to their places: from the beginning, as often as it takes.
    private func finishCommit() throws {
        guard isThere("commit") else { return }
        let list = try String(contentsOf: place("commit"), encoding: .utf8).components(separatedBy: "\n")
        for folder in try apply(list) { try sync(folder) }
        try remove("commit")
        try sync("")
    }

    /// Returns the folders whose names changed: they are to be synchronized.
    private func apply(_ list: [String]) throws -> Set<String> {
        var folders: Set<String> = []
        for line in list {
            guard let match = line.wholeMatch(of: /(put|remove) (([a-z]+)\/[a-z0-9-]+\.json)/) else {
                throw RecordError("commit", "a line is no change: \(line)")
            }
            let path = String(match.2)
            folders.insert(String(match.3))
            if match.1 == "remove" {
                try remove(path)
            } else if isThere(path + ".new") {
                try rename(path + ".new", to: path)
            }
        }
        return folders
    }
}

// MARK: The disk

extension JSONFolder {
    private static func path(of id: RecordID) -> String { "\(id).json" }

    private func place(_ path: String) -> URL { path.isEmpty ? root : root.appending(path: path) }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: place(path).path) }

    /// Makes a file, and returns when its bytes are on the disk.
    private func write(_ bytes: [UInt8], to path: String) throws {
        try willStep()
        let file = try Self.open(place(path), O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(contentsOf: bytes)
        try file.synchronize()
        try file.close()
    }

    /// Gives a file another name, in place of who has it, at once or not at all.
    private func rename(_ path: String, to newPath: String) throws {
        try willStep()
        let result = unsafe Foundation.rename(place(path).path, place(newPath).path)
        guard result == 0 else { throw Self.failure(newPath) }
    }

    /// Removes a file, if it is there.
    private func remove(_ path: String) throws {
        try willStep()
        guard unsafe unlink(place(path).path) == 0 || errno == ENOENT else { throw Self.failure(path) }
    }

    /// Returns when the names in a folder are on the disk.
    private func sync(_ folder: String) throws {
        try willStep()
        let folder = try Self.open(place(folder), O_RDONLY)
        try folder.synchronize()
        try folder.close()
    }

    /// What is made can be read by its owner alone.
    private static func open(_ place: URL, _ flags: Int32) throws -> FileHandle {
        let descriptor = unsafe Foundation.open(place.path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(place.path) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    private static func failure(_ path: String) -> POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO, userInfo: [NSFilePathErrorKey: path])
    }
}
