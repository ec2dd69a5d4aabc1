public import ArgumentParser
import Foundation
public import SQLMigrations

/// `dateline migrate new`
struct MigrateNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make an empty migration file for each dialect.",
        discussion: """
            The version is the time in UTC. Fill in both files: a version in one dialect only says “only”
            on its migrate:up line.

            EXAMPLES
              dateline migrate new add_subtitle
            """)

    @Argument(help: "What it does, in ASCII letters, digits, _ and -")
    var slug: String
    @Option(
        help: ArgumentHelp(
            "The folder above PostgreSQL and SQLite (default: Migrations)", valueName: "folder"))
    var dir = "Migrations"
    @Flag(help: "Print one JSON document")
    var json = false

    func run() async throws {
        let result: MigrationReport
        do throws(MigrationError) {
            let files = try MigrationTemplate.write(slug: slug, directory: dir, now: Date())
            result = .wrote(files, by: "new")
        } catch {
            result = .failure("new", error)
        }
        try result.printed(asJSON: json)
    }
}

/// `dateline migrate repair`
struct MigrateRepairCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Settle one migration that did not finish, or does not match its file.",
        discussion: """
            `up` and `status` say which one and how. Each repair is written into schema_migrations_log.

            EXAMPLES
              dateline migrate repair 20261121000002 --retry
              dateline migrate repair 20261121000002 --accept-checksum
            """)

    @Argument(help: "The version")
    var version: String
    @Flag(help: "What to do")
    var repair: MigrationRepair
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("repair", patience) { migrator in
            await migrator.repair(try MigrateOptions.version(version), repair)
        }
    }
}

extension MigrationRepair: EnumerableFlag {
    public static func name(for value: MigrationRepair) -> NameSpecification { .customLong(value.rawValue) }

    public static func help(for value: MigrationRepair) -> ArgumentHelp? {
        switch value {
        case .retry: "It did not happen: remove what is left, an invalid index say, so that it can run again"
        case .applied: "It did happen"
        case .forget: "Remove it from the ledger; the schema stays"
        case .acceptChecksum: "Take the file as it is now for what was applied"
        }
    }
}
