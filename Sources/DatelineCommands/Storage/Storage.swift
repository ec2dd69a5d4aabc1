public import Articles
public import CoreMetrics
public import Logging
public import NIOPosix
public import SQLMigrations

/// An open storage.
public struct Storage: Sendable {
    /// The backend.
    let repository: any ArticleStorage
    /// What it is, for people; no secrets.
    let description: String
    /// Its schema, if it has one.
    let schema: StorageSchema?
    /// The file that it is in, if it is one.
    let file: String?
    /// Whether what it holds is gone with the process.
    let isVolatile: Bool
    /// Closes it; nothing may use it any more.
    let close: @Sendable () async -> Void

    /// An open storage.
    ///
    /// - Parameters:
    ///   - repository: the backend.
    ///   - description: what it is, for people, without secrets.
    ///   - schema: its schema, if it has one.
    ///   - file: the one file that it is in: exports refuse to write there.
    ///   - isVolatile: whether what it holds is gone with the process.
    ///   - close: closes it; the repository is not used any more.
    public init(
        _ repository: any ArticleStorage, description: String, schema: StorageSchema? = nil,
        file: String? = nil, isVolatile: Bool = false, close: @escaping @Sendable () async -> Void = {}
    ) {
        self.repository = repository
        self.isVolatile = isVolatile
        self.description = description
        self.schema = schema
        self.file = file
        self.close = close
    }
}

/// The schema of a storage: where it is, and the migrations this program brings for it.
public struct StorageSchema: Sendable {
    let database: any MigrationDatabase
    let migrations: MigrationSet
    /// Whether `serve` brings it up to date by itself.
    let isSelfMigrating: Bool
    /// The file that it is in, if it is one.
    let file: String?
    /// Closes what was opened for it alone.
    let close: @Sendable () async -> Void

    /// The schema of a storage.
    ///
    /// - Parameters:
    ///   - database: where the migrations are applied.
    ///   - migrations: those that the program brings.
    ///   - isSelfMigrating: whether `serve` applies pending migrations by itself.
    ///   - file: the one file that it is in, if it is.
    ///   - close: closes what was opened for the schema alone.
    public init(
        database: any MigrationDatabase, migrations: MigrationSet, isSelfMigrating: Bool,
        file: String? = nil, close: @escaping @Sendable () async -> Void = {}
    ) {
        self.database = database
        self.migrations = migrations
        self.isSelfMigrating = isSelfMigrating
        self.file = file
        self.close = close
    }
}

/// The request of a command to open a kind of storage.
public struct StorageRequest: Sendable {
    let settings: StorageSettings
    /// The event loops of the program.
    public let eventLoopGroup: MultiThreadedEventLoopGroup
    /// Where to log.
    public let logger: Logger
    /// Where the storage is to count; nil for nowhere.
    public let metrics: (any MetricsFactory)?

    init(
        _ settings: StorageSettings, _ eventLoopGroup: MultiThreadedEventLoopGroup, _ logger: Logger,
        metrics: (any MetricsFactory)? = nil
    ) {
        self.metrics = metrics
        self.settings = settings
        self.eventLoopGroup = eventLoopGroup
        self.logger = logger
    }

    /// Where articles are kept.
    public var url: StorageURL { settings.url }
    /// What the command is going to do.
    public var access: StorageAccess { settings.access }
    /// How long a statement may take.
    public var statementTimeout: Duration { settings.statementTimeout }
    /// How long a statement may wait for a connection.
    public var acquireTimeout: Duration { settings.acquireTimeout }
}
