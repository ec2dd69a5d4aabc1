import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Synchronization
import Testing

/// A commit whose result nobody hears: the report says what the ledger says.
@Suite struct OutcomeTests {
    /// When the connection fails, or a signal comes.
    enum Moment: String, CaseIterable, Sendable {
        case cancelledBefore, cancelledAfter, lostBefore, lostAfter

        var isAfter: Bool { self == .cancelledAfter || self == .lostAfter }
        var isLoss: Bool { self == .lostBefore || self == .lostAfter }
    }

    private static let undo = three.mapValues { $0 }

    @Test(arguments: SQLDialect.all, Moment.allCases)
    func `up tells what became of the file whose commit was not heard`(
        _ dialect: SQLDialect, _ moment: Moment
    ) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up(.steps(1)).exitCode == .done)
            let unlucky = UnluckyDatabase(fixture.database, moment, "schema_migrations_log", ofMigration: 2)
            let migrator = try fixture.migrator(three, on: unlucky)
            let task = Task { await migrator.up() }
            unlucky.victim.withLock { $0 = task }
            let report = await task.value
            let ledger = try await fixture.ledger()
            #expect(ledger.contains("2 applied") == moment.isAfter, "\(ledger)")
            try expectTrue(report, fixture.dialect, ledger)
            #expect(report.applied.map(\.version.description).contains("2") == moment.isAfter)
            #expect(report.pending?.map(\.description).contains("2") == !moment.isAfter)
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            #expect(try await fixture.tables() == ["a", "b", "c"])
        }
    }

    @Test(arguments: SQLDialect.all, Moment.allCases)
    func `down tells it as well`(_ dialect: SQLDialect, _ moment: Moment) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let unlucky = UnluckyDatabase(fixture.database, moment, "schema_migrations_log", ofMigration: 3)
            let migrator = try fixture.migrator(three, on: unlucky)
            let task = Task { await migrator.down(.steps(2), isConfirmed: true) }
            unlucky.victim.withLock { $0 = task }
            let report = await task.value
            let ledger = try await fixture.ledger()
            #expect(ledger.contains("3 applied") != moment.isAfter, "\(ledger)")
            try expectTrue(report, fixture.dialect, ledger)
            #expect(report.undone.map(\.version.description).contains("3") == moment.isAfter)
        }
    }

    @Test(arguments: [Moment.lostBefore, .lostAfter, .cancelledBefore, .cancelledAfter])
    func `repair and baseline tell it as well`(_ moment: Moment) async throws {
        let version = try #require(MigrationVersion("2"))
        try await withFixture(.postgreSQL) { fixture in
            let unlucky = UnluckyDatabase(fixture.database, moment, "COMMIT", ofMigration: nil)
            let baseline = await (try fixture.migrator(three, on: unlucky)).baseline(version)
            let ledger = (try? await fixture.ledger()) ?? []
            #expect(ledger.isEmpty == !moment.isAfter, "\(ledger)")
            #expect((baseline.exitCode == .done) == moment.isAfter, "\(baseline.text)\(baseline.errorText)")
            #expect(baseline.current?.description == (moment.isAfter ? "2" : nil))
            if !moment.isAfter { #expect(baseline.databaseState == .unchanged) }
            guard moment.isAfter else { return }
            let other = UnluckyDatabase(fixture.database, moment, "COMMIT", ofMigration: nil)
            let repair = await (try fixture.migrator(three, on: other)).repair(
                version, .forget, isConfirmed: true, isForced: true)
            #expect(repair.exitCode == .done, "\(repair.text)\(repair.errorText)")
            #expect(try await fixture.ledger() == ["1 baseline"])
        }
    }

    @Test func `an outcome that cannot be looked up is unknown, and names no version`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let unlucky = UnluckyDatabase(
                fixture.database, .lostAfter, "schema_migrations_log", ofMigration: 1, isGoneForGood: true)
            let report = try await fixture.migrator(three, on: unlucky).up()
            #expect(report.databaseState == .unknown)
            #expect(report.current == nil)
            #expect(!report.json.contains("rolled_back"))
        }
    }

    /// State and current version are those of the ledger.
    private func expectTrue(_ report: MigrationReport, _ dialect: SQLDialect, _ ledger: [String]) throws {
        let said = "\(report.text)\(report.errorText)"
        #expect(report.exitCode != .done, "\(said)")
        let current = ledger.compactMap { Int($0.split(separator: " ")[0]) }.max()
        #expect(report.current?.description == current?.description, "\(said)")
        #expect([.rolledBack, .unchanged].contains(report.databaseState), "\(said)")
    }
}

