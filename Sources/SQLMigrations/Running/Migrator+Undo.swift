internal import Foundation

extension Migrator {
    /// Writes a repair, and the whole row as it was before.
    func write(
        _ changes: [LedgerChange], _ event: LedgerEvent, _ row: LedgerRow, _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) {
        let entry = try entry(event, row.version, before: row, session, run)
        try await session.transaction(run) { () async throws(MigrationError) in
            try await session.connection.write(changes + [entry])
        }
    }

    /// What the log keeps of a repair.
    ///
    /// - Parameter row: the ledger's row before the repair, or `nil` when there was none.
    func entry(
        _ event: LedgerEvent, _ version: MigrationVersion, before row: LedgerRow?,
        _ session: any MigrationSession, _ run: MigrationRun
    ) throws(MigrationError) -> LedgerChange {
        session.ledger.entry(
            event, version, detail: try FormerRow(row: row).text, at: run.timestamp, by: environment.stamp)
    }

    /// Restores the row of a version as it was before its last repair; an undo is a repair, too.
    func undo(
        _ version: MigrationVersion, _ rows: [LedgerRow], _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let former = try formerRow(of: version, in: try await logEntries(session))
        let row = rows.first { $0.version == version }
        if let former,
            let other = rows.first(where: { $0.sequence == former.sequence && $0.version != version })
        {
            throw MigrationError(
                .nothingToUndo,
                "\(version) changed since its last repair: \(other.version) was applied in its place"
            ).with { $0.version = version }
        }
        let entry = try entry(.undo, version, before: row, session, run)
        let restoring = former.map { [session.ledger.restoration(of: $0)] } ?? []
        try await session.transaction(run) { () async throws(MigrationError) in
            try await session.connection.write(
                [session.ledger.deletion(of: version)] + restoring + [entry])
        }
        return "\(version) is \(former.map(\.state.rawValue) ?? "not in the ledger") again"
    }

    /// What the row was before the last repair, when nothing has happened to the version since.
    private func formerRow(
        of version: MigrationVersion, in log: [MigrationLogEntry]
    ) throws(MigrationError) -> LedgerRow? {
        let entries = log.filter { $0.version == version && $0.event != LedgerEvent.elsewhere.rawValue }
        guard let last = entries.last(where: \.isRepair) else {
            throw MigrationError(.nothingToUndo, "the log has no repair of \(version)").with {
                $0.version = version
            }
        }
        guard last == entries.last, let former = FormerRow(text: last.detail) else {
            let event = entries.last?.event ?? last.event
            throw MigrationError(.nothingToUndo, "\(version) changed since its last repair: \(event)").with {
                $0.version = version
            }
        }
        return try former.ledgerRow()
    }
}

/// A row of the ledger as a repair found it, in the log.
private struct FormerRow: Codable {
    struct Columns: Codable {
        let version: String
        let name: String
        let checksum: String
        let state: String
        let seq: String
        let contract: Bool
        let fingerprint: String?
        let startedAt: String?
        let durationMs: String?
        let appVersion: String?
        let host: String?
        let pid: String?
        let finishedAt: String?
    }

    /// `nil` when there was no row.
    let row: Columns?

    init(row: LedgerRow?) {
        self.row = row.map {
            Columns(
                version: $0.version.description, name: $0.name, checksum: $0.checksum,
                state: $0.state.rawValue, seq: String($0.sequence), contract: $0.isContract,
                fingerprint: $0.fingerprint, startedAt: $0.startedAt,
                durationMs: $0.durationMilliseconds.map(String.init), appVersion: $0.appVersion,
                host: $0.host, pid: $0.processID, finishedAt: $0.finishedAt)
        }
    }

    init?(text: String?) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let text, let read = try? decoder.decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    var text: String {
        get throws(MigrationError) {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(self) else {
                throw MigrationError(.internalError, "a row of schema_migrations cannot be written down")
            }
            return String(decoding: data, as: UTF8.self)
        }
    }

    func ledgerRow() throws(MigrationError) -> LedgerRow? {
        guard let row else { return nil }
        return try LedgerRow(reading: [
            row.version, row.name, row.checksum, row.state, row.seq, row.contract ? "1" : "0",
            row.fingerprint, row.startedAt, row.durationMs, row.appVersion, row.host, row.pid, row.finishedAt,
        ])
    }
}
