import Foundation
import SQLMigrations
import SQLiteMigrations

/// Brings the tables of a shop up to date: `ShopSQLite shop.db`.
@main
enum Shop {
    static func main() async throws {
        let process = ProcessInfo.processInfo
        let migrator = Migrator(
            try MigrationSet(dialect: .sqlite, files: EmbeddedMigrations.files),
            database: SQLiteMigrationDatabase(path: CommandLine.arguments.dropFirst().first ?? "shop.db"),
            environment: MigrationEnvironment(
                now: { Date() }, hostName: process.hostName, processID: process.processIdentifier,
                appVersion: "1.0"))
        let report = await migrator.up()
        print(report.text)
        guard report.isOK else {
            FileHandle.standardError.write(Data(report.errorText.utf8))
            exit(report.exitCode.rawValue)
        }
    }
}
