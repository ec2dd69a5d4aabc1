import ArgumentParser
import SQLMigrations

/// `dateline migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the schema of a storage up to date, and look after it.",
        discussion: """
            A migration is a file of SQL that changes the schema, with a section that undoes it. Those of \
            this release are built into the program; --dir names a folder of others instead. The database \
            remembers in its table schema_migrations which were applied.

            The database is --storage, else DATELINE_MIGRATE_STORAGE, else DATELINE_STORAGE, else \
            sqlite:dateline.db; of a file that --config names, migrate-storage, else storage. Use \
            DATELINE_MIGRATE_STORAGE where DATELINE_STORAGE is a pooler, or a user that may not change tables.

            A FIRST SESSION
              dateline migrate status              what is applied, what is pending
              dateline migrate plan                the SQL that up would run
              dateline migrate up                  apply it
              dateline migrate down --yes          undo the last one
              dateline migrate new add_subtitle    write one of your own

            Whatever goes wrong, the message says how the database stands and, behind “next:”, which \
            command to run. --json prints the same as one document.

            EXIT CODES
              0 done or nothing to do      5 a file was edited, is missing, came too late
              1 internal error             6 failed and rolled back
              2 wrong usage                7 needs repair
              3 database unreachable       8 migrations are pending
              4 lock wait expired          9 refused
              11 done, but the result could not be written
              130, 143 ended by a signal, rolled back
            """,
        subcommands: [
            MigrateUpCommand.self, MigrateDownCommand.self, MigrateStatusCommand.self,
            MigratePlanCommand.self,
            MigrateVerifyCommand.self, MigrateNewCommand.self, MigrateWaitCommand.self,
            MigrateDumpCommand.self,
            MigrateBaselineCommand.self, MigrateRepairCommand.self, MigrateLogCommand.self,
            MigrateImportCommand.self,
        ])
}

/// `dateline migrate up`
struct MigrateUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Apply what is pending, each file in a transaction of its own.",
        discussion: """
            Checks every file before the first statement. A file that fails is rolled back; those before \
            it stay applied: fix it and run up again. Several runners at once are safe: one applies, the \
            others wait and find nothing to do. A database that a newer release migrated is left as it is.

            EXAMPLES
              dateline migrate up
              dateline migrate up --steps 1
              dateline migrate up --to 20261121000002
              dateline migrate up --wait 30s --lock-wait 5min --json

            EXIT CODES
              0 applied, or nothing to do      6 a file failed and was rolled back
              3 the database does not answer   7 an earlier one needs repair: says how
              4 another runner holds the lock  9 refused: it could not run as it is
              5 the files do not fit the database, or hold what cannot run
            """)

    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("up", timeouts) { migrator in await migrator.up(try extent.extent() ?? .all) }
    }
}

/// `dateline migrate down`
struct MigrateDownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Undo migrations, the last applied first. Rows are lost.",
        discussion: """
            Without --to or --steps, one migration. --to VERSION keeps that version; --to 0 undoes all. \
            Runs the “-- migrate:down” sections, after a check that each migration has one. Without --yes \
            it ends with 9 and says what it would undo.

            EXAMPLES
              dateline migrate down --yes
              dateline migrate down --steps 2 --yes
              dateline migrate down --to 20261121000002 --yes

            EXIT CODES
              0 undone, or nothing to do    7 an earlier one needs repair: says how
              6 failed and rolled back      9 no --yes, or one of them has no down section
            """)

    @Flag(help: "Do it: without this, down only says what it would undo")
    var yes = false
    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("down", timeouts, needsDatabase: true) { migrator in
            await migrator.down(try extent.extent() ?? .steps(1), isConfirmed: yes)
        }
    }
}

/// `dateline migrate baseline`
struct MigrateBaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Record migrations through VERSION as there already, without running them.",
        discussion: """
            For a database whose tables were made another way, or by another tool: up then applies only \
            what is newer. Nobody checks that the tables are there. The table schema_migrations must be \
            missing or empty; rename another tool's first.

            EXAMPLES
              dateline migrate baseline 20261121000004

            EXIT CODES
              0 recorded    2 there is no such migration    9 the ledger is not empty
            """)

    @Argument(help: "The last version that the database holds, as in the file's name")
    var version: String
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("baseline", timeouts) { migrator in
            await migrator.baseline(try MigrateOptions.version(version))
        }
    }
}
