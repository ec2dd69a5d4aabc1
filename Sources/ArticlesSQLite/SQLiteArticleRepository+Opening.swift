public import SQLMigrations
internal import SQLiteClient
internal import SQLiteMigrations

extension SQLiteArticleRepository {
    /// Opens a file, makes it when there is none, and applies the migrations that are pending.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - migrating: `false` only checks the schema.
    ///   - environment: what the ledger of migrations writes down.
    /// - Throws: `MigrationError` when the schema does not fit or cannot be made; `ArticleError`.
    public static func open(
        path: String, migrating: Bool = true, environment: MigrationEnvironment = .library()
    ) async throws -> SQLiteArticleRepository {
        let migrator = Migrator(
            try SQLiteMigrationDatabase.migrations(), database: SQLiteMigrationDatabase(path: path),
            environment: environment)
        try await migrator.makeCurrent(migrating: migrating)
        return try SQLiteArticleRepository(path: path)
    }

    /// A database in memory with its schema, which ends with the object.
    public static func inMemory() async throws -> SQLiteArticleRepository {
        let repository = try SQLiteArticleRepository(path: ":memory:")
        let script = try SQLiteMigrationDatabase.migrations().migrations.map(\.up.body).joined(
            separator: "\n")
        try await repository.write { try $0.script(script) }
        return repository
    }
}
