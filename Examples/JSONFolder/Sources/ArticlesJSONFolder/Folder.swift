import Articles

/// The files, and the one file that makes a change of many of them one change.
///
/// A change is first written to `commit.json`, as an object of the new texts by path, `null` where a
/// file goes. Once that has its name the change is stored: what follows only brings it to its places,
/// and can be done again, by the next change or the next opening.
struct Folder {
    private static let commitFile = "commit.json"
    private let disk: Disk
    private var unfinished: Unfinished?

    /// What must come before the next change.
    private enum Unfinished {
        /// A commit failed: nobody may find its file.
        case withdrawing
        /// A commit succeeded: its files have to get their texts.
        case applying([Change])
    }

    init(path: String, willStep: @escaping @Sendable () throws -> Void) throws(ArticleError) {
        do throws(DiskError) {
            disk = try Disk(path: path, willStep: willStep)
        } catch {
            throw ArticleError(error)
        }
    }

    /// Throws `unavailable` when the folder is not there any more.
    func check() throws(ArticleError) {
        do throws(DiskError) { try disk.sync("") } catch { throw ArticleError(error) }
    }

    /// Stores the changes, all or none.
    mutating func commit(_ changes: [Change]) throws(ArticleError) {
        guard !changes.isEmpty else { return }
        do throws(DiskError) {
            try finish()
            unfinished = .withdrawing
            try replace(Self.commitFile, with: Self.commitText(of: changes))
        } catch {
            // Also the next change begins with it.
            try? finish()
            throw ArticleError(error)
        }
        do throws(DiskError) {
            try disk.sync("")
        } catch {
            try? finish()
            throw ArticleError(
                .outcomeUnknown, "it is not known whether the change was stored", cause: error)
        }
        unfinished = .applying(changes)
        // The change is stored already, so a failure is not its own: it is the next one's.
        try? finish()
    }

    /// Reads everything, after it has finished what a crash cut off.
    mutating func open() throws(ArticleError) -> Contents {
        do {
            for folder in File.folders { try disk.makeFolder(folder) }
            try disk.sync("")
            if let bytes = try disk.read(Self.commitFile) {
                unfinished = .applying(try Self.changes(inCommit: bytes))
                try finish()
            }
            return try readFiles()
        } catch let error as DiskError {
            throw ArticleError(error)
        } catch {
            throw ArticleError(.internal, "the storage holds what can't be read", cause: error)
        }
    }

    private func readFiles() throws -> Contents {
        var contents = Contents()
        for folder in File.folders {
            for name in try disk.files(in: folder).sorted() where name.hasSuffix(".json") {
                let path = "\(folder)/\(name)"
                guard let file = File(path: path), let bytes = try disk.read(path) else {
                    throw UnreadableFile(path: path, reason: "no article, tag or tombstone is named so")
                }
                try contents.take(bytes, from: file)
            }
        }
        for file in [File.redirects, .accessKeys, .related] {
            if let bytes = try disk.read(file.path) { try contents.take(bytes, from: file) }
        }
        contents.forgetChanges()
        return contents
    }

    private mutating func finish() throws(DiskError) {
        switch unfinished {
        case nil: return
        case .withdrawing:
            try disk.remove(Self.commitFile)
            try disk.sync("")
        case .applying(let changes):
            for change in changes {
                if let text = change.text {
                    try replace(change.file.path, with: text)
                } else {
                    try disk.remove(change.file.path)
                }
            }
            for folder in Set(changes.map(\.file.parent)) { try disk.sync(folder) }
            // If this gets lost, the same texts are written once more at the next opening.
            try disk.remove(Self.commitFile)
        }
        unfinished = nil
    }

    /// Gives a file a new text: a reader finds the old one or the new one, never a part.
    private func replace(_ path: String, with text: String) throws(DiskError) {
        try disk.write(Array(text.utf8), to: path + ".new")
        try disk.rename(path + ".new", to: path)
    }

    private static func commitText(of changes: [Change]) -> String {
        var writer = JSONWriter()
        writer.value(
            .object(
                changes.map { JSONMember($0.file.path, $0.text.map { .string($0) } ?? .null) }))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func changes(inCommit bytes: [UInt8]) throws -> [Change] {
        guard case .object(let members) = try JSONParser.parse(bytes) else {
            throw UnreadableFile(path: commitFile, reason: "it is no object")
        }
        return try members.map { member in
            guard let file = File(path: member.name) else {
                throw UnreadableFile(path: commitFile, reason: "it names an unknown file")
            }
            switch member.value {
            case .string(let text): return Change(file: file, text: text)
            case .null: return Change(file: file, text: nil)
            case .bool, .number, .array, .object:
                throw UnreadableFile(path: commitFile, reason: "a text is no string")
            }
        }
    }
}
