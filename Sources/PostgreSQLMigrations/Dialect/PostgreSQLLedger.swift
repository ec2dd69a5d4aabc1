internal import SQLMigrations

/// The ledger in PostgreSQL's SQL. Every parameter is text, cast to its type.
struct PostgreSQLLedger: LedgerSQL {
    var entryNumber: String { "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY" }

    func type(_ type: LedgerText.ValueType) -> String { type.rawValue }

    func parameter(_ number: Int, _ type: LedgerText.ValueType) -> String {
        switch type {
        case .text: "$\(number)::text"
        case .bigint, .boolean, .timestamptz: "$\(number)::text::\(type.rawValue)"
        }
    }

    func time(_ column: String) -> String { time(column, "MS") }

    private func time(_ column: String, _ fraction: String) -> String {
        #"to_char(\#(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.\#(fraction)"Z"')"#
    }

    func columns(of table: Ledger.Table, in ledger: Ledger) -> LedgerStatement {
        LedgerStatement(
            "SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass($1::text) "
                + "AND attnum > 0 AND NOT attisdropped", ledger.name(of: table))
    }

    func logIsReadable(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement(
            "SELECT has_table_privilege(to_regclass($1::text), 'SELECT')::int::text "
                + "WHERE to_regclass($1::text) IS NOT NULL", ledger.log)
    }

    func rows(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement(
            """
            SELECT version::text, name, checksum, state, seq::text, contract::int::text, fingerprint,
                \(time("started_at")),
                duration_ms::text, app_version, host, pid::text,
                \(time("finished_at", "US"))
            FROM \(ledger.table) ORDER BY seq
            """)
    }

    func together(_ first: LedgerText, _ second: LedgerText) -> [LedgerText] {
        ["WITH first AS (\(first)) \(second)"]
    }
}

extension LedgerTiming {
    /// Of a migration that runs in the transaction that writes it down: the server tells how long it took.
    static func open(since start: String) -> LedgerTiming {
        LedgerTiming(
            startedAt: start,
            measurement: Measurement(
                end: "\(value: start, .timestamptz) + (clock_timestamp() - transaction_timestamp())",
                duration:
                    "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint"))
    }
}

extension LedgerChange {
    /// With its values in the text, for a script.
    var script: String {
        var sql = ""
        for part in text.parts {
            switch part {
            case .sql(let text): sql += text
            case .value(let value, let type):
                sql += "\(value.map(Self.constant) ?? "NULL")::\(type.rawValue)"
            }
        }
        return sql
    }

    /// In dollar quotes: what stands between them means itself, whatever the session's settings are, and a
    /// quote that the file before it leaves open is not closed.
    static func constant(_ value: String) -> String {
        var tag = "$ledger"
        if value.utf8.contains(UInt8(ascii: "$")) {
            while value.contains(tag) { tag += "_" }
        }
        return "\(tag)$\(value)\(tag)$"
    }
}
