import Foundation
import SQLMigrations
import SQLiteMigrations
import Testing

/// Orphans that were there before, and names of one file.
@Suite struct SQLitePathTests {
    private static let family = """
        CREATE TABLE parent (id integer PRIMARY KEY);
        CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent);
        CREATE TABLE other (id integer PRIMARY KEY, parent integer REFERENCES parent);
        INSERT INTO parent VALUES (1), (2), (3);
        INSERT INTO child VALUES (1, 1), (2, 2), (3, 3);
        INSERT INTO other VALUES (3, 3);
        """

    /// A database with an orphan that no migration made.
    private func withOrphan(_ body: (Fixture, [String: String]) async throws -> Void) async throws {
        try await withFixture(.sqlite) { fixture in
            let files = ["1_a.sql": Self.family]
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            try await fixture.execute("PRAGMA foreign_keys = OFF; DELETE FROM parent WHERE id = 1")
            try await body(fixture, files)
        }
    }

    @Test func `orphans from before are a warning, and stop nothing`() async throws {
        try await withOrphan { fixture, files in
            var files = files
            files["2_b.sql"] = "CREATE TABLE b (id integer);"
            files["3_c.sql"] = "ALTER TABLE child RENAME TO offspring;"
            files["4_d.sql"] = "INSERT INTO b VALUES (1);"
            let report = try await fixture.migrator(files).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            let told = report.warnings.filter { $0.contains("1 of child refer to parent") }
            #expect(told.count == 1, "\(report.warnings)")
            #expect(try await fixture.rows("SELECT count(*) FROM b") == [["1"]])
        }
    }

    @Test(arguments: [
        ("DELETE FROM parent WHERE id = 2;", "1 of child refer to parent"),
        ("DELETE FROM parent WHERE id = 3;", "1 of child refer to parent"),
        ("INSERT INTO other VALUES (9, 9);", "1 of other refer to parent"),
        ("ALTER TABLE child RENAME TO kid; INSERT INTO kid VALUES (9, 9);", "2 of kid refer to parent"),
    ])
    func `orphans that the file made are told from those`(_ sql: String, _ detail: String) async throws {
        try await withOrphan { fixture, files in
            var files = files
            files["2_b.sql"] = sql
            let report = try await fixture.migrator(files).up()
            #expect(report.error?.code == .orphanedRows)
            #expect(report.error?.details.contains(detail) == true, "\(report.text)")
            #expect(try await fixture.rows("SELECT count(*) FROM parent") == [["2"]])
            #expect(try await fixture.ledger() == ["1 applied"])
        }
    }

    @Test func `a foreign key that fits no index, from before, stops nothing; a new one does`() async throws {
        try await withFixture(.sqlite) { fixture in
            var files = ["1_a.sql": Self.family]
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            try await fixture.execute(
                "CREATE TABLE loose (x integer); CREATE TABLE misfit (x integer REFERENCES loose (x))")
            files["2_b.sql"] = "CREATE TABLE b (id integer);"
            let report = try await fixture.migrator(files).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            files["3_c.sql"] = "CREATE TABLE worse (x integer REFERENCES loose (x));"
            #expect(try await fixture.migrator(files).up().error?.code == .orphanedRows)
        }
    }

    @Test func `a file costs one scan, and three more only when there are orphans`() async throws {
        try await withOrphan { fixture, files in
            let counter = ScanCounter()
            let database = ScannedDatabase(database: fixture.database, counter: counter)
            try await fixture.execute("DELETE FROM child")
            var files = files
            files["2_b.sql"] = "CREATE TABLE b (id integer);"
            files["3_c.sql"] = "CREATE TABLE c (id integer);"
            #expect(try await fixture.migrator(files, on: database).up().exitCode == .done)
            #expect(counter.count == 2)
            try await fixture.execute("PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (9, 9)")
            files["4_d.sql"] = "CREATE TABLE d (id integer);"
            files["5_e.sql"] = "CREATE TABLE e (id integer);"
            #expect(try await fixture.migrator(files, on: database).up().exitCode == .done)
            // Behind the file, the database as it was, before and behind the file again; then two a file.
            #expect(counter.count == 2 + 4 + 2)
        }
    }

    private func folder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paths-\(UUID().uuidString)")
        let files = FileManager.default
        try files.createDirectory(at: folder.appending(path: "real"), withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        try files.createSymbolicLink(
            at: folder.appending(path: "linked"), withDestinationURL: folder.appending(path: "real"))
        try files.createSymbolicLink(
            atPath: folder.appending(path: "absolute.db").path,
            withDestinationPath: folder.path + "/real/x.db")
        try files.createSymbolicLink(
            atPath: folder.appending(path: "relative.db").path, withDestinationPath: "real/x.db")
        try files.createSymbolicLink(
            atPath: folder.appending(path: "twice.db").path, withDestinationPath: "linked/../relative.db")
        try await body(folder)
    }

    @Test(arguments: [true, false])
    func `every name of a database leads to the same lock, also before it is there`(_ exists: Bool)
        async throws
    {
        try await folder { folder in
            let path = folder.path
            if exists { try Data().write(to: URL(filePath: path + "/real/x.db")) }
            let names = [
                "real/x.db", "absolute.db", "relative.db", "twice.db", "linked/x.db", "real/../real/./x.db",
            ]
            var files: Set<String?> = []
            for name in names {
                let connection = try await SQLiteMigrationDatabase(path: "\(path)/\(name)").connect(.read)
                files.insert(connection.file)
                await connection.close()
            }
            #expect(files.count == 1, "\(files)")
            #expect(files.first??.hasSuffix("/real/x.db") == true)
        }
    }

    @Test func `a runner that comes by a link waits for the one that came by the name`() async throws {
        try await folder { folder in
            let set = try MigrationSet(
                dialect: .sqlite, files: three.map { (name: $0.key, contents: $0.value) })
            try await withFixture(.sqlite) { fixture in
                let plain = try fixture.migrator(three)
                let link = SQLiteMigrationDatabase(path: folder.path + "/relative.db")
                let descriptor = unsafe open(folder.path + "/real/x.db-migrate.lock", O_RDWR | O_CREAT, 0o644)
                #expect(flock(descriptor, LOCK_EX) == 0)
                let late = Migrator(set, database: link, environment: plain.environment, policy: .hasty)
                #expect(await late.up().exitCode == .lockWait)
                close(descriptor)
                #expect(await late.up().exitCode == .done)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.sorted() == ["absolute.db", "linked", "real", "relative.db", "twice.db"])
        }
    }
}
