/// The SQL that a set of migration files is written in.
public enum SQLDialect: String, Sendable, CaseIterable {
    case postgreSQL = "postgres"
    case sqlite

    /// The name of the dialect's folder in `Migrations/`.
    public var folder: String {
        switch self {
        case .postgreSQL: "PostgreSQL"
        case .sqlite: "SQLite"
        }
    }

    /// The dialect's name, for people.
    public var name: String { folder }
}
