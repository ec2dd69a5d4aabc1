/// One line of the log, which is only ever added to.
public struct MigrationLogEntry: Hashable, Sendable {
    /// Which migration.
    public let version: MigrationVersion
    /// What happened: `up`, `down`, `up-started`, `repair-retry` and such.
    public let event: String
    /// The checksum, the reason of a failure, or the ledger's row as it was before a repair, as JSON.
    public let detail: String?
    /// When, in UTC: `2026-11-21T10:16:02.000Z`.
    public let at: String
    /// The version of the program that did it.
    public let appVersion: String
    /// The machine that it ran on.
    public let host: String
    /// The number of its process.
    public let processID: String

    /// Whether somebody settled the migration by hand.
    var isRepair: Bool { event.hasPrefix("repair-") }
}

extension MigrationLogEntry {
    /// Reads a row of `Ledger.wholeLog`.
    init(reading columns: [String?]) throws(MigrationError) {
        guard columns.count == 7, let version = columns[0].flatMap(MigrationVersion.init),
            let event = columns[1], let at = columns[3]
        else { throw MigrationError(.internalError, "a row of schema_migrations_log cannot be read") }
        self.init(
            version: version, event: event, detail: columns[2], at: at, appVersion: columns[4] ?? "?",
            host: columns[5] ?? "?", processID: columns[6] ?? "?")
    }
}

extension Ledger {
    /// All of the log, the oldest entry first.
    var wholeLog: LedgerStatement {
        LedgerStatement(
            """
            SELECT \(sql.text("version")), event, detail, \(sql.time("at")), app_version, host, \(sql.text("pid"))
            FROM \(log) ORDER BY id
            """)
    }
}

extension Migrator {
    /// What happened to the migrations of this database, the oldest first. Reads only.
    public func log() async -> MigrationReport {
        await perform("log", .read) { (report, session, _) async throws(MigrationError) in
            report.current = try await self.ledgerRows(session).filter(\.isInForce).map(\.version).max()
            report.log = try await self.logEntries(session)
        }
    }

    /// The log; empty where there is none.
    func logEntries(_ session: any MigrationSession) async throws(MigrationError) -> [MigrationLogEntry] {
        guard try await session.connection.value(session.ledger.logIsReadable) != nil else { return [] }
        var entries: [MigrationLogEntry] = []
        for row in try await session.connection.rows(session.ledger.wholeLog, doing: "reading the log") {
            entries.append(try MigrationLogEntry(reading: row))
        }
        return entries
    }
}
