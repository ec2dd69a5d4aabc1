import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations

extension SQLDialect {
    /// The dialects that come with the package.
    static let all: [SQLDialect] = [.postgreSQL, .sqlite]
}
