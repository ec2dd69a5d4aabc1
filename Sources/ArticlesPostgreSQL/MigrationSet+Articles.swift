public import PostgreSQLMigrations
public import SQLMigrations

extension PostgreSQLMigrationDatabase {
    /// The migrations of the article schema that this module was built with.
    public static func migrations() throws(MigrationError) -> MigrationSet {
        try embedded.get()
    }

    private static let embedded = Result { () throws(MigrationError) in
        try MigrationSet(dialect: .postgreSQL, files: EmbeddedMigrations.files)
    }
}
