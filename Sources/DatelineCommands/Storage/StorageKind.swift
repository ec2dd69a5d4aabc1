import Articles
public import SQLMigrations

/// A kind of storage, by the scheme of its URL: what `--storage` may name.
public struct StorageKind: Sendable {
    /// The schemes, lower case.
    let names: [String]
    /// What a URL looks like.
    let example: String
    /// What a URL stands for, without secrets.
    let describe: @Sendable (StorageURL) -> String
    /// Whether a server of it may follow another one, so that `--read-storage` may name it.
    var hasReplicas = false
    /// The SQL of its migrations; `nil` when it has no schema.
    var dialect: SQLDialect?
    /// The migrations that are built in for it; `nil` when it has no schema.
    var migrations: (@Sendable () throws(MigrationError) -> MigrationSet)?
    /// The schema behind a URL, without opening the backend; `nil` when it has none.
    let schema: @Sendable (StorageRequest) throws(CommandFailure) -> StorageSchema?
    /// Opens the backend.
    let open: @Sendable (StorageRequest) async throws(CommandFailure) -> Storage
    /// Copies its file, and back; `nil` when it is none.
    var copying: StorageCopying?

    /// A kind of storage whose schema is kept by migrations.
    ///
    /// - Parameters:
    ///   - names: the schemes of its URLs, lower case; the first is the one that texts show.
    ///   - example: what a URL looks like, for messages.
    ///   - describe: what a URL stands for, without secrets; printed by `config` and `serve`.
    ///   - dialect: the SQL of its migrations.
    ///   - migrations: the migrations that the program brings.
    ///   - schema: the schema behind a URL, without opening the backend.
    ///   - open: opens the backend; what it throws ends the command.
    public init(
        names: [String], example: String, describe: @escaping @Sendable (StorageURL) -> String,
        dialect: SQLDialect, migrations: @escaping @Sendable () throws(MigrationError) -> MigrationSet,
        schema: @escaping @Sendable (StorageRequest) throws(CommandFailure) -> StorageSchema,
        open: @escaping @Sendable (StorageRequest) async throws(CommandFailure) -> Storage
    ) {
        self.names = names
        self.example = example
        self.describe = describe
        self.dialect = dialect
        self.migrations = migrations
        self.schema = schema
        self.open = open
    }

    /// A kind of storage that has no schema to migrate.
    ///
    /// - Parameters:
    ///   - name: the scheme of its URLs, lower case.
    ///   - example: what a URL looks like, for messages.
    ///   - describe: what a URL stands for, without secrets; when nothing is given, the URL, unless it may hold some.
    ///   - open: opens the backend; what it throws ends the command.
    public init(
        _ name: String, example: String,
        describe: @escaping @Sendable (StorageURL) -> String = { $0.withoutSecrets },
        open: @escaping @Sendable (StorageRequest) async throws(CommandFailure) -> Storage
    ) {
        names = [name]
        self.example = example
        self.describe = describe
        schema = { (_) throws(CommandFailure) in nil }
        self.open = open
    }

    /// The kinds of storage that come with Dateline, as far as this build has them (traits of the package).
    public static let shipped: [StorageKind] = {
        var schemes = [memory]
        #if SQLite
            schemes.append(sqlite)
        #endif
        #if PostgreSQL
            schemes.append(postgreSQL)
        #endif
        return schemes
    }()

    /// How the URLs of these kinds begin, for the completion of a shell.
    static var completions: [String] {
        Dateline.storages.map { $0.names[0] == "postgres" ? "postgres://" : "\($0.names[0]):" }
    }

    /// The kind of this scheme.
    static func named(_ name: String) -> StorageKind? {
        Dateline.storages.first { $0.names.contains(name) }
    }

    /// The kind of this URL.
    static func of(_ url: StorageURL) throws(CommandFailure) -> StorageKind {
        guard let scheme = named(url.scheme) else {
            throw CommandFailure(.usage, "this program was built without \(url.scheme)")
        }
        return scheme
    }
}
