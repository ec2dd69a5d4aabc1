import Foundation
import PostgreSQLMigrations
import SQLMigrations
import Synchronization
import Testing

@Suite struct PostgreSQLTests {
    private let index = "-- migrate:up transaction=false\nCREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);\n"

    @Test func `an index that could not be built is INVALID, named, and dropped by repair`() async throws {
        let version2 = try #require(MigrationVersion("2"))
        try await withFixture(.postgreSQL) { fixture in
            let files = [
                "1_a.sql": "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (1);", "2_i.sql": index,
            ]
            let migrator = try fixture.migrator(files)
            let report = await migrator.up()
            #expect(report.exitCode == .needsRepair)
            #expect(report.error?.sqlState == "23505")
            #expect(try await fixture.ledger() == ["1 applied", "2 failed"])
            let again = await migrator.up()
            #expect(again.exitCode == .needsRepair)
            #expect(again.errorText.contains("a_id") && again.errorText.contains("repair 2 --retry"))
            #expect(await migrator.repair(version2, .applied).exitCode == .refused)
            try await fixture.execute("DELETE FROM a")
            #expect(await migrator.repair(version2, .retry).exitCode == .done)
            #expect(await migrator.up().applied.map(\.name) == ["i"])
            #expect(
                try await fixture.rows(
                    "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'a_id'::regclass") == [["true"]]
            )
            #expect(await migrator.repair(version2, .retry).exitCode == .refused)
        }
    }

    @Test func `IF NOT EXISTS does not accept an INVALID index`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (1)")
            await #expect(throws: MigrationConnectionError.self) {
                try await fixture.execute("CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id)")
            }
            let file = index.replacing("CONCURRENTLY", with: "CONCURRENTLY IF NOT EXISTS")
            let report = try await fixture.migrator(["2_i.sql": file]).up()
            #expect(report.exitCode == .needsRepair)
            #expect(report.findings.map(\.rule) == [.concurrentlyIfNotExists])
        }
    }

    @Test func `a runner that died is diagnosed by what the server did`() async throws {
        let version2 = try #require(MigrationVersion("2"))
        try await withFixture(.postgreSQL) { fixture in
            let files = ["1_a.sql": "CREATE TABLE a (id integer);", "2_i.sql": index]
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .done)
            let died = "UPDATE schema_migrations SET state = 'running' WHERE version = 2"
            try await fixture.execute(died)
            #expect(await migrator.up().error?.hint.hasPrefix("`migrate repair 2 --applied`") == true)
            #expect(try await migrator.check().error?.exitCode == .needsRepair)
            #expect(await migrator.repair(version2, .applied).exitCode == .done)
            #expect(await migrator.up().exitCode == .done)
            try await fixture.execute(died + "; DROP INDEX a_id")
            #expect(await migrator.up().error?.hint.hasPrefix("`migrate repair 2 --retry`") == true)
            #expect(await migrator.repair(version2, .retry).exitCode == .done)
            #expect(await migrator.up().applied.map(\.name) == ["i"])
        }
    }

    @Test func `a statement that is wrong from the start needs no repair`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let report = try await fixture.migrator(["2_i.sql": index]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.fileState == .unchanged)
            #expect(try await fixture.ledger().isEmpty)
        }
    }

    @Test(arguments: [
        "COPY a FROM STDIN;", "COPY a FROM 'x'; ROLLBACK WORK;", "START TRANSACTION;",
        "PREPARE TRANSACTION 'x';", "ABORT;",
    ])
    func `what the runner cannot run is refused before anything runs`(_ text: String) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let report = try await fixture.migrator(["1_a.sql": "CREATE TABLE a (id integer);\n\(text)"]).up()
            #expect(report.exitCode == .integrity)
            #expect(try await fixture.allTables().isEmpty)
        }
    }

    @Test func `a section without a transaction is one statement`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let two = index + "CREATE INDEX CONCURRENTLY a_id2 ON a (id);\n"
            let report = try await fixture.migrator([
                "1_a.sql": "CREATE TABLE a (id integer);", "2_i.sql": two,
            ]).up()
            #expect(report.exitCode == .integrity)
            #expect(report.error?.location?.line == 3)
        }
    }

    @Test func `a commit that hides from the scan meets the guard`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let report = try await fixture.migrator([
                "1_a.sql": "CREATE TABLE a (id integer);\nEND;\nCREATE TABLE b ();"
            ]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.code == .commitInFile)
            #expect(report.error?.location?.line == 2)
            #expect(try await fixture.tables().isEmpty)
        }
    }

    @Test func `a file's settings and role end with it; function bodies need no care`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let report = try await fixture.migrator([
                "1_a.sql":
                    "SELECT pg_catalog.set_config('search_path', '', false); SET statement_timeout = 1;",
                "2_b.sql": "SET ROLE pg_read_all_data; SELECT pg_sleep(0.01);",
                "3_c.sql": """
                CREATE TABLE a (id integer);
                CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $do$
                    BEGIN DELETE FROM a; COMMIT; ROLLBACK; END $do$;
                CREATE FUNCTION g() RETURNS bigint LANGUAGE sql
                    BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
                """,
            ]).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(try await fixture.tables() == ["a"])
        }
    }

    @Test func `a table that somebody reads for long is tried again, then given up`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE TABLE a (id integer)")
            let reader = try await fixture.database.connect(.write)
            try await reader.script("BEGIN; SELECT * FROM a", by: .runner)
            let migrator = try fixture.migrator(["1_a.sql": "ALTER TABLE a ADD COLUMN note text;"])
            let report = await migrator.up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.sqlState == "55P03")
            let retries = fixture.progress.all.count { if case .retrying = $0 { true } else { false } }
            #expect(retries == migrator.policy.tries - 1)
            let waiting = Task { await migrator.up() }
            await fixture.progress.wait { all in
                all.count { if case .retrying = $0 { true } else { false } } > retries
            }
            try await reader.script("ROLLBACK", by: .runner)
            await reader.close()
            #expect(await waiting.value.exitCode == .done)
        }
    }

    @Test func `the lock is waited for, its holder named, and the waiting ends`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            var policy = MigrationPolicy.impatient
            policy.lockWait = .milliseconds(200)
            let slow = try fixture.migrator(["1_a.sql": "SELECT pg_sleep(60);"])
            let holder = Task { await slow.up() }
            await fixture.progress.wait { !$0.isEmpty }
            let report = try await fixture.migrator(three, policy: policy).up()
            #expect(report.exitCode == .lockWait)
            #expect(report.error?.details.first?.contains("schema migrations") == true)
            #expect(
                try await fixture.migrator(three).status().lockHolder?.contains("schema migrations") == true)
            holder.cancel()
            #expect(await holder.value.exitCode == .interrupted)
        }
    }

    @Test func `behind a pooler each transaction takes the lock, and concurrent builds are refused`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            let pooled = PooledDatabase(fixture.database)
            let migrator = try fixture.migrator(three, on: pooled)
            let reports = await withTaskGroup(of: MigrationReport.self) { group in
                for _ in 0..<8 { group.addTask { await migrator.up() } }
                return await group.reduce(into: [MigrationReport]()) { $0.append($1) }
            }
            #expect(reports.allSatisfy { $0.exitCode == .done }, "\(reports.map { $0.text + $0.errorText })")
            #expect(reports.flatMap(\.applied).map(\.name).sorted() == ["a", "b", "c"])
            var files = three
            files["4_d.sql"] = "CREATE TABLE d (id integer);"
            files["5_i.sql"] = index
            let refused = try await fixture.migrator(files, on: pooled).up()
            #expect(refused.exitCode == .refused)
            #expect(refused.errorText.contains("DATELINE_MIGRATE_STORAGE"))
            #expect(try await fixture.tables() == ["a", "b", "c"])
            #expect(await migrator.down(.all, isConfirmed: true).undone.map(\.name) == ["c", "b", "a"])
            #expect(
                try await fixture.rows(
                    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                ).isEmpty)
        }
    }

    @Test func `a plan with a scratch database tells locks and rewrites`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let migrator = try fixture.migrator([
                "1_a.sql":
                    "-- migrate:up\nCREATE TABLE a (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE a;",
                "2_b.sql": """
                -- migrate:up allow=type-change
                ALTER TABLE a ALTER id TYPE bigint;
                -- migrate:down
                ALTER TABLE a ALTER id TYPE integer;
                """,
            ])
            #expect(await migrator.up(.steps(1)).exitCode == .done)
            let report = await migrator.plan(scratch: fixture.scratch)
            #expect(report.exitCode == .done, "\(report.errorText)")
            let locks = try #require(report.planned?.first?.locks)
            #expect(
                locks.contains {
                    $0.relation.hasSuffix(".a") && $0.mode == "AccessExclusiveLock" && $0.isRewritten
                })
            #expect(report.text.contains("AccessExclusiveLock on"))
            #expect(try await fixture.ledger() == ["1 applied"])
            let scratch = try await fixture.migrator([:], on: fixture.scratch).status()
            #expect(scratch.entries?.isEmpty == true)
        }
    }
}

/// A database that answers as if a pooler stood before it: the process that the client knows is not the
/// server's.
struct PooledDatabase: MigrationDatabase {
    private let database: any MigrationDatabase

    init(_ database: any MigrationDatabase) { self.database = database }

    var dialect: SQLDialect { database.dialect }
    var location: String { database.location }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        PooledConnection(connection: try await database.connect(access))
    }
}

private struct PooledConnection: MigrationConnection {
    let connection: any MigrationConnection

    var file: String? { nil }
    var backendProcessID: Int32? { 0 }
    var isInTransaction: Bool { get async { await connection.isInTransaction } }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        try await connection.script(sql, by: author)
    }

    func single(_ sql: String) async throws(MigrationConnectionError) { try await connection.single(sql) }

    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]] {
        try await connection.query(sql, parameters)
    }

    func cancel() { connection.cancel() }
    func close() async { await connection.close() }
}
