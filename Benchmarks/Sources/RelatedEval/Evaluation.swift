import Articles
import BenchmarkStorage
import Foundation
import StrictJSON

/// The runs of one set on one storage.
struct Evaluation {
    /// What the metrics look at: the first ten.
    private static let limit = 10
    /// So many articles are asked about at once.
    private static let askers = 8
    /// 2030-01-01T00:00:00Z: everything has appeared.
    private static let now = Timestamp(clamping: 1_893_456_000_000)

    let collection: EvaluationCollection
    let output: URL
    let isReversed: Bool

    /// Writes the run of a method; returns the name of its file, none for a method that makes no sense here.
    func run(_ method: EvaluationMethod, on location: StorageLocation) async throws -> String? {
        let baseline = Baseline(collection)
        switch method {
        case .related: return try await related(on: location)
        case .tags, .newest:
            guard collection.set != .lee else { return nil }
            return try write(
                collection.documents.map { document in
                    let isNewest = method == .newest
                    let names =
                        isNewest
                        ? baseline.newest(besides: document, limit: Self.limit)
                        : baseline.tagged(as: document, limit: Self.limit)
                    return (document, names)
                }, method)
        }
    }

    private func related(on location: StorageLocation) async throws -> String {
        try await OpenStorage.withEmpty(location, named: collection.set.rawValue) { storage in
            let service = ArticleService(
                storage: storage.repository, dependencies: .repeatable(at: Self.now))
            try await load(into: service, writers: location.writers)
            try await storage.server?.analyze()
            let results = try await ask(service)
            guard collection.set == .lee else {
                return try write(
                    results.map { ($0, $1.map { collection.name(of: $0.article.id) }) }, .related)
            }
            let pairs = try await PairScores(collection, in: storage.repository, at: Self.now)
            try pairs.check(results)
            try write(servedScores(results), to: "lee.served.tsv")
            return try write(pairs.lines(), to: "lee.related.tsv")
        }
    }

    /// What is related to each article, in the order of the set.
    private func ask(
        _ service: ArticleService
    ) async throws -> [(document: EvaluationDocument, related: [RelatedArticle])] {
        var listing = RelatedListing()
        listing.limit = collection.set == .lee ? collection.all.count : Self.limit
        return try await withThrowingTaskGroup(of: (Int, [RelatedArticle]).self) { [listing] group in
            var results: [Int: [RelatedArticle]] = [:]
            for (place, document) in collection.documents.enumerated() {
                if place >= Self.askers, let (done, related) = try await group.next() {
                    results[done] = related
                }
                group.addTask {
                    let found = try await service.related(to: .id(document.id), listing, for: .anonymous)
                    guard case .present(let page) = found else {
                        throw BenchmarkFailure("\(document.name) has another slug")
                    }
                    return (place, page.articles)
                }
            }
            for try await (done, related) in group { results[done] = related }
            return collection.documents.enumerated().map { ($1, results[$0] ?? []) }
        }
    }

    private func load(into service: ArticleService, writers: Int) async throws {
        let documents = isReversed ? collection.all.reversed() : collection.all
        let format = collection.set.format
        try await service.load(0..<documents.count, writers: writers) { (number) throws(ArticleError) in
            try documents[number].draft(format: format)
        }
    }

    /// The scores that the service shows: nothing for pairs that it does not call related.
    private func servedScores(
        _ results: [(document: EvaluationDocument, related: [RelatedArticle])]
    ) -> String {
        results.flatMap { document, related in
            related.map { other in
                let score = Double(other.relation.score) / 1_000
                return "\(document.name)\t\(collection.name(of: other.article.id))\t\(score)\n"
            }
        }.joined()
    }

    private func write(
        _ lists: [(document: EvaluationDocument, names: [String])], _ method: EvaluationMethod
    ) throws -> String {
        var writer = JSONWriter()
        for (document, names) in lists {
            writer.raw("{\"id\":")
            writer.string(document.name)
            writer.raw(",\"related\":")
            writer.array(names) { $0.string($1) }
            writer.raw("}\n")
        }
        return try write(
            String(decoding: writer.bytes, as: UTF8.self),
            to: "\(collection.set.rawValue).\(method.rawValue).ndjson")
    }

    @discardableResult
    private func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: output.appending(path: name))
        return name
    }
}
