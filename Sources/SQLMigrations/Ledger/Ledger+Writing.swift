/// What happened to a migration, in the log that is only ever added to.
public enum LedgerEvent: String, Sendable {
    case upStarted = "up-started"
    case up
    case upFailed = "up-failed"
    case downStarted = "down-started"
    case down
    case downFailed = "down-failed"
    case baseline
    case squash
    case retry = "repair-retry"
    case applied = "repair-applied"
    case forget = "repair-forget"
    case acceptChecksum = "repair-accept-checksum"
    case undo = "repair-undo"
    /// A program without the file met the row, and went on.
    case elsewhere

    /// Whether the event is part of undoing.
    var isDown: Bool {
        switch self {
        case .downStarted, .down, .downFailed: true
        case .upStarted, .up, .upFailed, .baseline, .squash, .retry, .applied, .forget, .acceptChecksum,
            .undo,
            .elsewhere:
            false
        }
    }
}

extension Ledger {
    private func change(_ text: LedgerText) -> LedgerChange { LedgerChange(dialect: dialect, text: text) }

    func insertion(
        of migration: Migration, state: LedgerRow.State, fingerprint: String?, timing: LedgerTiming,
        by stamp: LedgerStamp
    ) -> LedgerChange {
        let isContract = migration.up.options.isContract ? "1" : "0"
        return change(
            """
            INSERT INTO \(table) (version, name, checksum, state, seq, contract, fingerprint, started_at,
                finished_at, duration_ms, app_version, host, pid)
            SELECT \(value: migration.version.description, .bigint), \(value: migration.name),
                \(value: migration.checksum), \(value: state.rawValue), coalesce(max(seq), 0) + 1,
                \(value: isContract, .boolean), \(value: fingerprint),
                \(value: timing.startedAt, .timestamptz), \(timing.end), \(timing.duration),
                \(value: stamp.appVersion), \(value: stamp.host), \(value: stamp.processID, .bigint)
            FROM \(table)
            """)
    }

    /// Sets the state of a row; a `nil` timing or fingerprint leaves what is there.
    func update(
        _ version: MigrationVersion, to state: LedgerRow.State, fingerprint: String? = nil,
        timing: LedgerTiming? = nil
    ) -> LedgerChange {
        change(
            """
            UPDATE \(table) SET state = \(value: state.rawValue),
                fingerprint = coalesce(\(value: fingerprint), fingerprint),
                finished_at = coalesce(\(value: timing?.finishedAt, .timestamptz), finished_at),
                duration_ms = coalesce(\(value: timing?.milliseconds.map(String.init), .bigint), duration_ms)
            WHERE version = \(value: version.description, .bigint)
            """)
    }

    func update(_ version: MigrationVersion, checksum: String) -> LedgerChange {
        change(
            """
            UPDATE \(table) SET checksum = \(value: checksum)
            WHERE version = \(value: version.description, .bigint)
            """)
    }

    /// Gives the last migration in force the fingerprint of the schema, unless it has one.
    func stamping(_ fingerprint: String) -> LedgerChange {
        change(
            """
            UPDATE \(table) SET fingerprint = \(value: fingerprint) WHERE fingerprint IS NULL AND seq =
                (SELECT max(seq) FROM \(table) WHERE state IN ('applied', 'baseline'))
            """)
    }

    /// Inserts a row as it was.
    func restoration(of row: LedgerRow) -> LedgerChange {
        change(
            """
            INSERT INTO \(table) (version, name, checksum, state, seq, contract, fingerprint, started_at,
                finished_at, duration_ms, app_version, host, pid)
            VALUES (\(value: row.version.description, .bigint), \(value: row.name), \(value: row.checksum),
                \(value: row.state.rawValue), \(value: String(row.sequence), .bigint),
                \(value: row.isContract ? "1" : "0", .boolean), \(value: row.fingerprint),
                \(value: row.startedAt, .timestamptz), \(value: row.finishedAt, .timestamptz),
                \(value: row.durationMilliseconds.map(String.init), .bigint),
                \(value: row.appVersion ?? ""), \(value: row.host ?? ""),
                \(value: row.processID ?? "0", .bigint))
            """)
    }