/// A database whose connection fails, or whose caller is cancelled, at one commit.
private struct UnluckyDatabase: MigrationDatabase {
    let database: any MigrationDatabase
    let moment: OutcomeTests.Moment
    /// What the text that is meant holds, and the number of the file's table in it.
    let mark: String
    let migration: Int?
    let isGoneForGood: Bool
    let victim = Box<Task<MigrationReport, Never>?>(nil)
    let hasStruck = Box(false)

    init(
        _ database: any MigrationDatabase, _ moment: OutcomeTests.Moment, _ mark: String, ofMigration: Int?,
        isGoneForGood: Bool = false
    ) {
        self.database = database
        self.moment = moment
        self.mark = mark
        migration = ofMigration
        self.isGoneForGood = isGoneForGood
    }

    var dialect: SQLDialect { database.dialect }
    var location: String { database.location }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        if isGoneForGood, hasStruck.withLock(\.self) {
            throw MigrationConnectionError(.rejected, "gone for good")
        }
        return UnluckyConnection(database: self, connection: try await database.connect(access))
    }
}

private final class Box<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func withLock<Result: Sendable>(_ body: (inout sending Value) -> sending Result) -> Result {
        value.withLock(body)
    }
}

private struct UnluckyConnection: MigrationConnection {
    let database: UnluckyDatabase
    let connection: any MigrationConnection
    let isLost = Box(false)
    /// Which file's statements the ledger has been given (SQLite writes them one by one).
    let written = Box(0)

    var file: String? { connection.file }
    var backendProcessID: Int32? { connection.backendProcessID }
    var isInTransaction: Bool { get async { await connection.isInTransaction } }

    private func isMeant(_ sql: String) -> Bool {
        guard !database.hasStruck.withLock(\.self) else { return false }
        guard let migration = database.migration else { return sql.hasSuffix("COMMIT") }
        switch database.dialect {
        case .postgreSQL:
            return sql.contains(database.mark) && sql.hasSuffix("COMMIT;\n")
                && (sql.contains("$ledger$\(migration)$ledger$::bigint"))
        case _: return sql.hasPrefix("COMMIT") && written.withLock(\.self) == migration
        }
    }

    private func alive() throws(MigrationConnectionError) {
        if isLost.withLock(\.self) { throw MigrationConnectionError(.lost, "the connection is lost") }
    }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        try alive()
        guard isMeant(sql) else { return try await connection.script(sql, by: author) }
        database.hasStruck.withLock { $0 = true }
        if database.moment.isAfter { try await connection.script(sql, by: author) }
        if database.moment.isLoss {
            isLost.withLock { $0 = true }
            await connection.close()
            throw MigrationConnectionError(.lost, "the connection is lost")
        }
        database.victim.withLock { $0 }?.cancel()
        if !database.moment.isAfter, database.dialect == .postgreSQL {
            try? await connection.script("ROLLBACK", by: .runner)
        }
        throw MigrationConnectionError(.cancelled, "cancelled")
    }

    func single(_ sql: String) async throws(MigrationConnectionError) {
        try alive()
        try await connection.single(sql)
    }

    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]] {
        try alive()
        if sql.contains("schema_migrations_log"), let first = parameters.first ?? nil, let number = Int(first)
        {
            written.withLock { $0 = number }
        }
        return try await connection.query(sql, parameters)
    }

    func renew() async throws(MigrationConnectionError) { try await connection.renew() }
    func cancel() { connection.cancel() }
    func close() async { await connection.close() }
}
