import ArgumentParser
import Foundation
import SQLMigrations

/// `dateline migrate status`
struct MigrateStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how each migration stands. Changes nothing, waits for nobody.",
        discussion: """
            EXAMPLES
              dateline migrate status
              dateline migrate status --exit-code || dateline migrate up
            """)

    @Flag(help: "End with the code that `serve` would refuse to start with: 8 when migrations are pending")
    var exitCode = false
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("status", patience) { migrator in await migrator.status(isStrict: exitCode) }
    }
}

/// `dateline migrate plan`
struct MigratePlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Print the SQL that up would run. Changes nothing.",
        discussion: """
            --locks names an empty database of the same kind. The files are tried there, and the locks
            and rewrites of tables are shown; how long a scan takes on real rows cannot be seen there.

            EXAMPLES
              dateline migrate plan
              dateline migrate plan --locks postgres://localhost/scratch
            """)

    @Option(help: ArgumentHelp("An empty database to try the files on", valueName: "url"))
    var locks: String?
    @OptionGroup var extent: MigrateExtentOptions
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("plan", patience) { migrator in
            let extent = try extent.extent() ?? .all
            guard let locks else { return await migrator.plan(extent) }
            return try await MigrateTarget.open(locks) { scratch in
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
            --scratch names an empty database, on which each file goes up, down and up again. With --dir,
            files that this program has built in must not have been edited.

            EXAMPLES
              dateline migrate verify
              dateline migrate verify --dir Migrations --scratch sqlite::memory:
              dateline migrate verify --scratch postgres://localhost/scratch
            """)

    @Option(help: ArgumentHelp("An empty database to try the files on", valueName: "url"))
    var scratch: String?
    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.report("verify") {
            let sets = try MigrateSets.chosen(options.dir)
            let shipped = options.dir == nil ? [] : try MigrateSets.embedded()
            let report = MigrationVerification(sets, shipped: shipped).report()
            guard report.error == nil, let scratch else { return report }
            return try await MigrateTarget.open(scratch) { database in
                guard let set = sets.first(where: { $0.dialect == database.dialect }) else {
                    throw MigrationError(.usage, "there are no \(database.dialect.name) migrations to verify")
                }
                let environment = MigrationEnvironment.system { Terminal.note($0.description) }
                let migrator = Migrator(
                    set, database: database, environment: environment, policy: try patience.policy())
                return await migrator.verifyOnScratch()
            }
        }
    }
}

/// `dateline migrate dump`
struct MigrateDumpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Print the schema as SQL, the same text for the same schema.",
        discussion: """
            Ends with 9, and prints nothing, when the schema holds something that it cannot express.

            EXAMPLES
              dateline migrate dump > schema.sql
            """)

    @OptionGroup var options: MigrateOptions
    @OptionGroup var patience: MigratePatienceOptions

    func run() async throws {
        try await options.run("dump", patience) { migrator in await migrator.dump() }
    }
}

/// `dateline migrate wait`
struct MigrateWaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Wait until the database answers.",
        discussion: """
            EXAMPLES
              dateline migrate wait --for 60s && dateline migrate up
            """)

    @Option(name: .customLong("for"), help: "How long")
    var duration = "60s"
    @OptionGroup var options: MigrateOptions

    func run() async throws {
        try await options.run("wait", MigratePatienceOptions.waiting(duration)) { migrator in
            await migrator.wait()
        }
    }
}
