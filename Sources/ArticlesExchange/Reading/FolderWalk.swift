import Foundation

/// The files below a folder by the bytes of their paths. Hidden names are passed over.
///
/// Holds the names of the folders it is in, and nothing of the files.
struct FolderWalk {
    /// The most folders in each other.
    static let maximumDepth = 64

    struct Entry {
        enum Kind {
            case file(size: Int)
            /// Anything that is not read, and why.
            case refused(String)
        }

        /// The path below the folder, with `/` between.
        var path: String
        var kind: Kind
        /// Whether a page of the folder, `index.md`, is beside it.
        var isBesideIndex = false

        var name: Substring { path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...] }
    }

    private struct Name {
        var text: String
        var isFolder: Bool
        var kind: Entry.Kind
        /// A folder is sorted as the paths below it are.
        var key: [UInt8]
    }

    private struct Level {
        var prefix: String
        /// In reverse order.
        var names: [Name]
        /// Of a folder below the root.
        var hasIndex: Bool

        init(prefix: String, names: [Name]) {
            self.prefix = prefix
            self.names = names
            hasIndex = !prefix.isEmpty && names.contains { FolderContents.isIndex($0.text) }
        }
    }

    private let root: String
    private var levels: [Level]

    init(root: String) throws(SystemError) {
        self.root = root
        levels = [Level(prefix: "", names: try Self.names(in: root))]
    }

    mutating func next() -> Entry? {
        while var level = levels.popLast() {
            guard let name = level.names.popLast() else { continue }
            levels.append(level)
            let path = level.prefix + name.text
            guard name.isFolder else {
                return Entry(path: path, kind: name.kind, isBesideIndex: level.hasIndex)
            }
            guard levels.count < Self.maximumDepth else {
                return Entry(path: path, kind: .refused("folders are nested too deeply"))
            }
            do throws(SystemError) {
                levels.append(Level(prefix: path + "/", names: try Self.names(in: "\(root)/\(path)")))
            } catch {
                return Entry(path: path, kind: .refused(error.reason))
            }
        }
        return nil
    }

    /// The visible names in a folder, in reverse order.
    private static func names(in folder: String) throws(SystemError) -> [Name] {
        var names = try FolderNames.bytes(in: folder) { bytes, descriptor in
            bytes.first == UInt8(ascii: ".") ? nil : name(bytes, in: descriptor)
        }
        names.sort { $1.key.lexicographicallyPrecedes($0.key) }
        return names
    }

    private static func name(_ bytes: [UInt8], in folder: Int32) -> Name {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let repaired = String(decoding: bytes, as: UTF8.self)
            return Name(
                text: repaired, isFolder: false, kind: .refused("the name of the file is not UTF-8"),
                key: bytes)
        }
        var status = stat()
        guard unsafe fstatat(folder, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return Name(text: text, isFolder: false, kind: .refused(SystemError.last.reason), key: bytes)
        }
        let kind: Entry.Kind
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file(size: Int(status.st_size))
        case S_IFDIR:
            return Name(
                text: text, isFolder: true, kind: .refused("is a folder"),
                key: bytes + [UInt8(ascii: "/")])
        case S_IFLNK: kind = .refused(SystemError(code: ELOOP).reason)
        case _: kind = .refused("is no regular file")
        }
        return Name(text: text, isFolder: false, kind: kind, key: bytes)
    }
}
