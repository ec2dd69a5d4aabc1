internal import SQLMigrations

/// The ledger in SQLite's SQL, which knows text and integers only.
struct SQLiteLedger: LedgerSQL {
    var entryNumber: String { "integer PRIMARY KEY AUTOINCREMENT" }

    func type(_ type: LedgerText.ValueType) -> String {
        switch type {
        case .bigint, .boolean: "integer"
        case .text, .timestamptz: "text"
        }
    }

    func parameter(_ number: Int, _ type: LedgerText.ValueType) -> String {
        switch type {
        case .bigint, .boolean: "CAST(?\(number) AS integer)"
        case .text, .timestamptz: "?\(number)"
        }
    }

    func time(_ column: String) -> String { column }

    func columns(of table: Ledger.Table, in ledger: Ledger) -> LedgerStatement {
        LedgerStatement("SELECT name FROM pragma_table_info('\(table.rawValue)', 'main')")
    }

    func logIsReadable(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement("SELECT 1 FROM pragma_table_info('schema_migrations_log', 'main') LIMIT 1")
    }

    func rows(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement(
            """
            SELECT version, name, checksum, state, seq, contract, fingerprint, started_at,
                duration_ms, app_version, host, pid, finished_at
            FROM \(ledger.table) ORDER BY seq
            """)
    }
}
