import ArgumentParser
import Articles
import BenchmarkStorage
import Foundation
import GeneratedCorpus
import Measuring

/// `scale`
@main
struct Scale: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale", abstract: "Load a generated corpus, and measure how fast the storage reads it.",
        discussion: """
            Loads through the service, as an import does, by as many writers as suit the storage; then measures with
            one caller at a time and no cache. Each result is a line of JSON; all are a table at the end.
            Every measuring leaves the articles behind that it writes.

            EXAMPLES
              scale --articles 10000
              scale --storage sqlite:scale.db --articles 500000 --load-only
              scale --storage sqlite:scale.db --first 500000 --articles 1000000 --load-only
              scale --storage sqlite:scale.db --articles 1000000 --measure-only
            """)

    @Option(help: StorageLocation.help)
    var storage = StorageLocation.memory
    @Option(help: "How many articles there are in the end")
    var articles: Int
    @Option(help: "The number of the first one to load: those before it are there already")
    var first = 0
    @Option(help: "A file or a folder of NDJSON with title and body, whose words are used")
    var from: String?
    @Option(help: "Another seed makes other articles")
    var seed: UInt64 = 1
    @Option(help: "How often related articles are asked for")
    var queries = 300
    @Option(help: "How many articles are published by one writer")
    var writes = 200
    @Option(help: "So many load at once (default: 1 in memory, 64 for SQLite, 32 for PostgreSQL)")
    var writers: Int?
    @Flag(help: "Load, and measure nothing")
    var loadOnly = false
    @Flag(help: "Measure what was loaded before, with the same seed and words")
    var measureOnly = false

    /// What is measured, in this order: reading first, for writing changes what is read.
    private var measurements: [any Measurement] {
        [
            RelatedMeasurement(count: queries),
            SearchMeasurement(order: .relevance, count: queries),
            SearchMeasurement(order: .newest, count: queries),
            CreateMeasurement(count: writes),
            RelatedAfterWriteMeasurement(count: min(queries, 50)),
        ]
    }

    func validate() throws {
        guard articles > 0, queries >= 0, writes >= 0, writers ?? 1 > 0 else {
            throw ValidationError("numbers must be positive")
        }
        guard (0..<articles).contains(first) else {
            throw ValidationError("--first must be below --articles")
        }
        guard !(loadOnly && measureOnly) else {
            throw ValidationError("--load-only and --measure-only leave nothing to do")
        }
        if case .memory = storage, loadOnly || measureOnly || first > 0 {
            throw ValidationError("memory: begins empty and is gone afterwards: it can't be loaded in pieces")
        }
    }

    func run() async throws {
        try await BenchmarkFailure.explaining {
            let vocabulary = try from.map { try Vocabulary.texts(from: URL(filePath: $0)) } ?? .invented()
            let corpus = GeneratedCorpus(vocabulary, seed: seed)
            var report = Report([
                .word("benchmark", "scale"), .word("storage", storage.description),
                .whole("articles", articles),
            ])
            report = try await OpenStorage.with(storage) { [report] open in
                var report = report
                if let settings = try await open.server?.settings() {
                    report.add("server", [.word("settings", settings.joined(separator: " "))])
                }
                let stage = Stage(
                    service: ArticleService(storage: open.repository, dependencies: .machine),
                    corpus: corpus, articles: articles)
                if !measureOnly { try await load(stage, open, &report) }
                if !loadOnly { try await measure(stage, open, &report) }
                try await StorageSizes.report(open, to: &report)
                return report
            }
            StorageSizes.reportClosed(storage, to: &report)
            report.printTable()
        }
    }

    private func load(_ stage: Stage, _ open: OpenStorage, _ report: inout Report) async throws {
        let progress = LoadProgress(total: articles - first)
        let meter = ProcessorMeter(hasServer: open.server != nil)
        let (_, duration) = try await timed {
            try await stage.service.load(
                first..<articles, writers: writers ?? storage.writers, onProgress: { _ in progress.add() }
            ) { (number) throws(ArticleError) in try stage.corpus.article(number).draft() }
        }
        let count = articles - first
        let use = meter.use(per: count)
        report.add(
            "load",
            [
                .whole("count", count), .number("seconds", duration.inSeconds),
                .whole("per_second", Int(Double(count) / max(duration.inSeconds, 1e-9))),
                .whole("per_cpu_second", Int(1e6 / max(use.total, 1))),
            ] + use.figures + [.whole("peak_rss_bytes", Usage.peakMemory)])
        try await open.server?.analyze()
    }

    private func measure(_ stage: Stage, _ open: OpenStorage, _ report: inout Report) async throws {
        let (first, returned) = try await firstResult(stage)
        report.add(
            "related, first of the process",
            [.whole("us", Int(first.inSeconds * 1e6)), .whole("articles_returned", returned)])
        for measurement in measurements where measurement.count > 0 {
            let meter = ProcessorMeter(hasServer: open.server != nil)
            var latencies = Latencies()
            var returned = 0
            for number in 0..<measurement.count {
                let (duration, articles) = try await measurement.attempt(number, on: stage)
                latencies.add(duration)
                returned += articles
            }
            let mean = Double(returned) / Double(measurement.count)
            let figures = meter.use(per: measurement.count).figures
            report.add(
                measurement.name, latencies, and: figures + [.number("articles_returned", mean)])
        }
        report.add("memory", [.whole("peak_rss_bytes", Usage.peakMemory)])
    }

    /// The first result, for which the statistics are gathered.
    private func firstResult(_ stage: Stage) async throws -> (Duration, articles: Int) {
        do throws(ArticleError) {
            return try await RelatedMeasurement.ask(-1, stage)
        } catch  where error.code == .notFound {
            throw BenchmarkFailure("the articles are not there: load as many with the same seed and words")
        }
    }
}
