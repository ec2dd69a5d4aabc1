import Foundation
import SQLiteClient

/// A database in a folder of its own, which goes with this object.
final class TemporaryFile: Sendable {
    let folder: URL
    var path: String { folder.appendingPathComponent("test.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-client-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let connection = try SQLiteConnection(path: path, .readWrite, busyTimeout: .seconds(2))
        try connection.script("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, data)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
