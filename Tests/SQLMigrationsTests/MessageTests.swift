import PostgreSQLMigrations
import SQLMigrations
import Synchronization
import Testing

/// A file, its guard, its ledger and its COMMIT travel to PostgreSQL as one text.
@Suite struct MessageTests {
    @Test func `a file that is not the command's last costs one message`() async throws {
        let few = try await messages(for: 2)
        #expect(try await messages(for: 22) == few + 20)
    }

    private func messages(for count: Int) async throws -> Int {
        let counter = MessageCounter()
        try await withFixture(.postgreSQL) { fixture in
            let files = (1...count).map { ("\($0)_t.sql", "CREATE TABLE t_\($0) (id bigint);") }
            let database = CountedDatabase(database: fixture.database, counter: counter)
            let report = try await fixture.migrator(Dictionary(uniqueKeysWithValues: files), on: database)
                .up()
            #expect(report.applied.count == count, "\(report.errorText)")
        }
        return counter.count
    }

    @Test(arguments: ["'x", "$$x", "$ledger$x", "E'x\\", "\"x", "/* x", "(1", "1 +", "CASE", "1 -- x\n +"])
    func `a statement that is not finished is an error of the file, and nothing happens`(
        _ end: String
    ) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let files = ["1_a.sql": "CREATE TABLE a (id integer);\nSELECT \(end)", "2_b.sql": "SELECT 1;"]
            let report = try await fixture.migrator(files).up()
            #expect(report.exitCode == .failed, "\(report.text)")
            #expect(report.error?.code == .sql)
            #expect(report.error?.sqlState == "42601")
            #expect(report.error?.location?.line ?? 0 >= 2)
            #expect(try await fixture.tables().isEmpty)
            #expect(try await fixture.ledger().isEmpty)
        }
    }

    @Test(arguments: ["it's", "a\\", "\\'; DROP TABLE t; --", "$ledger$", "a$ledger", "$ledger_$", "é$"])
    func `the ledger keeps whatever a host is called`(_ name: String) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let plain = try fixture.migrator(three)
            let environment = MigrationEnvironment(
                now: plain.environment.now, hostName: name, processID: 1, appVersion: name)
            let migrator = Migrator(plain.set, database: fixture.database, environment: environment)
            #expect(await migrator.up().exitCode == .done)
            let names = try await fixture.rows("SELECT host, app_version FROM schema_migrations")
            #expect(names == Array(repeating: [name, name], count: 3))
            let logged = try await fixture.rows("SELECT DISTINCT host FROM schema_migrations_log")
            #expect(logged == [[name]])
        }
    }

    @Test func `the server tells how long a file took`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let files = ["1_a.sql": "SELECT pg_sleep(0.05);", "2_b.sql": "SELECT pg_sleep(0.05);"]
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .done)
            let query = """
                SELECT (duration_ms BETWEEN 50 AND 60000 AND finished_at - started_at
                    BETWEEN '50ms' AND '1min')::text FROM schema_migrations
                """
            #expect(try await fixture.rows(query) == [["true"], ["true"]])
        }
    }

    @Test func `a file that fails as it is committed leaves nothing, and says which it was`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let deferred = """
                CREATE TABLE p (id integer PRIMARY KEY);
                CREATE TABLE q (p integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO q VALUES (1);
                """
            let report = try await fixture.migrator(["1_p.sql": deferred, "2_b.sql": "SELECT 1;"]).up()
            #expect(report.exitCode == .failed)
            #expect(report.error?.code == .sql)
            #expect(report.error?.sqlState == "23503")
            #expect(report.error?.version == MigrationVersion("1"))
            #expect(try await fixture.tables().isEmpty)
            #expect(try await fixture.ledger().isEmpty)
        }
    }

    @Test func `a file that drops the ledger is an error of the runner's ledger`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let files = [
                "1_a.sql": "DO $$ BEGIN DROP TABLE schema_migrations; END $$;", "2_b.sql": "SELECT 1;",
            ]
            let report = try await fixture.migrator(files).up()
            #expect(report.error?.code == .databaseRefused)
            #expect(report.errorText.contains("writing the ledger"))
            #expect(try await fixture.ledger().isEmpty)
        }
    }
}

/// How many texts a database was sent.
final class MessageCounter: Sendable {
    private let state = Mutex(0)

    var count: Int { state.withLock(\.self) }

    func add() { state.withLock { $0 += 1 } }
}

private struct CountedDatabase: MigrationDatabase {
    let database: any MigrationDatabase
    let counter: MessageCounter

    var dialect: SQLDialect { database.dialect }
    var location: String { database.location }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        CountedConnection(connection: try await database.connect(access), counter: counter)
    }
}

private struct CountedConnection: MigrationConnection {
    let connection: any MigrationConnection
    let counter: MessageCounter

    var file: String? { nil }
    var backendProcessID: Int32? { connection.backendProcessID }
    var isInTransaction: Bool { get async { await connection.isInTransaction } }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        counter.add()
        try await connection.script(sql, by: author)
    }

    func single(_ sql: String) async throws(MigrationConnectionError) {
        counter.add()
        try await connection.single(sql)
    }

    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]] {
        counter.add()
        return try await connection.query(sql, parameters)
    }

    func cancel() { connection.cancel() }
    func close() async { await connection.close() }
}
