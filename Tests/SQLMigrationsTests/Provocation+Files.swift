import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

extension Provocation {
    /// What the files say, before a database is asked.
    static let ofFiles: [Provocation] =
        [
            files(.fileName, "a.sql", "SELECT 1;"),
            files(.fileMarker, "1_a.sql", "-- migrate:sideways"),
            files(.fileMarker, "1_a.sql", "-- migrate:down\nSELECT 1;"),
            files(.fileMarker, "1_a.sql", "-- migrate:up\n-- migrate:up\n"),
            files(.fileMarker, "1_a.sql", "SELECT 1;\n-- migrate:up\n"),
            files(.fileMarker, "1_a.sql", "-- migrate:up\nSELECT 1;\n/* migrate:down */"),
            files(.fileMarker, "1_a.sql", "-- migrate:up\nSELECT 'a;\n-- migrate:down\n"),
            files(.fileEncoding, "1_a.sql", "SELECT 1;\0"),
            files(.foreignFile, "1_a.sql", "-- +goose Up\nSELECT 1;"),
            files(.foreignFile, "V1__a.sql", "SELECT 1;"),
            files(.fileOption, "1_a.sql", "-- migrate:up nonsense"),
            files(.fileOption, "1_a.sql", "-- migrate:up allow=everything"),
            files(.fileOption, "1_a.sql", "-- migrate:up transaction=false lock_timeout=1s"),
            files(.fileStatement, "1_a.sql", "SELECT 1;\nROLLBACK;"),
            files(.fileStatement, "1_a.sql", "\\restrict x"),
            files(.fileStatement, "1_a.sql", "COPY a FROM STDIN;"),
            files(.fileStatement, "1_a.sql", "SELECT ${x};"),
            files(.fileStatement, "1_a.sql", ".read x"),
            files(.fileStatement, "1_a.sql", "DELIMITER //"),
            files(.fileStatement, "1_a.sql", "DROP TABLE schema_migrations;"),
            files(.fileStatement, "1_a.sql", "-- migrate:up transaction=false\nSELECT 1; SELECT 2;"),
            files(.emptySection, "1_a.sql", "-- nothing"),
            files(.squashVersion, "1_a.sql", "-- migrate:up squash-through=1\nSELECT 1;"),
            Provocation(.duplicateVersion) { fixture in
                try await failing("up") { try await fixture.migrator(["1_a.sql": "", "01_b.sql": ""]).up() }
            },
        ] + ofVerification + ofFolders

    private static let ofVerification: [Provocation] = [
        parity(["1_a.sql": "SELECT 1;"], [:]),
        parity(["1_a.sql": "SELECT 1;"], ["1_b.sql": "SELECT 1;"]),
        parity(["1_a.sql": "-- migrate:up only\nSELECT 1;"], ["1_a.sql": "SELECT 1;"]),
        Provocation(.editedAfterShipping) { fixture in
            MigrationVerification(
                [try fixture.set(["1_a.sql": "SELECT 2;"])],
                shipped: [try fixture.set(["1_a.sql": "SELECT 1;"])]
            ).report()
        },
        Provocation(.lint) { fixture in
            MigrationVerification([try fixture.set(["1_a.sql": "DROP TABLE a;"])]).report()
        },
        Provocation(.scratchNotEmpty) { fixture in
            try await fixture.execute("CREATE TABLE precious (id integer)")
            return try await fixture.migrator(three).verifyOnScratch()
        },
        Provocation(.downDiffers) { fixture in
            let file = "-- migrate:up\nCREATE TABLE d (id integer);\n-- migrate:down\nSELECT 1;"
            return try await fixture.migrator(["1_d.sql": file], on: fixture.scratch).verifyOnScratch()
        },
        Provocation(.secondUpDiffers, .postgreSQL) { fixture in
            let fickle = """
                -- migrate:up
                CREATE TABLE b (id integer);
                DO $$ BEGIN
                    IF EXISTS (SELECT FROM a) THEN ALTER TABLE b ADD COLUMN again integer; END IF;
                    INSERT INTO a VALUES (1);
                END $$;
                -- migrate:down
                DROP TABLE b;
                """
            let files = ["1_a.sql": "CREATE TABLE a (id integer);", "2_b.sql": fickle]
            return try await fixture.migrator(files, on: fixture.scratch).verifyOnScratch()
        },
    ]

