public import Articles
public import CoreMetrics
internal import SQLiteClient

/// Articles in one SQLite file, or in memory.
///
/// A change is on the disk when its method returns (WAL, `synchronous=FULL`). Changes that wait are
/// stored together in one transaction. Other processes may write beside this one, as long as they
/// do it through this type: a lock on `<path>-writer.lock` keeps them apart.
///
/// The schema is that of `Migrations/SQLite`; this type does not make it.
public final class SQLiteArticleRepository: ArticleStorage {
    let database: SQLiteDatabase
    let termLimits: TermIndexLimits
    let knownHidden = KnownHiddenArticles()

    /// Opens a file, and makes it when there is none. `:memory:` is a database of its own, which ends
    /// with this object.
    ///
    /// Blocks until the file is open, and throws `unavailable` when it can't be opened.
    ///
    /// - Parameters:
    ///   - path: The file; `:memory:` is a database of its own.
    ///   - isReadOnly: Makes no file, neither a database nor what stays beside one; every change fails.
    ///   - metrics: Where writes are counted; nil for nowhere.
    public convenience init(
        path: String, isReadOnly: Bool = false, metrics: (any MetricsFactory)? = nil
    ) throws(ArticleError) {
        try self.init(
            path: path, termLimits: TermIndexLimits(), isReadOnly: isReadOnly, metrics: metrics)
    }

    init(
        path: String, termLimits: TermIndexLimits, isReadOnly: Bool = false,
        metrics: (any MetricsFactory)? = nil
    ) throws(ArticleError) {
        self.termLimits = termLimits
        do {
            database = try SQLiteDatabase(path: path, isReadOnly: isReadOnly, metrics: metrics)
        } catch {
            throw ArticleError(error)
        }
    }

    /// Runs the writes that wait, then closes the file. Later calls throw `unavailable`.
    public func close() async { await database.close() }

    /// Reads in one transaction.
    func read<Value: Sendable>(
        _ length: SQLiteReadLength, _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws(ArticleError) -> Value {
        do { return try await database.read(length, body) } catch { throw ArticleError(error) }
    }

    /// Changes the database; returns once the change is stored.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws(ArticleError) -> Value {
        do { return try await database.write(body) } catch { throw ArticleError(error) }
    }
}

extension SQLiteArticleRepository: ChangeTracking {
    /// `nil` of a storage in memory or one that is only read.
    public var changeToken: ChangeToken? { database.changeToken.map { ChangeToken($0) } }
}

extension SQLiteArticleRepository {
    /// Throws `unavailable` too when the file is not at its path any more.
    public func ping() async throws(ArticleError) {
        do throws(SQLiteUnavailable) { try database.checkFiles() } catch { throw ArticleError(error) }
        try await read(.short) { database in
            _ = try database.first(.ping) { try $0.decode(Int.self, atIndex: 0) }
        }
    }
}
