internal import Foundation

/// The canonical path of a database file, whatever path leads to it: the locks beside the file are named after it.
///
/// SQLite keeps its own journals beside that name, too. Two hard links to one file have two names; SQLite
/// does not support that.
public enum DatabasePath {
    /// The path without links, `.` and `..`, also of a file that is not there yet.
    public static func resolved(_ path: String) -> String {
        var path = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            if let real = real(path) { return real }
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            path = target.hasPrefix("/") ? target : folder(of: path) + "/" + target
        }
        guard let real = real(folder(of: path)) else { return path }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return real == "/" ? "/\(name)" : "\(real)/\(name)"
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func real(_ path: String) -> String? {
        guard let pointer = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }
}