    private static let ofFolders: [Provocation] = [
        Provocation(.malformedSlug) { _ in
            try await failing("new") { try write("../a", into: "nowhere") }
        },
        Provocation(.noDialectFolder) { _ in
            try await failing("new") { try write("a", into: "nowhere") }
        },
        Provocation(.unreadableFolder) { _ in
            try await failing("up") {
                .done("up", try MigrationSet(dialect: .sqlite, directory: "nowhere").digest)
            }
        },
        Provocation(.fileEncoding) { _ in
            try await inFolder { folder in
                try Data([0x2D, 0xFF]).write(to: folder.appending(path: "1_a.sql"))
                return try await failing("up") {
                    let path = folder.path(percentEncoded: false)
                    return .done("up", try MigrationSet(dialect: .sqlite, directory: path).digest)
                }
            }
        },
        Provocation(.unreadableFile) { _ in
            try await inFolder { folder in
                try FileManager.default.createSymbolicLink(
                    at: folder.appending(path: "1_a.sql"), withDestinationURL: folder.appending(path: "gone"))
                return try await failing("up") {
                    let path = folder.path(percentEncoded: false)
                    return .done("up", try MigrationSet(dialect: .sqlite, directory: path).digest)
                }
            }
        },
        Provocation(.fileName) { _ in
            try await inFolder { folder in
                try Data().write(to: folder.appending(path: "2_b.SQL"))
                return try await failing("up") {
                    let path = folder.path(percentEncoded: false)
                    return .done("up", try MigrationSet(dialect: .sqlite, directory: path).digest)
                }
            }
        },
        Provocation(.untranslatable) { _ in
            try await inFolder { folder in
                try Data("SELECT '${x}';".utf8).write(to: folder.appending(path: "V1__a.sql"))
                return try await failing("import-from") {
                    let path = folder.path(percentEncoded: false)
                    return try MigrationImport(
                        .flyway, from: path, into: "\(path)/SQLite", dialect: nil, among: SQLDialect.all
                    )
                    .report(isDryRun: true)
                }
            }
        },
        Provocation(.unwritableFile) { _ in
            try await inFolder { folder in
                // Whoever runs the tests may write anywhere but into a folder of the kernel.
                try FileManager.default.createSymbolicLink(
                    at: folder.appending(path: "SQLite"),
                    withDestinationURL: URL(filePath: "/sys", directoryHint: .isDirectory))
                return try await failing("new") { try write("a", into: folder.path(percentEncoded: false)) }
            }
        },
    ]

    private static func parity(_ files: [String: String], _ others: [String: String]) -> Provocation {
        Provocation(.parity) { fixture in
            let other = try MigrationSet(
                dialect: .postgreSQL, files: others.map { (name: $0.key, contents: $0.value) })
            return MigrationVerification([try fixture.set(files), other]).report()
        }
    }

    private static func write(_ slug: String, into directory: String) throws -> MigrationReport {
        .wrote(
            try MigrationTemplate.write(
                slug: slug, directory: directory, dialects: SQLDialect.all,
                now: Date(timeIntervalSince1970: 0)),
            by: "new")
    }

    /// The report of a command that throws before it has one.
    private static func failing(
        _ command: String, _ body: () async throws -> MigrationReport
    ) async throws -> MigrationReport {
        do {
            return try await body()
        } catch let error as MigrationError {
            return .failure(command, error)
        }
    }

    private static func inFolder(
        _ body: (URL) async throws -> MigrationReport
    ) async throws -> MigrationReport {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await body(folder.url)
    }
}
