/// What the ledger remembers of one migration.
public struct LedgerRow: Hashable, Sendable {
    /// How far a migration got; the raw value is what the ledger holds.
    public enum State: String, Sendable, CaseIterable {
        case applied
        case running
        case failed
        case baseline
    }

    /// Which migration.
    public let version: MigrationVersion
    /// The part of its file name behind the version.
    public let name: String
    /// `Migration.checksum` of the file that was run.
    public let checksum: String
    /// How far it got.
    public let state: State
    /// The order in which migrations were applied.
    public let sequence: Int64
    /// Whether it removed what an older program needs.
    public let isContract: Bool
    /// The schema after the migration, as `SchemaCatalog.fingerprint`; `nil` when another followed in the same
    /// command.
    public let fingerprint: String?
    /// When it began, in UTC: `2026-11-21T10:16:02.000Z`.
    public let startedAt: String?
    /// How long it took, in milliseconds.
    public let durationMilliseconds: Int64?
    /// The version of the program that ran it.
    public let appVersion: String?
    /// The machine that ran it.
    public let host: String?
    /// The number of the process that ran it.
    public let processID: String?
    /// When it ended, in UTC, as precisely as the database keeps it.
    public let finishedAt: String?

    /// Whether the schema holds the migration.
    public var isInForce: Bool {
        switch state {
        case .applied, .baseline: true
        case .running, .failed: false
        }
    }
}

extension LedgerRow {
    /// Reads a row of `Ledger.selection`.
    public init(reading columns: [String?]) throws(MigrationError) {
        guard columns.count == 13, let version = columns[0].flatMap(Int64.init), let name = columns[1],
            let checksum = columns[2], let state = columns[3].flatMap(State.init),
            let sequence = columns[4]
                .flatMap(Int64.init)
        else {
            throw MigrationError(.internalError, "a row of schema_migrations cannot be read")
        }
        self.init(
            version: MigrationVersion(number: version), name: name, checksum: checksum, state: state,
            sequence: sequence, isContract: columns[5] == "1", fingerprint: columns[6], startedAt: columns[7],
            durationMilliseconds: columns[8].flatMap(Int64.init), appVersion: columns[9], host: columns[10],
            processID: columns[11], finishedAt: columns[12])
    }
}
