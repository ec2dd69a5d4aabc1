import ArgumentParser
import SQLMigrations

/// `dateline migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the schema of a storage up to date, and look after it.",
        discussion: """
            The migrations are built in; --dir names a folder instead. DATELINE_MIGRATE_STORAGE is the
            storage to migrate where DATELINE_STORAGE is a pooler or a user that may not change tables.

            EXIT CODES
              0 done or nothing to do      5 a file was edited, is missing or came too late
              1 internal error             6 failed and rolled back
              2 wrong usage                7 needs repair
              3 database unreachable       8 migrations are pending
              4 lock wait expired          9 refused
              130, 143 ended by a signal, rolled back

            EXAMPLES
              dateline migrate up
              dateline migrate status --exit-code
              dateline migrate plan --storage postgres://db.example.org/dateline
              dateline migrate new add_subtitle
            """,
        subcommands: [
            MigrateUpCommand.self, MigrateDownCommand.self, MigrateStatusCommand.self,
            MigratePlanCommand.self,
            MigrateVerifyCommand.self, MigrateNewCommand.self, MigrateWaitCommand.self,
            MigrateDumpCommand.self,
            MigrateBaselineCommand.self, MigrateRepairCommand.self,
        ])
}

/// `dateline migrate up`
struct MigrateUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Apply what is pending, each file in a transaction of its own.",
        discussion: """
            Checks every file before the first statement. Several at once are safe: one applies, the
            others wait and find nothing to do.

            EXAMPLES
              dateline migrate up
              dateline migrate up --wait 30s --json
              dateline migrate up --to 20261121000002
            """)

    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("up", patience) { migrator in await migrator.up(try extent.extent() ?? .all) }
    }
}

/// `dateline migrate down`
struct MigrateDownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Undo migrations, the last applied first. Rows are lost.",
        discussion: """
            Without --to or --steps, one migration. --to VERSION keeps that version; --to 0 undoes all.

            EXAMPLES
              dateline migrate down --yes
              dateline migrate down --to 20261121000002 --yes
            """)

    @Flag(help: "Do it: without this, down only says what it would undo")
    var yes = false
    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("down", patience) { migrator in
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
            For a database whose tables were made another way. The ledger must be empty.

            EXAMPLES
              dateline migrate baseline 20261121000004
            """)

    @Argument(help: "The last version that the database holds")
    var version: String
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("baseline", patience) { migrator in
            await migrator.baseline(try MigrateOptions.version(version))
        }
    }
}
