public import Articles
internal import ArticlesInMemory
public import Foundation
public import Testing

#if SQLite
    internal import ArticlesSQLite
#endif
#if PostgreSQL
    internal import ArticlesPostgreSQL
#endif

/// The storages to run a test on: each run gets a fresh one with its schema, which is removed afterwards.
///
///     @Test(arguments: TestStorage.all)
///     func `an article is found by its slug`(_ storage: TestStorage) async throws {
///         try await storage.run { articles in
///             try await articles.insertSamples(3)
///             let article = try await articles.storage.article(slug: Slug(making: "Article 2"))
///             #expect(article?.title == "Article 2")
///         }
///     }
///
/// Runs may go side by side. PostgreSQL is the server at `DATELINE_TEST_POSTGRESQL`, or one that is installed: then a
/// cluster of its own is started for the process, and stopped with it. Without any, the case is cancelled, which the
/// results show as skipped; with `DATELINE_REQUIRE_POSTGRESQL=1` it fails.
public struct TestStorage: Sendable, CustomTestStringConvertible {
    /// What the storage is called in the results of tests.
    public let testDescription: String
    private let open:
        @Sendable (_ folder: URL) async throws -> (any ArticleStorage, @Sendable () async -> Void)

    /// A storage of one's own.
    ///
    /// - Parameters:
    ///   - name: what it is called in the results of tests.
    ///   - open: makes an empty storage in a folder that is removed afterwards; returns it with what closes it.
    public init(
        _ name: String,
        open:
            @escaping @Sendable (_ folder: URL) async throws -> (
                any ArticleStorage, @Sendable () async -> Void
            )
    ) {
        testDescription = name
        self.open = open
    }

    /// Every storage of this build: memory, SQLite in memory and in a file, PostgreSQL.
    public static let all: [TestStorage] = {
        var all = [memory]
        #if SQLite
            all += [sqliteInMemory, sqliteFile]
        #endif
        #if PostgreSQL
            all.append(postgreSQL)
        #endif
        return all
    }()

    /// The reference, in memory.
    public static let memory = TestStorage("memory") { _ in (InMemoryArticleRepository(), {}) }

    #if SQLite
        /// SQLite without a file.
        public static let sqliteInMemory = TestStorage("SQLite in memory") { _ in
            let repository = try await SQLiteArticleRepository.inMemory()
            return (repository, { await repository.close() })
        }

        /// SQLite in a file.
        public static let sqliteFile = TestStorage("SQLite") { folder in
            let path = folder.appendingPathComponent("articles.db").path
            let repository = try await SQLiteArticleRepository.open(path: path)
            return (repository, { await repository.close() })
        }
    #endif

    #if PostgreSQL
        /// A schema of its own in PostgreSQL.
        public static let postgreSQL = TestStorage("PostgreSQL") { _ in try await TestPostgreSQL.schema() }
    #endif

    /// Runs a test on a fresh storage, and removes it, whatever happens.
    ///
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws; why the storage could not be opened.
    @discardableResult
    public func run<Value: Sendable>(_ body: (TestArticles) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("articles-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (storage, close) = try await open(folder)
        do {
            let value = try await body(TestArticles(storage))
            await close()
            return value
        } catch {
            await close()
            throw error
        }
    }
}
