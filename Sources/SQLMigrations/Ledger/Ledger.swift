internal import Crypto
internal import Foundation

/// The SQL of the tables `schema_migrations` and `schema_migrations_log`.
public struct Ledger: Sendable {
    /// A table of the runner's.
    public enum Table: String, Sendable, CaseIterable {
        case migrations = "schema_migrations"
        case log = "schema_migrations_log"
        /// Marks a database that a rehearsal fills, and must empty.
        case scratch = "schema_migrations_scratch"

        /// Those that no file may change.
        static let recorded: Set = [migrations.rawValue, log.rawValue]
    }

    /// The SQL that its statements are written in.
    public let dialect: SQLDialect
    private let prefix: String

    /// - Parameters:
    ///   - dialect: the SQL of the database.
    ///   - prefix: the schema of the ledger, in quotes where it needs them.
    public init(dialect: SQLDialect, quotedSchema prefix: String) {
        self.dialect = dialect
        self.prefix = prefix
    }

    /// The name of a table, qualified and quoted.
    public func name(of table: Table) -> String { "\(prefix).\(table.rawValue)" }

    /// `schema_migrations`, qualified and quoted.
    public var table: String { name(of: .migrations) }
    /// `schema_migrations_log`, qualified and quoted.
    public var log: String { name(of: .log) }
    var scratch: String { name(of: .scratch) }
    var sql: any LedgerSQL { dialect.ledger }

    /// An identifier in double quotes.
    public static func quoted(_ identifier: String) -> String {
        "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    /// A number that stands for the ledger of this database and schema, for locks that are known by a number.
    public static func lockKey(_ database: String, _ schema: String) -> Int64 {
        let digest = SHA256.hash(data: Data("schema_migrations\u{0}\(database)\u{0}\(schema)".utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// Creates both tables where they are missing. Only under the lock: `IF NOT EXISTS` races.
    public var creation: String {
        let integer = sql.type(.bigint)
        let time = sql.type(.timestamptz)
        let text = sql.type(.text)
        return """
            CREATE TABLE IF NOT EXISTS \(table) (
                version \(integer) PRIMARY KEY,
                name \(text) NOT NULL,
                checksum \(text) NOT NULL,
                state \(text) NOT NULL CHECK (state IN ('applied', 'running', 'failed', 'baseline')),
                seq \(integer) NOT NULL UNIQUE,
                contract \(sql.type(.boolean)) NOT NULL,
                fingerprint \(text),
                started_at \(time) NOT NULL,
                finished_at \(time),
                duration_ms \(integer),
                app_version \(text) NOT NULL,
                host \(text) NOT NULL,
                pid \(integer) NOT NULL
            );
            CREATE TABLE IF NOT EXISTS \(log) (
                id \(sql.entryNumber),
                version \(integer) NOT NULL,
                event \(text) NOT NULL,
                detail \(text),
                at \(time) NOT NULL,
                app_version \(text) NOT NULL,
                host \(text) NOT NULL,
                pid \(integer) NOT NULL
            );
            """
    }

    /// Drops all tables of the runner's: for scratch databases only.
    public var removal: String {
        "DROP TABLE IF EXISTS \(log); DROP TABLE IF EXISTS \(table); DROP TABLE IF EXISTS \(scratch);"
    }

    /// The names of a table's columns, one a row; none when there is no such table.
    public func columns(of table: Table = .migrations) -> LedgerStatement {
        sql.columns(of: table, in: self)
    }

    /// All rows in the order in which they were applied, as `LedgerRow.init(reading:)` wants them.
    public var selection: LedgerStatement { sql.rows(in: self) }
}

/// A statement with its parameters.
public struct LedgerStatement: Sendable {
    /// The text, with the parameters by the names that `LedgerSQL.parameter` gives them.
    public let sql: String
    /// The parameters as text, in their order; `nil` is NULL.
    public let parameters: [String?]

    /// A statement with its parameters in their order.
    public init(_ sql: String, _ parameters: String?...) { self.init(sql: sql, parameters: parameters) }

    /// A statement with its parameters in their order.
    public init(sql: String, parameters: [String?]) {
        self.sql = sql
        self.parameters = parameters
    }
}
