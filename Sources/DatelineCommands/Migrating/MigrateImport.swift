public import ArgumentParser
public import SQLMigrations

/// `dateline migrate import-from`
struct MigrateImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-from", abstract: "Translate the migration files of another tool.",
        discussion: """
            Reads the files of TOOL in FOLDER and writes them as files of this runner, with the same order and \
            versions, below --into. Overwrites nothing. What has no counterpart (a repeatable migration, one \
            that is a program, a placeholder, several statements without a transaction) is named with its \
            line, and then nothing is written.

            TOOLS
              dbmate  goose  golang-migrate  flyway  tern  sql-migrate  sqlx

            THEN
              dateline migrate verify --dir Migrations
              A database that the tool has migrated has the tables already, and remembers so in a table of \
              the tool. Rename that one if it is called schema_migrations, and say where the database stands:
              dateline migrate baseline VERSION --dir Migrations
              dateline migrate up --dir Migrations

            EXAMPLES
              dateline migrate import-from goose db/migrations --dialect postgres --dry-run
              dateline migrate import-from golang-migrate migrations --into Migrations/PostgreSQL

            EXIT CODES
              0 written, or shown    2 wrong usage    5 a file cannot be translated: says where
            """)

    @Argument(help: "The tool that the files were written for")
    var tool: MigrationImport.Tool
    @Argument(help: "The folder of its files", completion: .directory)
    var folder: String
    @Option(
        help: ArgumentHelp(
            "The folder above PostgreSQL and SQLite, or one of these", valueName: "folder"),
        completion: .directory)
    var into = "Migrations"
    @Option(help: "What the files are written for: postgres or sqlite (default: what --into has a folder of)")
    var dialect: SQLDialect?
    @Flag(help: "Print the files instead of writing them")
    var dryRun = false
    @Flag(help: "Print one JSON document")
    var json = false

    func run() async throws {
        let result: MigrationReport
        do throws(MigrationError) {
            let files = try MigrationImport(
                tool, from: folder, into: into, dialect: dialect, among: MigrateSets.dialects)
            if !dryRun { try files.write() }
            result = files.report(isDryRun: dryRun)
        } catch {
            result = .failure(
                "import-from", error, invocation: "import-from \(tool.rawValue) \(folder)"
            ).called(from: .process)
        }
        try result.printed(asJSON: json)
    }
}

extension MigrationImport.Tool: ExpressibleByArgument {}

extension SQLDialect: ExpressibleByArgument {
    public init?(argument: String) {
        guard let dialect = MigrateSets.dialects.first(where: { $0.identifier == argument }) else {
            return nil
        }
        self = dialect
    }

    public static var allValueStrings: [String] { MigrateSets.dialects.map(\.identifier) }

    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
