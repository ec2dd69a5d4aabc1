public import SQLMigrations
public import SQLiteMigrations

extension SQLiteMigrationDatabase {
    /// The migrations of the article schema that this module was built with.
    public static func migrations() throws(MigrationError) -> MigrationSet {
        try embedded.get()
    }

    private static let embedded = Result { () throws(MigrationError) in
        try MigrationSet(dialect: .sqlite, files: EmbeddedMigrations.files)
    }
}
