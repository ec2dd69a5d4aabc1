/// What happened to a migration, in the log that is only ever added to.
enum LedgerEvent: String, Sendable {
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

    /// Whether the event is part of undoing.
    var isDown: Bool {
        switch self {
        case .downStarted, .down, .downFailed: true
        case .upStarted, .up, .upFailed, .baseline, .squash, .retry, .applied, .forget, .acceptChecksum: false
        }
    }
}

extension Ledger {
    /// The `n`th parameter, cast to `type` where the dialect needs it.
    private func parameter(_ n: Int, _ type: String = "text") -> String {
        switch dialect {
        case .postgreSQL: type == "text" ? "$\(n)::text" : "$\(n)::text::\(type)"
        case .sqlite: type == "bigint" ? "CAST(?\(n) AS integer)" : "?\(n)"
        }
    }

    /// The `contract` value in a text parameter.
    private func boolean(_ n: Int) -> String {
        dialect == .postgreSQL ? "($\(n)::text = '1')" : "CAST(?\(n) AS integer)"
    }

    func insertion(
        of migration: Migration, state: LedgerRow.State, fingerprint: String?, timing: LedgerTiming,
        by stamp: LedgerStamp
    ) -> LedgerStatement {
        let sql = """
            INSERT INTO \(table) (version, name, checksum, state, seq, contract, fingerprint, started_at,
                finished_at, duration_ms, app_version, host, pid)
            SELECT \(parameter(1, "bigint")), \(parameter(2)), \(parameter(3)), \(parameter(4)),
                coalesce(max(seq), 0) + 1, \(boolean(5)), \(parameter(6)), \(parameter(7, "timestamptz")),
                \(parameter(8, "timestamptz")), \(parameter(9, "bigint")), \(parameter(10)), \(parameter(11)),
                \(parameter(12, "bigint"))
            FROM \(table)
            """
        return LedgerStatement(
            sql: sql,
            parameters: [
                migration.version.description, migration.name, migration.checksum, state.rawValue,
                migration.up.options.isContract ? "1" : "0", fingerprint, timing.startedAt, timing.finishedAt,
                timing.milliseconds.map(String.init), stamp.appVersion, stamp.host, stamp.processID,
            ])
    }

    /// Sets the state of a row; a `nil` timing or fingerprint leaves what is there.
    func update(
        _ version: MigrationVersion, to state: LedgerRow.State, fingerprint: String? = nil,
        timing: LedgerTiming? = nil
    ) -> LedgerStatement {
        LedgerStatement(
            """
            UPDATE \(table) SET state = \(parameter(2)), fingerprint = coalesce(\(parameter(3)), fingerprint),
                finished_at = coalesce(\(parameter(4, "timestamptz")), finished_at),
                duration_ms = coalesce(\(parameter(5, "bigint")), duration_ms)
            WHERE version = \(parameter(1, "bigint"))
            """,
            version.description, state.rawValue, fingerprint, timing?.finishedAt,
            timing?.milliseconds.map(String.init))
    }

    func update(_ version: MigrationVersion, checksum: String) -> LedgerStatement {
        LedgerStatement(
            "UPDATE \(table) SET checksum = \(parameter(2)) WHERE version = \(parameter(1, "bigint"))",
            version.description, checksum)
    }

    /// Gives the last migration in force the fingerprint of the schema, unless it has one.
    func stamping(_ fingerprint: String) -> LedgerStatement {
        LedgerStatement(
            """
            UPDATE \(table) SET fingerprint = \(parameter(1)) WHERE fingerprint IS NULL AND seq =
                (SELECT max(seq) FROM \(table) WHERE state IN ('applied', 'baseline'))
            """, fingerprint)
    }

    func deletion(of version: MigrationVersion) -> LedgerStatement {
        LedgerStatement("DELETE FROM \(table) WHERE version = \(parameter(1, "bigint"))", version.description)
    }

    /// Deletes the rows that a squash stands for.
    func deletion(through version: MigrationVersion) -> LedgerStatement {
        LedgerStatement(
            "DELETE FROM \(table) WHERE version <= \(parameter(1, "bigint"))", version.description)
    }

    /// Two changes that do not see each other, in as few statements as the dialect can.
    func together(_ first: LedgerStatement, _ second: LedgerStatement) -> [LedgerStatement] {
        guard dialect == .postgreSQL else { return [first, second] }
        var sql = first.sql
        for number in (1...max(1, first.parameters.count)).reversed() {
            sql.replace("$\(number)::", with: "$\(second.parameters.count + number)::")
        }
        return [
            LedgerStatement(
                sql: "WITH first AS (\(sql)) \(second.sql)",
                parameters: second.parameters + first.parameters)
        ]
    }

    func entry(
        _ event: LedgerEvent, _ version: MigrationVersion, detail: String? = nil, at time: String,
        by stamp: LedgerStamp
    ) -> LedgerStatement {
        LedgerStatement(
            """
            INSERT INTO \(log) (version, event, detail, at, app_version, host, pid)
            VALUES (\(parameter(1, "bigint")), \(parameter(2)), \(parameter(3)),
                \(parameter(4, "timestamptz")), \(parameter(5)), \(parameter(6)), \(parameter(7, "bigint")))
            """,
            version.description, event.rawValue, detail, time, stamp.appVersion, stamp.host, stamp.processID)
    }

    /// The last event of a version.
    func lastEvent(of version: MigrationVersion) -> LedgerStatement {
        LedgerStatement(
            "SELECT event FROM \(log) WHERE version = \(parameter(1, "bigint")) ORDER BY id DESC LIMIT 1",
            version.description)
    }
}

/// Who writes into the ledger.
struct LedgerStamp: Sendable {
    let appVersion: String
    let host: String
    let processID: String
}

/// When a migration ran.
struct LedgerTiming: Sendable {
    let startedAt: String
    var finishedAt: String?
    var milliseconds: Int64?
}
