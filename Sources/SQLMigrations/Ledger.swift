/// The SQL of the tables `schema_migrations` and `schema_migrations_log`.
struct Ledger: Sendable {
    static let tables = ["schema_migrations", "schema_migrations_log", "schema_migrations_scratch"]

    let dialect: SQLDialect
    /// The ledger's tables, qualified and quoted.
    let table: String
    let log: String
    /// Marks a database that a rehearsal fills, and must empty.
    let scratch: String

    /// - Parameter prefix: PostgreSQL's schema, in quotes where it needs them; SQLite's is always `main`.
    init(dialect: SQLDialect, quotedSchema prefix: String) {
        self.dialect = dialect
        table = "\(prefix).schema_migrations"
        log = "\(prefix).schema_migrations_log"
        scratch = "\(prefix).schema_migrations_scratch"
    }

    /// An identifier in double quotes.
    static func quoted(_ identifier: String) -> String {
        "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    /// Creates both tables where they are missing. Only under the lock: `IF NOT EXISTS` races.
    var creation: String {
        let integer = dialect == .postgreSQL ? "bigint" : "integer"
        let time = dialect == .postgreSQL ? "timestamptz" : "text"
        let boolean = dialect == .postgreSQL ? "boolean" : "integer"
        let identity =
            dialect == .postgreSQL
            ? "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY" : "integer PRIMARY KEY AUTOINCREMENT"
        return """
            CREATE TABLE IF NOT EXISTS \(table) (
                version \(integer) PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                state text NOT NULL CHECK (state IN ('applied', 'running', 'failed', 'baseline')),
                seq \(integer) NOT NULL UNIQUE,
                contract \(boolean) NOT NULL,
                fingerprint text,
                started_at \(time) NOT NULL,
                finished_at \(time),
                duration_ms \(integer),
                app_version text NOT NULL,
                host text NOT NULL,
                pid \(integer) NOT NULL
            );
            CREATE TABLE IF NOT EXISTS \(log) (
                id \(identity),
                version \(integer) NOT NULL,
                event text NOT NULL,
                detail text,
                at \(time) NOT NULL,
                app_version text NOT NULL,
                host text NOT NULL,
                pid \(integer) NOT NULL
            );
            """
    }

    /// Drops both tables: for scratch databases only.
    var removal: String {
        "DROP TABLE IF EXISTS \(log); DROP TABLE IF EXISTS \(table); DROP TABLE IF EXISTS \(scratch);"
    }

    /// The names of the ledger table's columns, one a row; none when there is no ledger.
    var columns: LedgerStatement {
        switch dialect {
        case .postgreSQL:
            LedgerStatement(
                "SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass($1::text) "
                    + "AND attnum > 0 AND NOT attisdropped", table)
        case .sqlite:
            LedgerStatement("SELECT name FROM pragma_table_info('schema_migrations', 'main')")
        }
    }

    /// All rows in the order in which they were applied, as `LedgerRow.init(reading:)` wants them.
    var selection: LedgerStatement {
        switch dialect {
        case .postgreSQL:
            LedgerStatement(
                """
                SELECT version::text, name, checksum, state, seq::text, contract::int::text, fingerprint,
                    to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    duration_ms::text, app_version, host, pid::text,
                    to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                FROM \(table) ORDER BY seq
                """)
        case .sqlite:
            LedgerStatement(
                """
                SELECT version, name, checksum, state, seq, contract, fingerprint, started_at,
                    duration_ms, app_version, host, pid, finished_at
                FROM \(table) ORDER BY seq
                """)
        }
    }
}

/// A statement with its parameters.
struct LedgerStatement: Sendable {
    let sql: String
    let parameters: [String?]

    init(_ sql: String, _ parameters: String?...) { self.init(sql: sql, parameters: parameters) }

    init(sql: String, parameters: [String?]) {
        self.sql = sql
        self.parameters = parameters
    }
}