    func deletion(of version: MigrationVersion) -> LedgerChange {
        change("DELETE FROM \(table) WHERE version = \(value: version.description, .bigint)")
    }

    /// Deletes the rows that a squash stands for.
    func deletion(through version: MigrationVersion) -> LedgerChange {
        change("DELETE FROM \(table) WHERE version <= \(value: version.description, .bigint)")
    }

    /// Two changes that do not see each other, in as few statements as the dialect can.
    func together(_ first: LedgerChange, _ second: LedgerChange) -> [LedgerChange] {
        sql.together(first.text, second.text).map(change)
    }

    func entry(
        _ event: LedgerEvent, _ version: MigrationVersion, detail: String? = nil, at time: String,
        by stamp: LedgerStamp
    ) -> LedgerChange {
        entry(event, version, detail: detail, at: "\(value: time, .timestamptz)", by: stamp)
    }

    /// The event at the end of `timing`.
    func entry(
        _ event: LedgerEvent, _ version: MigrationVersion, detail: String? = nil, after timing: LedgerTiming,
        by stamp: LedgerStamp
    ) -> LedgerChange {
        entry(event, version, detail: detail, at: timing.end, by: stamp)
    }

    private func entry(
        _ event: LedgerEvent, _ version: MigrationVersion, detail: String?, at time: LedgerText,
        by stamp: LedgerStamp
    ) -> LedgerChange {
        change(
            """
            INSERT INTO \(log) (version, event, detail, at, app_version, host, pid)
            VALUES (\(value: version.description, .bigint), \(value: event.rawValue), \(value: detail),
                \(time), \(value: stamp.appVersion), \(value: stamp.host),
                \(value: stamp.processID, .bigint))
            """)
    }

    /// The detail of the last event of one kind of a version.
    public func lastDetail(of version: MigrationVersion, _ event: LedgerEvent) -> LedgerStatement {
        change(
            """
            SELECT detail FROM \(log) WHERE version = \(value: version.description, .bigint)
                AND event = \(value: event.rawValue)
            ORDER BY id DESC LIMIT 1
            """
        ).statement
    }

    /// The last event of a version in which it ran.
    func lastEvent(of version: MigrationVersion) -> LedgerStatement {
        change(
            """
            SELECT event FROM \(log) WHERE version = \(value: version.description, .bigint)
                AND event NOT LIKE 'repair-%' AND event <> 'elsewhere'
            ORDER BY id DESC LIMIT 1
            """
        ).statement
    }
}

/// Who writes into the ledger.
struct LedgerStamp: Sendable {
    let appVersion: String
    let host: String
    let processID: String
}

/// When a migration ran.
public struct LedgerTiming: Sendable {
    /// What a database computes of a migration that runs in the transaction that writes this down.
    public struct Measurement: Sendable {
        let end: LedgerText
        let duration: LedgerText

        /// - Parameters:
        ///   - end: when it ended.
        ///   - duration: how many milliseconds it took.
        public init(end: LedgerText, duration: LedgerText) {
            self.end = end
            self.duration = duration
        }
    }

    /// When it began, in UTC: `2026-11-21T10:16:02.000Z`.
    public let startedAt: String
    /// When it ended, in the same form; `nil` while it runs, or when the database measures.
    public let finishedAt: String?
    /// How long it took; `nil` in the same cases.
    public let milliseconds: Int64?
    private let measurement: Measurement?

    /// - Parameters:
    ///   - startedAt: when it began, in UTC: `2026-11-21T10:16:02.000Z`.
    ///   - finishedAt: when it ended, in the same form.
    ///   - milliseconds: how long it took.
    ///   - measurement: what the database computes instead of an end and a duration that are known.
    public init(
        startedAt: String, finishedAt: String? = nil, milliseconds: Int64? = nil,
        measurement: Measurement? = nil
    ) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.milliseconds = milliseconds
        self.measurement = measurement
    }

    fileprivate var end: LedgerText { measurement?.end ?? "\(value: finishedAt, .timestamptz)" }

    fileprivate var duration: LedgerText {
        measurement?.duration ?? "\(value: milliseconds.map(String.init), .bigint)"
    }
}
