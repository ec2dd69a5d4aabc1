import ArgumentParser
import Foundation
import SQLMigrations

/// The flags of every `dateline migrate` command that has a database.
struct MigrateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to migrate: sqlite:PATH or postgres://user:password@host:port/database (default: "
                + "DATELINE_MIGRATE_STORAGE, DATELINE_STORAGE, sqlite:dateline.db)",
            valueName: "url"), completion: .list(StorageKind.completions))
    var storage: String?
    @Option(
        help: ArgumentHelp(
            "The PostgreSQL schema of schema_migrations, where names in files are looked for first (default: "
                + "DATELINE_LEDGER_SCHEMA, the one that has it, the first of the search_path)",
            valueName: "name"))
    var ledgerSchema: String?
    @OptionGroup var output: MigrateOutputOptions

    /// The URL in force, and the schema in force, which is empty when nobody named one.
    func settings() throws(CommandFailure) -> (url: String, schema: String) {
        var reader = try output.file.reader()
        return (
            Self.url(storage, &reader), reader.text("ledger-schema", ledgerSchema, default: "")
        )
    }

    /// The URL in force where the flag has this value.
    static func url(_ storage: String?, _ reader: inout SettingsReader) -> String {
        if let storage { return storage }
        let url = reader.text(SettingNames.migrateStorage, nil, default: "")
        return url.isEmpty ? reader.text("storage", nil, default: "sqlite:dateline.db") : url
    }

    /// Runs `body` with a migrator for the storage, prints its report, and ends with its exit code.
    ///
    /// - Parameter needsDatabase: whether a file that is not there is an error, and not an empty database.
    func run(
        _ command: String, _ timeouts: MigrateTimeoutOptions, needsDatabase: Bool = false,
        _ body: @escaping @Sendable (Migrator) async throws -> MigrationReport
    ) async throws {
        let (dir, isJSON) = (output.dir, output.json)
        let settings = Result { try self.settings() }
        let policy = Result { try timeouts.policy() }
        try await output.report(command) {
            let policy = try policy.get()
            let (url, schema) = try settings.get()
            return try await MigrateTarget.open(url, ledgerSchema: schema) { database, embedded in
                let isMissing = database.isMissing
                if isMissing, needsDatabase {
                    throw MigrationError(.rejected, "there is no database at \(database.location)")
                }
                if !isJSON {
                    Terminal.passing("database: \(database.location)\(isMissing ? " (not there yet)" : "")")
                }
                let set = try dir.map { try MigrateSets.read($0, database.dialect) }
                let environment = MigrationEnvironment.system {
                    Terminal.passing(Redaction.process.apply(to: $0.description))
                }
                return try await body(
                    Migrator(set ?? embedded, database: database, environment: environment, policy: policy))
            } orWithoutSchema: {
                .done(command, "memory: has no schema: nothing to migrate")
            }
        }
    }

    /// Reads a version from the command line.
    static func version(_ text: String) throws(MigrationError) -> MigrationVersion {
        guard let version = MigrationVersion(text) else {
            throw MigrationError(.usage, "a version is 1 to 18 digits, not “\(text)”")
        }
        return version
    }
}

/// Where the migrations are, and how the report is printed.
struct MigrateOutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of migrations, or the one above PostgreSQL and SQLite, instead of the built-in ones",
            valueName: "folder"), completion: .directory)
    var dir: String?
    @Flag(help: "Print one JSON document")
    var json = false
    @OptionGroup var file: SettingsFileOptions

    /// Runs `body`, prints the report that it returns, or one of what it throws, and ends with its exit code.
    ///
    /// SIGTERM and SIGINT cancel `body`, which rolls back.
    func report(_ command: String, _ body: @escaping @Sendable () async throws -> MigrationReport)
        async throws
    {
        let report = await MigrateSignals.run {
            do {
                return try await body()
            } catch let error as MigrationError {
                return .failure(command, error)
            } catch let failure as CommandFailure {
                return .failure(command, MigrationError(failure))
            } catch {
                return .failure(command, MigrationError(.internalError, error.localizedDescription))
            }
        }
        try report.called(from: .process).printed(asJSON: json)
    }
}

/// `--to` and `--steps`.
struct MigrateExtentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Stop at this version, which is then the last applied", valueName: "version"))
    var to: String?
    @Option(help: ArgumentHelp("So many migrations at most", valueName: "count"))
    var steps: Int?

    /// What is asked for; `nil` when nothing is.
    func extent() throws(MigrationError) -> MigrationExtent? {
        switch (to, steps) {
        case (nil, nil): return nil
        case (let version?, nil): return .through(try MigrateOptions.version(version))
        case (nil, let count?) where count > 0: return .steps(count)
        case (nil, _?): throw MigrationError(.usage, "--steps must be above zero")
        case (_?, _?): throw MigrationError(.usage, "--to or --steps, not both")
        }
    }
}

/// How long to wait for the database and for other runners.
struct MigrateTimeoutOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long to wait for a database that does not answer: 500ms, 30s, 5min", valueName: "duration"))
    var wait = "0s"
    @Option(
        help: ArgumentHelp("How long to wait for another migration that is running", valueName: "duration"))
    var lockWait = "60s"

    /// For a command that does nothing but wait.
    static func waiting(_ duration: String) throws -> MigrateTimeoutOptions {
        try MigrateTimeoutOptions.parse(["--wait", duration])
    }

    func policy() throws(MigrationError) -> MigrationPolicy {
        var policy = MigrationPolicy()
        policy.wait = try Self.duration("wait", wait)
        policy.lockWait = try Self.duration("lock-wait", lockWait)
        return policy
    }

    private static func duration(_ name: String, _ text: String) throws(MigrationError) -> Duration {
        guard let duration = Duration(parsing: text) else {
            throw MigrationError(
                .usage, "--\(name) must be a duration such as 500ms, 30s or 5min, not “\(text)”")
        }
        return duration
    }
}
