import Articles
import ArticlesConformance
import ArticlesExchange
import ArticlesInMemory
import Foundation
import Testing

@Suite struct ArticlesExchangeExample {
    @Test func `the example of the catalog runs`() async throws {
        let service = ArticleService(storage: InMemoryArticleRepository(), dependencies: .sample())
        let folder = FileManager.default.temporaryDirectory.appending(path: "example-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("# Hello\n\nWorld\n".utf8).write(
            to: URL(filePath: folder).appending(path: "2026-01-01-hello.md"))
        let counts = try await Importer(service: service, options: ImportOptions(status: .published))
            .run(ImportInput(folder)) { fault in print(fault) }
        var lines: [UInt8] = []
        let count = try await Exporter(service: service).run { bytes in lines += bytes }
        print(counts, count)
        #expect(counts.created == 1 && count == 1 && !lines.isEmpty)
    }
}
