internal import Articles
internal import Dispatch
internal import GRDB

/// How the connections to a database are set up.
enum SQLiteConnection {
    /// How long a statement waits for a foreign lock, in seconds. With `SQLiteWriter.lockLimit` 5 s in all.
    static let busyTimeout = 2.0

    /// Opens the connection that writes. It turns the file to WAL and syncs every commit.
    static func writer(path: String) throws(ArticleError) -> DatabaseQueue {
        var configuration = common
        configuration.label = "dateline.sqlite.writer"
        configuration.prepareDatabase { database in
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            guard mode == "wal" else { throw UnusableFile(journalMode: mode) }
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 1000;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA cache_size = -16384;
                    PRAGMA temp_store = MEMORY;
                    """)
            // The first read makes the files that readers need.
            _ = try Int.fetchOne(database, sql: "PRAGMA schema_version")
        }
        SQLiteFile.create(at: path)
        return try open { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Opens the connection of a storage that is only read. It may write what the last connection of a file has to,
    /// so that nothing stays beside the file; the file stays in the mode of journal that it is in.
    static func caretaker(path: String) throws(ArticleError) -> DatabaseQueue {
        var configuration = common
        configuration.label = "dateline.sqlite.caretaker"
        configuration.prepareDatabase { database in
            _ = try Int.fetchOne(database, sql: "PRAGMA schema_version")
            try database.execute(sql: "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;")
        }
        return try open { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Opens a connection that only reads.
    static func reader(path: String, number: Int) throws(ArticleError) -> DatabaseQueue {
        var configuration = common
        configuration.label = "dateline.sqlite.reader.\(number)"
        configuration.readonly = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;")
        }
        return try open { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Opens a database that ends with its only connection.
    static func inMemory() throws(ArticleError) -> DatabaseQueue {
        var configuration = common
        configuration.label = "dateline.sqlite.memory"
        return try open { try DatabaseQueue(configuration: configuration) }
    }

    private static var common: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.qos = .userInitiated
        // A rollback that fails must not end the process: the next transaction tries again.
        configuration.allowsUnsafeTransactions = true
        return configuration
    }

    private static func open(_ body: () throws -> DatabaseQueue) throws(ArticleError) -> DatabaseQueue {
        do { return try body() } catch { throw ArticleError(error) }
    }

    /// A file that can't be written and read at once.
    struct UnusableFile: Error {
        let journalMode: String?
    }
}
