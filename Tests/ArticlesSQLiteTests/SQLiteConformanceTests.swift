import ArticlesConformance
import TestSupport
import Testing

@testable import ArticlesSQLite

@Suite("SQLite keeps every promise")
struct SQLiteConformanceTests {
    @Test(arguments: RepositoryCheck.all)
    func `keeps its promise in memory`(_ check: RepositoryCheck) async throws {
        try await check(SQLiteArticleRepository.inMemory())
    }

    @Test(arguments: RepositoryCheck.all)
    func `keeps its promise with an index of terms in motion`(_ check: RepositoryCheck) async throws {
        try await check(SQLiteArticleRepository.inMemory(.tiny))
    }

    /// One after the other: a repository has a dozen files open.
    @Test(.serialized, arguments: RepositoryCheck.all)
    func `keeps its promise in a file`(_ check: RepositoryCheck) async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await check(repository)
        await repository.close()
    }
}

@Suite("SQLite agrees with memory")
struct SQLiteAgreementTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `every result of a random sequence is the same`(_ seed: UInt64) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        try await AgreementCheck(seed: seed, steps: 3_000)(repository)
        try await repository.expectConsistentSearch()
    }

    @Test(arguments: 5...8 as ClosedRange<UInt64>)
    func `so it is when the index of terms is always in motion`(_ seed: UInt64) async throws {
        let repository = try await SQLiteArticleRepository.inMemory(.tiny)
        try await AgreementCheck(seed: seed, steps: 3_000)(repository)
        try await repository.expectConsistentTerms()
        try await repository.expectConsistentSearch()
    }

    @Test(arguments: 11...14 as ClosedRange<UInt64>)
    func `the pages of random searches are the same`(_ seed: UInt64) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let count = TestScale.isWhole ? 2_500 : 25
        try await AgreementCheck(seed: seed, steps: 400).searching(count, repository)
    }
}

@Suite("SQLite keeps what it claims besides")
struct SQLiteCapabilityTests {
    /// Each table and verb.
    private static let places = [
        "articles", "article_authors", "article_tags", "tags", "former_slugs", "tombstones",
        "former_tag_slugs", "former_tag_keys", "access_keys", "article_analyses", "queued_terms",
        "sorted_terms", "term_runs",
        "term_blocks", "related_overrides", "tag_revisions", "search_documents", "search_texts",
        "search_languages", "tag_words", "merged_tags", "used_analyses", "changes", "change_counters",
        "revisions", "kept_responses",
    ].flatMap { table in ["INSERT", "UPDATE", "DELETE"].map { "\($0) ON \(table)" } }

    @Test(arguments: CapabilityCheck.all)
    func `keeps what it claims`(_ check: CapabilityCheck) async throws {
        let database = try TemporaryDatabase()
        let open: @Sendable () async throws -> OpenedStorage = {
            let repository = try database.open()
            return OpenedStorage(repository) { await repository.close() }
        }
        var claims = StorageClaims()
        claims.reopening = open
        claims.sharing = open
        claims.faults = (Self.places, Self.faulty)
        try await check(claims)
    }

    @Sendable private static func faulty() async throws -> FaultyStorage {
        let storage = try await SQLiteArticleRepository.inMemory(.tiny)
        return FaultyStorage(storage) { place in
            try await storage.script(
                """
                CREATE TEMP TRIGGER fault AFTER \(place)
                BEGIN SELECT RAISE(ABORT, 'fault'); END
                """)
        } disarm: {
            try await storage.script("DROP TRIGGER fault")
        }
    }
}
