import Articles
import ArticlesInMemory
import Testing

/// Records in memory: what a folder, an object store or a key-value database is for a durable storage.
actor Shelf: RecordStore {
    private var records: [RecordID: Record] = [:]

    func load() -> [Record] { Array(records.values) }

    func commit(_ changes: [RecordChange]) {
        for change in changes { records[change.id] = change.record }
    }

    func close() {}
}

@Suite struct ArticlesInMemoryExample {
    @Test func `the example of the catalog runs`() async throws {
        let repository = try await InMemoryArticleRepository.open(Shelf())
        #expect(try await repository.count(ArticleFilter(statuses: .any)) == 0)
        await repository.close()
    }
}
