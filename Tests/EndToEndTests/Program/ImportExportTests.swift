import Articles
import ArticlesExchange
import Foundation
import StrictJSON
import TestSupport
import Testing

/// Real input, where this machine has it.
enum SharedData {
    static let folder = Contract.root.deletingLastPathComponent().appending(path: "shared/data")
    static let isThere = FileManager.default.fileExists(atPath: folder.path(percentEncoded: false))

    static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
}

@Suite("Import and export", .serialized)
struct ImportExportTests {
    @Test(.enabled(if: SharedData.isThere, "no real input beside the project"), arguments: Backend.allCases)
    func `two saved pages become two clean articles`(_ backend: Backend) async throws {
        let articles = try await imported("pages", .pages, on: backend)
        #expect(articles.count == 2)
        let first = try #require(articles.first { $0.title.hasPrefix("Trump Cancels") })
        #expect(first.title == "Trump Cancels Meeting with Kim—For Now")
        #expect(first.excerpt.hasPrefix("President Trump cancelled the scheduled June 12 meeting"))
        #expect(first.body.hasPrefix("The meeting between President Trump and Kim Jong-un"))
        #expect(first.tags.isEmpty)
        let second = try #require(articles.first { $0.title.hasPrefix("N. Korea") })
        #expect(second.title == "N. Korea Talks Collapse Over Sanctions Relief and Poor Summit Planning")
        #expect(second.tags.map(\.slug.text) == ["news", "trump", "nkorea", "kim"])
        for article in articles {
            for leftover in [
                "top of page", "bottom of page", "Related Post", "Follow Us", "Facebook", "Shop and Support",
                "Handmade", ".jpg", ".JPG", "#Trump",
            ] {
                #expect(!article.body.contains(leftover), "\(leftover)")
            }
            #expect(!article.body.contains(article.title))
        }
    }

    @Test(.enabled(if: SharedData.isThere, "no real input beside the project"), arguments: Backend.allCases)
    func `each saved page is the other's first related article, among a blog`(_ backend: Backend) async throws
    {
        try await backend.withStorage { storage in
            let service = ArticleService(storage: storage, dependencies: .real)
            let importer = Importer(service: service)
            _ = try await importer.run(ImportInput.path(SharedData.path("pages")))
            _ = try await importer.run(ImportInput.path(SharedData.path("import/markdown/ember-blog")))
            let pages = try await storage.articles(
                ArticleQuery(ArticleFilter(statuses: .any), order: .oldest, limit: 500)
            )
            .filter { $0.source?.name.hasPrefix("pages-") == true }
            #expect(pages.count == 2)
            var listing = RelatedListing()
            listing.isExplained = true
            for (page, other) in [(pages[0], pages[1]), (pages[1], pages[0])] {
                guard
                    case .present(let related) = try await service.related(
                        to: .id(page.id), listing, for: .editorial)
                else {
                    Issue.record("\(page.slug) moved")
                    continue
                }
                #expect(related.articles.first?.article.id == other.id)
                let words = Set(related.articles.first?.relation.sharedTerms ?? [])
                #expect(
                    !words.isDisjoint(with: [
                        "Trump", "Kim", "summit", "Korea", "Korean", "Singapore", "nuclear",
                    ]), "\(words)")
            }
        }
    }

    @Test(.enabled(if: SharedData.isThere, "no real input beside the project"), arguments: Backend.allCases)
    func `a blog of 431 posts imports whole, and again without a change`(_ backend: Backend) async throws {
        try await backend.withStorage { storage in
            let service = ArticleService(storage: storage, dependencies: .real)
            let importer = Importer(service: service)
            let input = ImportInput.path(SharedData.path("import/markdown/ember-blog"))
            let first = try await importer.run(input) { Issue.record("\($0)") }
            #expect(first.created == 431 && first.total == 431)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 431)
            let second = try await importer.run(input)
            #expect(second.unchanged == 431 && second.total == 431)
        }
    }

    @Test(.enabled(if: SharedData.isThere, "no real input beside the project"))
    func `an export is the same bytes from every backend, and again after an import`() async throws {
        let folder = try TemporaryFolder()
        let blog = SharedData.path("import/markdown/ember-blog")
        let origin = folder.path("origin.ndjson")
        try await Backend.sqlite.withURL { url in
            let imported = try await Program.run("import", blog, "--storage", url)
            #expect(imported.code == 0, "\(imported.errors)")
            #expect(imported.output == "imported 431: 431 created, 0 updated, 0 unchanged, 0 failed\n")
            #expect(try await Program.run("export", "--output", origin, "--storage", url).code == 0)
        }
        let expected = try String(contentsOfFile: origin, encoding: .utf8)
        #expect(expected.split(separator: "\n").count == 486, "articles, and the tags that they have")
        for backend in Backend.durable {
            try await backend.withURL { url in
                for outcome in ["431 created, 0 updated, 0", "0 created, 0 updated, 431"] {
                    let imported = try await Program.run("import", origin, "--storage", url)
                    let summary = "imported 431: \(outcome) unchanged, 0 failed, 55 other records"
                    #expect(imported.output.hasPrefix(summary), "\(imported.output)")
                }
                let exported = try await Program.run("export", "--storage", url)
                #expect(exported.output == expected, "\(backend)")
            }
        }
        try await Backend.memory.withStorage { storage in
            let service = ArticleService(storage: storage, dependencies: .real)
            _ = try await Importer(service: service).run(.path(origin))
            var bytes: [UInt8] = []
            _ = try await Exporter(service: service).run { bytes += $0 }
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: Backend.durable)
    func `a bad line is named, the rest is imported, and the exit code is 4`(_ backend: Backend) async throws
    {
        try await backend.withURL { url in
            let lines = [#"{"title":"A","slug":"a"}"#, #"{"titel":"B"}"#, "{", #"{"title":"C","slug":"c"}"#]
            let outcome = try await Program.run(
                "import", "-", "--format", "ndjson", "--storage", url, input: lines.joined(separator: "\n"))
            #expect(outcome.code == 4)
            #expect(outcome.output == "imported 4: 2 created, 0 updated, 0 unchanged, 2 failed\n")
            #expect(outcome.errors.contains(":2: ") && outcome.errors.contains(":3: "))
        }
    }

    private func imported(
        _ name: String, _ format: ImportFormat, on backend: Backend
    ) async throws -> [Article] {
        try await backend.withStorage { storage in
            let service = ArticleService(storage: storage, dependencies: .real)
            let importer = Importer(service: service, options: ImportOptions(format: format))
            let counts = try await importer.run(.path(SharedData.path(name))) { Issue.record("\($0)") }
            #expect(counts.failed == 0)
            return try await storage.articles(
                ArticleQuery(ArticleFilter(statuses: .any), limit: 100, includesBody: true))
        }
    }
}

extension Dependencies {
    /// The real clock and real randomness.
    static let real = Dependencies(
        now: { Timestamp(clamping: Int64(Date().timeIntervalSince1970 * 1_000)) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return (generator.next(), generator.next())
        },
        digest: { bytes in Array(repeating: UInt8(truncatingIfNeeded: bytes.count), count: 32) })
}
