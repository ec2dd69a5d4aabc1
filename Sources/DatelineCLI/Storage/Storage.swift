import Articles
import Logging
import NIOPosix
import SQLMigrations

/// A backend that is open.
struct Storage: Sendable {
    /// The backend.
    let repository: any ArticleStorage
    /// What it is, for people; no secrets.
    let description: String
    /// Its schema, if it has one.
    let schema: StorageSchema?
    /// The file that it is in, if it is one.
    var file: String?
    /// Closes it; nothing may use it any more.
    let close: @Sendable () async -> Void
}

/// The schema of a storage: where it is, and the migrations this program brings for it.
struct StorageSchema: Sendable {
    let database: any MigrationDatabase
    let migrations: MigrationSet
    /// Whether `serve` brings it up to date by itself.
    let isSelfMigrating: Bool
    /// The file that it is in, if it is one.
    var file: String?
    /// Closes what was opened for it alone.
    var close: @Sendable () async -> Void = {}
}

/// A kind of storage, by the scheme of its URL. A program of one's own adds its line to `all`.
struct StorageScheme: Sendable {
    /// The schemes, lower case.
    let names: [String]
    /// What a URL looks like.
    let example: String
    /// What a URL stands for, without secrets.
    let describe: @Sendable (StorageURL) -> String
    /// The schema behind a URL, without opening the backend; `nil` when it has none.
    let schema:
        @Sendable (StorageSettings, MultiThreadedEventLoopGroup, Logger) throws(CommandFailure) ->
            StorageSchema?
    /// Opens the backend.
    let open:
        @Sendable (StorageSettings, MultiThreadedEventLoopGroup, Logger) async throws(CommandFailure) ->
            Storage

    /// Every kind of storage that this program was built with.
    static let all: [StorageScheme] = {
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
    static let completions = all.map { $0.names[0] == "postgres" ? "postgres://" : "\($0.names[0]):" }

    /// The kind of this scheme.
    static func named(_ name: String) -> StorageScheme? {
        all.first { $0.names.contains(name) }
    }

    /// The kind of this URL.
    static func of(_ url: StorageURL) throws(CommandFailure) -> StorageScheme {
        guard let scheme = named(url.scheme) else {
            throw CommandFailure(.usage, "this program was built without \(url.scheme)")
        }
        return scheme
    }
}
