import SQLiteClient
import TestSupport

/// A database in a folder of its own, which goes with this object.
final class TemporaryFile: Sendable {
    let folder: TemporaryFolder
    var path: String { folder.path("test.db") }

    init() throws {
        folder = try TemporaryFolder()
        let connection = try SQLiteConnection(path: path, .readWrite, busyTimeout: .seconds(2))
        try connection.script("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, data)")
    }
}
