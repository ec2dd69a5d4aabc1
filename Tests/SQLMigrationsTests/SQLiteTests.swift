import Foundation
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct SQLiteTests {
    private let family = """
        CREATE TABLE parent (id integer PRIMARY KEY);
        CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent ON DELETE CASCADE);
        INSERT INTO parent VALUES (1);
        INSERT INTO child (parent)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            SELECT 1 FROM n;
        """

    @Test func `a rebuilt table keeps the children that would cascade`() async throws {
        try await withFixture(.sqlite) { fixture in
            let rebuild = """
                CREATE TABLE new (id integer PRIMARY KEY, note text);
                INSERT INTO new (id) SELECT id FROM parent;
                DROP TABLE parent;
                ALTER TABLE new RENAME TO parent;
                """
            let report = try await fixture.migrator(["1_a.sql": family, "2_b.sql": rebuild]).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(report.findings.isEmpty)
            #expect(try await fixture.rows("SELECT count(*) FROM child") == [["1000"]])
        }
    }

    @Test func `a migration waits for a server's writer, and takes its turn`() async throws {
        try await withFixture(.sqlite) { fixture in
            let path = try #require(await fixture.database.connect(.read).file) + "-writer.lock"
            let descriptor = unsafe open(path, O_RDWR | O_CREAT, 0o644)
            #expect(flock(descriptor, LOCK_EX) == 0)
            var policy = MigrationPolicy.impatient
            policy.lockWait = .milliseconds(50)
            let late = try await fixture.migrator(three, policy: policy).up()
            #expect(late.exitCode == .lockWait, "\(late.text)\(late.errorText)")
            #expect(try await fixture.tables().isEmpty)
            let waiting = Task { try await fixture.migrator(three).up() }
            close(descriptor)
            #expect(try await waiting.value.exitCode == .done)
        }
    }

    @Test func `a file that leaves orphans is rolled back`() async throws {
        try await withFixture(.sqlite) { fixture in
            let rebuild = "DROP TABLE parent; CREATE TABLE parent (id integer PRIMARY KEY);"
            let report = try await fixture.migrator(["1_a.sql": family, "2_b.sql": rebuild]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.details == ["1000 of child refer to parent"])
            #expect(try await fixture.rows("SELECT count(*) FROM parent") == [["1"]])
            #expect(try await fixture.migrator(["1_a.sql": family]).status().drift == false)
        }
    }

    @Test(arguments: [
        ("SAVEPOINT x;", "SAVEPOINT"), ("ATTACH ':memory:' AS other;", "ATTACH"),
        ("DETACH other;", "DETACH"), ("PRAGMA foreign_keys = ON;", "PRAGMA foreign_keys"),
        ("/* */ END;", "COMMIT"),
    ])
    func `a file cannot leave the runner's transaction or connection`(_ text: String, _ name: String)
        async throws
    {
        try await withFixture(.sqlite) { fixture in
            let report = try await fixture.migrator(["1_a.sql": "CREATE TABLE a (id);\n\(text)\n"]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.message == "\(name) is not for a migration file")
            #expect(report.error?.location?.line == 2)
            #expect(try await fixture.tables().isEmpty)
        }
    }

    @Test func `triggers are one statement, and what may not run in a transaction runs outside`() async throws
    {
        try await withFixture(.sqlite) { fixture in
            let report = try await fixture.migrator([
                "1_a.sql": """
                CREATE TABLE a (id integer, n integer);
                CREATE TRIGGER t AFTER INSERT ON a BEGIN
                    UPDATE a SET n = CASE WHEN id > 1 THEN 1 ELSE 2 END; SELECT 1; -- ; END;
                END;
                INSERT INTO a (id) VALUES (1);
                """,
                "2_b.sql": "-- migrate:up transaction=false\nVACUUM;",
                "3_c.sql": "-- migrate:up transaction=false\nPRAGMA journal_mode = WAL;",
            ]).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(try await fixture.rows("SELECT n FROM a") == [["2"]])
        }
    }

    @Test func `a writer is waited for`() async throws {
        try await withFixture(.sqlite) { fixture in
            try await fixture.execute("CREATE TABLE a (id integer)")
            let writer = try await fixture.database.connect(.write)
            try await writer.script("BEGIN IMMEDIATE; INSERT INTO a VALUES (1)", by: .runner)
            var policy = MigrationPolicy.impatient
            policy.lockWait = .milliseconds(100)
            #expect(try await fixture.migrator(three, policy: policy).up().exitCode == .lockWait)
            try await writer.script("COMMIT", by: .runner)
            await writer.close()
        }
    }

    @Test func `a file that is no database, and a folder that is not there, are told so`() async throws {
        try await withFixture(.sqlite) { fixture in
            try Data("this is not a database, but a text that is long enough".utf8)
                .write(to: URL(filePath: fixture.database.location))
            let report = try await fixture.migrator(three).up()
            #expect(report.exitCode == .unreachable)
            #expect(report.errorText.contains("not a database"))
        }
    }
}
