import Foundation
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

// GUIDE: begin
/// The tables of a shop, which has nothing to do with articles.
enum ShopSchema {
    static let files = [
        (
            name: "1_create_orders.sql",
            contents: """
            -- migrate:up
            CREATE TABLE orders (id integer PRIMARY KEY, total integer NOT NULL);

            -- migrate:down
            DROP TABLE orders;
            """
        ),
        (
            name: "2_add_currency.sql",
            contents: """
            -- migrate:up
            ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';

            -- migrate:down
            ALTER TABLE orders DROP COLUMN currency;
            """
        ),
    ]

    /// A migrator for the database at a path. It knows no clock and no environment but those it is given.
    static func migrator(path: String) throws(MigrationError) -> Migrator {
        let process = ProcessInfo.processInfo
        return Migrator(
            try MigrationSet(dialect: .sqlite, files: files),
            database: SQLiteMigrationDatabase(path: path),
            environment: MigrationEnvironment(
                now: { Date() }, hostName: process.hostName, processID: process.processIdentifier,
                appVersion: "1.0", progress: { FileHandle.standardError.write(Data("\($0)\n".utf8)) }))
    }

    /// At the start of the program: bring the schema up to date, or say why not and what to do.
    static func bringUpToDate(path: String) async throws(MigrationError) {
        let report = try await migrator(path: path).up()
        if let error = report.error { throw error }
    }

    /// In a program that must not change the schema: refuse to start on a wrong one.
    static func check(path: String) async throws(MigrationError) {
        if let error = try await migrator(path: path).check().error { throw error }
    }
}
// GUIDE: end

@Suite struct LibrarySampleTests {
    @Test func `the sample of the guide migrates a schema of one's own`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.db")
        let error = await #expect(throws: MigrationError.self) { try await ShopSchema.check(path: path) }
        #expect(error?.code == .pending)
        try await ShopSchema.bringUpToDate(path: path)
        try await ShopSchema.check(path: path)
        let migrator = try ShopSchema.migrator(path: path)
        #expect(await migrator.status().pending == [])
        let report = await Migrator(
            migrator.set, database: SQLiteMigrationDatabase(path: ":memory:"),
            environment: migrator.environment
        ).verifyOnScratch()
        #expect(report.exitCode == .done, "\(report.errorText)")
    }

    @Test func `the guide shows the sample that is compiled here`() throws {
        let file = URL(filePath: #filePath)
        let source = try String(contentsOf: file, encoding: .utf8)
        let root = file.deletingLastPathComponent().appending(path: "../..").standardized
        let guide = try String(
            contentsOf: root.appending(path: "docs/guides/sql-migrations-library.md"), encoding: .utf8)
        let begin = "// GUIDE: " + "begin\n"
        let afterBegin = try #require(source.components(separatedBy: begin).dropFirst().first)
        let sample = try #require(afterBegin.components(separatedBy: "\n// GUIDE: " + "end").first)
        #expect(sample.contains("Migrator("))
        let imports = ["Foundation", "SQLMigrations", "SQLiteMigrations"].map { "import \($0)" }
            .joined(separator: "\n")
        #expect(guide.contains("```swift\n\(imports)\n\n\(sample)\n```"))
    }
}
