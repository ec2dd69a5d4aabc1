internal import CSQLite

/// Why SQLite refused a call. The codes are those of https://sqlite.org/rescode.html.
public struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// A result code.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number.
        public let rawValue: Int32

        /// The code with this number.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// `SQLITE_PERM`
        public static let permission = Code(rawValue: SQLITE_PERM)
        /// `SQLITE_BUSY`
        public static let busy = Code(rawValue: SQLITE_BUSY)
        /// `SQLITE_LOCKED`
        public static let locked = Code(rawValue: SQLITE_LOCKED)
        /// `SQLITE_NOMEM`
        public static let outOfMemory = Code(rawValue: SQLITE_NOMEM)
        /// `SQLITE_READONLY`
        public static let readOnly = Code(rawValue: SQLITE_READONLY)
        /// `SQLITE_INTERRUPT`
        public static let interrupted = Code(rawValue: SQLITE_INTERRUPT)
        /// `SQLITE_IOERR`
        public static let inputOutput = Code(rawValue: SQLITE_IOERR)
        /// `SQLITE_CORRUPT`
        public static let corrupt = Code(rawValue: SQLITE_CORRUPT)
        /// `SQLITE_FULL`
        public static let full = Code(rawValue: SQLITE_FULL)
        /// `SQLITE_CANTOPEN`
        public static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
        /// `SQLITE_PROTOCOL`
        public static let lockProtocol = Code(rawValue: SQLITE_PROTOCOL)
        /// `SQLITE_CONSTRAINT`
        public static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
        /// `SQLITE_MISUSE`
        public static let misuse = Code(rawValue: SQLITE_MISUSE)
        /// `SQLITE_NOTADB`
        public static let notADatabase = Code(rawValue: SQLITE_NOTADB)

        /// `SQLITE_READONLY_DBMOVED`
        public static let readOnlyMoved = Code(rawValue: SQLITE_READONLY | 4 << 8)
        /// `SQLITE_CONSTRAINT_FOREIGNKEY`
        public static let foreignKey = Code(rawValue: SQLITE_CONSTRAINT | 3 << 8)
        /// `SQLITE_CONSTRAINT_PRIMARYKEY`
        public static let primaryKey = Code(rawValue: SQLITE_CONSTRAINT | 6 << 8)
        /// `SQLITE_CONSTRAINT_UNIQUE`
        public static let unique = Code(rawValue: SQLITE_CONSTRAINT | 8 << 8)
    }

    /// The extended result code.
    public let extendedCode: Code
    /// What SQLite says, in English. May quote what is stored.
    public let message: String
    /// The statement; `nil` for a call without one.
    public let sql: String?

    /// The primary result code.
    public var code: Code { Code(rawValue: extendedCode.rawValue & 0xFF) }

    /// An error with what SQLite says of it.
    public init(_ extendedCode: Code, _ message: String, sql: String? = nil) {
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// The number of the code, the message and the statement.
    public var description: String {
        "SQLite error \(extendedCode.rawValue): \(message)" + (sql.map { " - while executing `\($0)`" } ?? "")
    }
}

/// A column that does not hold what it is read as.
public struct SQLiteColumnError: Error, Sendable {
    /// From 0.
    public let column: Int
    /// What was expected there.
    public let expected: String

    /// An error of a column, counted from 0.
    public init(column: Int, expected: String) {
        self.column = column
        self.expected = expected
    }
}
