import Foundation

/// What is in folders, without a look at any file.
enum FolderNames {
    /// The names in a folder in their order, hidden ones too; none when it can't be read.
    static func all(in folder: String) -> [String] { unordered(in: folder).sorted() }

    /// The names in a folder, equal in whatever form of Unicode; that of a folder above may have a great many.
    static func set(in folder: String) -> Set<String> { Set(unordered(in: folder)) }

    private static func unordered(in folder: String) -> [String] {
        let names = try? bytes(in: folder.isEmpty ? "/" : folder) { name, _ in
            String(validating: name, as: UTF8.self)
        }
        return names ?? []
    }

    /// What is made of the bytes of each name in a folder, and of the folder's descriptor.
    static func bytes<Made>(
        in folder: String, _ make: ([UInt8], Int32) -> Made?
    ) throws(SystemError) -> [Made] {
        guard let stream = unsafe opendir(folder) else { throw .last }
        defer { unsafe closedir(stream) }
        var made: [Made] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if let one = make(name, unsafe dirfd(stream)) { made.append(one) }
        }
        return made
    }

    /// Whether there is anything at a path.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }
}

extension String {
    /// The path of the folder around; empty at the top.
    var parentPath: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }

    /// The part behind the last `/`.
    var lastComponent: String { split(separator: "/").last.map(String.init) ?? self }
}
