public import ArgumentParser
import Foundation
public import SQLMigrations

/// `dateline migrate new`
struct MigrateNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make an empty migration file for each dialect.",
        discussion: """
            Writes <version>_<slug>.sql into the folder of each dialect, PostgreSQL and SQLite, that --dir \
            has, or into --dir itself when it holds migrations; the version is the time in UTC. Fill in the SQL, try it with verify, apply it with up.

            A FILE
              -- migrate:up
              ALTER TABLE articles ADD COLUMN subtitle text;

              -- migrate:down
              ALTER TABLE articles DROP COLUMN subtitle;

            OPTIONS, BEHIND migrate:up
              transaction=false     for CREATE INDEX CONCURRENTLY; exactly one statement;
                                    behind migrate:down as well
              lock_timeout=5s       how long each statement may wait for a table
              contract              takes away what older releases need
              out-of-order          may be applied after a higher version
              only                  the other dialect has no such file
              squash-through=V      stands for every migration up to V
              allow=RULE[,RULE]     breaks a rule of verify on purpose
            A file is never changed once it is applied; its down section may be.

            EXAMPLES
              mkdir -p Migrations/PostgreSQL Migrations/SQLite
              dateline migrate new add_subtitle
              dateline migrate verify --dir Migrations --scratch sqlite::memory:
              dateline migrate up --dir Migrations
            """)

    @Argument(help: "What it does, in ASCII letters, digits, _ and -")
    var slug: String
    @Option(
        help: ArgumentHelp(
            "The folder above PostgreSQL and SQLite, or one of migrations of one kind", valueName: "folder"),
        completion: .directory)
    var dir = "Migrations"
    @Flag(help: "Print one JSON document")
    var json = false

    func run() async throws {
        let result: MigrationReport
        do throws(MigrationError) {
            let files = try MigrationTemplate.write(
                slug: slug, directory: dir, dialects: MigrateSets.dialects, now: Date())
            result = .wrote(files, by: "new")
        } catch {
            result = .failure("new", error, invocation: "new \(slug)").called(from: .process)
        }
        do {
            try result.printed(asJSON: json)
        } catch is CommandFailure {
            for file in result.files { unsafe unlink(file) }
            throw CommandFailure(
                .unwritable, "the names of the files could not be written; they were removed again")
        }
    }
}

/// `dateline migrate repair`
struct MigrateRepairCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Settle one migration that did not finish, or does not match its file.",
        discussion: """
            Run up first: it looks at the database and says which version needs which repair. A file that \
            failed in a transaction needs none. What contradicts the database is refused without --force. \
            Each repair is written into schema_migrations_log with the row as it was, which --undo \
            restores; only --retry touches the schema: it drops an index that is INVALID.

            EXAMPLES
              dateline migrate repair 20261121000002 --retry
              dateline migrate repair 20261121000002 --accept-checksum
              dateline migrate repair 20261121000002 --undo
              dateline migrate log

            EXIT CODES
              0 settled    9 there is nothing of that kind to settle, or it contradicts what is there
            """)

    @Argument(help: "The version, as in the file's name")
    var version: String
    @Flag(help: "What to do")
    var repair: MigrationRepair
    @Flag(help: "Forget what nobody can look up again")
    var yes = false
    @Flag(help: "Do it against what the ledger and the database say")
    var force = false
    @OptionGroup var options: MigrateOptions
    @OptionGroup var timeouts: MigrateTimeoutOptions

    func run() async throws {
        try await options.run("repair", timeouts) { migrator in
            await migrator.repair(
                try MigrateOptions.version(version), repair, isConfirmed: yes, isForced: force)
        }
    }
}

extension MigrationRepair: EnumerableFlag {
    public static func name(for value: MigrationRepair) -> NameSpecification { .customLong(value.rawValue) }

    public static func help(for value: MigrationRepair) -> ArgumentHelp? {
        switch value {
        case .retry:
            "It did not happen, or half: drop the invalid index that is left; then run the command again"
        case .applied: "It did happen: record it as applied"
        case .forget: "Remove it from the ledger, as if it never was; the schema stays as it is"
        case .undo: "Restore the ledger's row as it was before the last repair of this version"
        case .acceptChecksum: "The file was edited, and what it says now is what the schema is"
        }
    }
}
