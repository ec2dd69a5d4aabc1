import ArgumentParser
import SQLMigrations

/// The flags that say where articles are kept.
struct StorageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where articles are kept: memory:, sqlite:PATH or postgres://… (default: sqlite:dateline.db)",
            valueName: "url"), completion: .list(StorageKind.completions))
    var storage: String?
    @Option(
        help: ArgumentHelp(
            "The PostgreSQL schema of the tables and of schema_migrations (default: the one that has the "
                + "ledger, else the first of the search_path)", valueName: "name"))
    var ledgerSchema: String?
    @Option(
        help: ArgumentHelp(
            "PostgreSQL connections for short reads, per event loop (default: 2)",
            valueName: "count"))
    var pgReadConnections: Int?
    @Option(
        help: ArgumentHelp(
            "PostgreSQL connections for lists, per event loop (default: 2)",
            valueName: "count"))
    var pgListConnections: Int?
    @Option(
        help: ArgumentHelp(
            "PostgreSQL connections for writes, per event loop (default: 4)",
            valueName: "count"))
    var pgWriteConnections: Int?
    @Option(help: ArgumentHelp("How long a statement may take (default: 5s)", valueName: "duration"))
    var statementTimeout: String?
    @Option(
        help: ArgumentHelp(
            "How long a statement may wait for a connection (default: 1s)",
            valueName: "duration"))
    var acquireTimeout: String?
    @Option(
        help: ArgumentHelp(
            "Whether statements are prepared; auto: unless a pooler stands before the server (default: auto)",
            valueName: "auto|true|false"), completion: .list(["auto", "true", "false"]))
    var prepared: String?
    @OptionGroup var file: SettingsFileOptions

    /// The settings in force.
    func settings(_ reader: inout SettingsReader) throws(CommandFailure) -> StorageSettings {
        StorageSettings(
            url: try StorageURL(
                reader.text("storage", storage, default: "sqlite:dateline.db", shown: StorageURL.redacted)),
            readConnections: try reader.number(
                "pg-read-connections", pgReadConnections, default: 2, in: 1...64),
            listConnections: try reader.number(
                "pg-list-connections", pgListConnections, default: 2, in: 1...64),
            writeConnections: try reader.number(
                "pg-write-connections", pgWriteConnections, default: 4, in: 1...64),
            statementTimeout: try reader.duration("statement-timeout", statementTimeout, default: "5s"),
            acquireTimeout: try reader.duration("acquire-timeout", acquireTimeout, default: "1s"),
            preparesStatements: try reader.toggle("prepared", prepared, unless: "auto"),
            ledgerSchema: reader.text("ledger-schema", ledgerSchema, default: ""))
    }

    /// The settings in force in this process.
    func settings() throws(CommandFailure) -> StorageSettings {
        var reader = try file.reader()
        return try settings(&reader)
    }
}

/// Where articles are kept, and the timeouts of their reader.
struct StorageSettings: Sendable {
    let url: StorageURL
    let readConnections: Int
    let listConnections: Int
    let writeConnections: Int
    let statementTimeout: Duration
    let acquireTimeout: Duration
    /// Whether statements are prepared by name; nil for unless a pooler stands before the server.
    let preparesStatements: Bool?
    /// The PostgreSQL schema that a person named; empty when none is.
    let ledgerSchema: String
    var access = StorageAccess.serve
    /// How the program was called, as hints to migrate this storage show it.
    var commandLine = MigrationCommandLine.process
    /// The replica that reads may come from, if there is one.
    var replica: ReplicaSettings?
}
