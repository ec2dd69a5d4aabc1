import ArgumentParser
import Foundation
import SQLMigrations

/// `dateline migrate status`
struct MigrateStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how each migration stands. Changes nothing, waits for nobody.",
        discussion: """
            STATES
              applied        done
              pending        a file that up would apply
              out-of-order   a file older than the last that was applied
              modified       the file was edited after it was applied
              missing-file   applied, but the file is gone
              running        died at work
              building       at work now: the runner holds the lock
              failed         a migration without a transaction that failed half-way
              baseline       recorded by baseline, not run
              ahead          applied by another release

            Drift says whether somebody changed the schema by hand since the last migration; lock, whether \
            a runner is at work.

            EXAMPLES
              dateline migrate status
              dateline migrate status --exit-code || dateline migrate up

            EXIT CODES
              0 the database was read; with --exit-code, it is as it should be, else
              5 files and database do not fit    7 needs repair    8 pending
            """)

    @Flag(help: "End with the code that serve would refuse to start with: 8 when migrations are pending")
    var exitCode = false
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("status", timeouts) { migrator in await migrator.status(isStrict: exitCode) }
    }
}

/// `dateline migrate plan`
struct MigratePlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Print the SQL that up would run. Changes nothing.",
        discussion: """
            Ends with the error of up, where up would not run. --locks names an empty database of the same \
            kind, which is empty again afterwards. The files are tried there, and the locks and rewrites of \
            tables are shown; how long a scan takes on real rows cannot be seen there.

            EXAMPLES
              dateline migrate plan
              createdb scratch && dateline migrate plan --locks postgres://localhost/scratch

            EXIT CODES
              0 printed    9 the scratch database is not empty    others: as up would end
            """)

    @Option(
        help: ArgumentHelp("An empty database to try the files on", valueName: "url"),
        completion: .list(StorageKind.completions))
    var locks: String?
    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("plan", timeouts) { migrator in
            let extent = try extent.extent() ?? .all
            guard let locks else { return await migrator.plan(extent) }
            return try await MigrateTarget.scratch(locks, for: "plan") { scratch in
                await migrator.plan(extent, scratch: scratch)
            }
        }
    }
}

/// `dateline migrate verify`
struct MigrateVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the files: names, both dialects, checksums, and rules for live tables.",
        discussion: """
            For CI, before files ship. Touches no database but the scratch one: an empty database, on \
            which each file goes up, down and up again, and must leave the same schema; a file without a \
            down section goes up only, and its line says so. The database is empty again afterwards, and \
            what a run left that was killed is removed by the next. With --dir, files that this program \
            has built in must not have been edited.

            RULES, each broken on purpose by allow=RULE behind migrate:up
            \(LintRule.wellKnown.map { "  \($0.name)" }.joined(separator: "\n"))

            EXAMPLES
              dateline migrate verify
              dateline migrate verify --dir Migrations --scratch sqlite::memory:
              dateline migrate verify --scratch postgres://localhost/scratch

            EXIT CODES
              0 all is well                  6 a file failed on the scratch database
              5 a file is wrong, says where  9 a rule is broken; scratch database not empty
            """)

    @Option(
        help: ArgumentHelp("An empty database to try the files on", valueName: "url"),
        completion: .list(StorageKind.completions))
    var scratch: String?
    @OptionGroup var options: MigrateOutputOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.report("verify") {
            var reader = try options.file.reader()
            let url = scratch ?? MigrateOptions.url(nil, &reader)
            let sets = try MigrateSets.chosen(options.dir, for: url)
            let shipped = options.dir == nil ? [] : try MigrateSets.embedded()
            let report = MigrationVerification(sets, shipped: shipped).report()
            guard report.error == nil, let scratch else { return report }
            return try await MigrateTarget.scratch(scratch, for: "verify") { database in
                guard let set = sets.first(where: { $0.dialect == database.dialect }) else {
                    throw MigrationError(
                        .emptyFolder,
                        "\(options.dir ?? "this program") has no \(database.dialect.name) migrations")
                }
                let environment = MigrationEnvironment.system {
                    Terminal.passing(Redaction.process.apply(to: $0.description))
                }
                let migrator = Migrator(
                    set, database: database, environment: environment, policy: try timeouts.policy())
                return await migrator.verifyOnScratch()
            }
        }
    }
}

/// `dateline migrate log`
struct MigrateLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Print what happened to each migration, the oldest first.",
        discussion: """
            Every run, every failure and every repair, with who did it. A repair keeps the ledger's row as it \
            was before, which `repair VERSION --undo` restores.

            EXAMPLES
              dateline migrate log
              dateline migrate log --json

            EXIT CODES
              0 printed    3 database unreachable
            """)

    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("log", timeouts) { migrator in await migrator.log() }
    }
}

/// `dateline migrate dump`
struct MigrateDumpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Print the schema as SQL, the same text for the same schema.",
        discussion: """
            Without rows, and without the tables of migrate itself. Of PostgreSQL, pg_dump writes it where \
            one is installed that is as new as the server, and dateline itself where not, or with \
            --built-in; the first line says which. Ends with 9, and prints nothing, when the schema holds \
            something that cannot be written.

            EXAMPLES
              dateline migrate dump > schema.sql
              diff schema.sql <(dateline migrate dump)
              dateline migrate dump --built-in

            EXIT CODES
              0 printed    3 database unreachable    9 something cannot be expressed
            """)

    @Flag(help: "Do without pg_dump, so that the text is the same on every machine")
    var builtIn = false
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        #if PostgreSQL
            let url = builtIn ? nil : try? options.settings().url
            let program = url.flatMap { PostgreSQLDump(url: $0).program }
        #else
            let program: SchemaDumpProgram? = nil
        #endif
        try await options.run("dump", timeouts, needsDatabase: true) { migrator in
            await migrator.dump(with: program)
        }
    }
}

/// `dateline migrate wait`
struct MigrateWaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Wait until the database answers.",
        discussion: """
            EXAMPLES
              dateline migrate wait --for 60s && dateline migrate up

            EXIT CODES
              0 it answers    3 it did not, in that time
            """)

    @Option(
        name: .customLong("for"), help: ArgumentHelp("How long: 500ms, 30s, 5min", valueName: "duration"))
    var duration = "60s"
    @OptionGroup var options: MigrateOptions

    func run() async throws {
        try await options.run("wait", MigrateTimeoutOptions.waiting(duration)) { migrator in
            await migrator.wait()
        }
    }
}
