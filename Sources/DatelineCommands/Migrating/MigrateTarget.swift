import Foundation
import HTTPServing
import Logging
import NIOCore
import NIOPosix
import SQLMigrations

#if SQLite
    import SQLiteMigrations
#endif

/// Opens what a URL names, for migrations only.
enum MigrateTarget {
    typealias Work = @Sendable (any MigrationDatabase, MigrationSet) async throws -> MigrationReport

    /// Runs `body` with the database of a URL and the migrations that are built in for it, and closes it.
    static func open(
        _ text: String, ledgerSchema: String = "", _ body: Work, orWithoutSchema: () -> MigrationReport
    ) async throws -> MigrationReport {
        let url = try StorageURL(text)
        let scheme = try StorageKind.of(url)
        // Never shut down: a connection that nobody waits for any more may still be opening.
        let group = MultiThreadedEventLoopGroup.singleton
        guard let schema = try scheme.schema(StorageRequest(settings(url, ledgerSchema), group, logger))
        else {
            return orWithoutSchema()
        }
        let result = await Result { try await body(schema.database, schema.migrations) }
        await schema.close()
        return try result.get()
    }

    /// Runs `body` with the scratch database of a URL; `sqlite::memory:` is one, too.
    static func scratch(
        _ text: String, for command: String,
        _ body: @Sendable (any MigrationDatabase) async throws -> MigrationReport
    ) async throws -> MigrationReport {
        #if SQLite
            if text == "sqlite::memory:" { return try await body(SQLiteMigrationDatabase(path: ":memory:")) }
        #endif
        return try await open(text) { database, _ in
            try await body(database)
        } orWithoutSchema: {
            .failure(command, MigrationError(.usage, "memory: has no schema to try files on"))
        }
    }

    /// No pools: each command opens one connection of its own.
    private static func settings(_ url: StorageURL, _ ledgerSchema: String) -> StorageSettings {
        StorageSettings(
            url: url, readConnections: 0, listConnections: 0, writeConnections: 0,
            statementTimeout: .seconds(5),
            acquireTimeout: .seconds(1), preparesStatements: false, ledgerSchema: ledgerSchema)
    }

    /// The runner's errors say all there is: nothing is logged besides.
    private static var logger: Logger {
        Logger(label: "dateline") { _ in SwiftLogNoOpLogHandler() }
    }
}

/// The migrations that this program was built with, or those of a folder.
enum MigrateSets {
    /// The dialects of the program's storages, by name.
    static var dialects: [SQLDialect] {
        Dateline.storages.compactMap(\.dialect).sorted { $0.name < $1.name }
    }

    static func embedded() throws(MigrationError) -> [MigrationSet] {
        var sets: [MigrationSet] = []
        for scheme in Dateline.storages {
            if let migrations = scheme.migrations { sets.append(try migrations()) }
        }
        return sets.sorted { $0.dialect.name < $1.dialect.name }
    }

    /// Those of one dialect; a folder without any is more likely a slip than meant.
    static func read(_ directory: String, _ dialect: SQLDialect) throws(MigrationError) -> MigrationSet {
        let set = try MigrationSet(dialect: dialect, directory: directory, beside: dialects)
        guard !set.migrations.isEmpty else {
            throw MigrationError(.emptyFolder, "\(directory) has no \(dialect.name) migrations")
        }
        return set
    }

    /// Those of each dialect that `directory` has a folder for, and of a folder that has none those for a database of
    /// this URL; without a directory, the built-in ones.
    static func chosen(_ directory: String?, for url: String) throws(MigrationError) -> [MigrationSet] {
        guard let directory else { return try embedded() }
        var sets: [MigrationSet] = []
        for dialect in dialects.present(in: directory) { sets.append(try read(directory, dialect)) }
        if sets.isEmpty, MigrationTemplate.hasFiles(in: directory), let dialect = dialect(of: url) {
            Terminal.note("\(directory) holds the migrations itself: they are read as \(dialect.name)'s")
            sets.append(try read(directory, dialect))
        }
        guard !sets.isEmpty else {
            throw MigrationError(.noDialectFolder, "\(directory) has no folder \(dialects.folders)")
        }
        return sets
    }

    private static func dialect(of url: String) -> SQLDialect? {
        (try? StorageURL(url)).flatMap { StorageKind.named($0.scheme)?.dialect }
    }
}
