import Articles
import ArticlesExchange
import ArticlesInMemory
import Foundation
import Synchronization
import TestSupport

/// A service over memory whose clock moves a second with each look at it, and whose ids are counted.
struct Fixture {
    let service: ArticleService
    private let clock = Counter()

    init() {
        let clock = clock
        let ids = Counter()
        service = ArticleService(
            storage: InMemoryArticleRepository(),
            dependencies: Dependencies(
                now: { Timestamp(clamping: 1_700_000_000_000 + Int64(clock.next()) * 1_000) },
                random: { (UInt64(ids.next()), UInt64(ids.next())) },
                digest: { $0 }))
    }

    /// Lets seconds pass.
    func wait(seconds: Int) { clock.add(seconds) }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func add(_ number: Int) { count.withLock { $0 += number } }

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// Imports, and returns the counts and the faults as lines.
    func run(
        _ path: String, _ options: ImportOptions = ImportOptions()
    ) async throws -> (counts: ImportCounts, faults: [String]) {
        var faults: [String] = []
        let counts = try await Importer(service: service, options: options)
            .run(.path(path), onFault: { faults.append($0.description) })
        return (counts, faults)
    }

    /// All articles, oldest first.
    func articles() async throws -> [Article] {
        var articles: [Article] = []
        try await service.export { articles += $0 }
        return articles
    }

    /// What an export writes.
    func exported(_ format: ExportFormat = .ndjson) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try await Exporter(service: service, format: format).run { bytes += $0 }
        return bytes
    }

    /// The lines of articles that an export writes.
    func exportedArticles() async throws -> [String] {
        String(decoding: try await exported(), as: UTF8.self).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("{\"record\":") }
    }

    /// The files that an export writes.
    func exportedFiles(_ format: ExportFormat) async throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        _ = try await Exporter(service: service, format: format).files { files[$0.name] = $0.bytes }
        return files
    }
}

/// A folder that goes away with its last reference.
final class TemporaryFolder {
    let path: String
    private let top: String

    /// Imports look at the folders above: not at that of all temporary files, which may hold thousands.
    private static let depth = 8

    /// A folder with these files, by their paths below it.
    init(_ files: [String: String] = [:]) throws {
        let name = "exchange-\(UUID().uuidString)"
        top = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
        path = top + String(repeating: "/above", count: Self.depth - 1) + "/" + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: top)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}

/// The titles of the articles that the public may see, years later, when a folder of these files was imported; sorted.
func visible(
    _ files: [String: String], below root: String = "", _ status: ImportOptions.Status = .keep
) async throws -> [String] {
    let fixture = Fixture()
    let folder = try TemporaryFolder(files)
    _ = try await fixture.run(folder.file(root), ImportOptions(status: status))
    let now = Timestamp(clamping: 1_800_000_000_000)
    return try await fixture.articles().filter { $0.isVisible(at: now) }.map(\.title).sorted()
}

/// Real articles beside the checkout, where they are.
enum RealData {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    /// The path of a folder there; `nil` where it is absent.
    static func path(_ name: String) -> String? {
        let path = folder.appending(path: name).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}

/// How large what has no end is made.
enum Hostile {
    /// A size, or a fourth of it unless everything is to be tested: work that grows with the square of the size lasts for
    /// minutes with the one, and long enough to be seen with the other.
    static func size(_ whole: Int) -> Int { TestScale.isWhole ? whole : whole / 4 }
}
