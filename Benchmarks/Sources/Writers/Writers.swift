import ArgumentParser
import Articles
import BenchmarkStorage
import GeneratedCorpus
import Measuring

/// `writers`
@main
struct Writers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "writers",
        abstract: "Measure what it costs writers that articles can be found.",
        discussion: """
            Many writers publish at once: with everything, without what related articles are found by, and without
            what is searched too. Rounds of all three take turns, and their medians are compared. The articles stay in the storage, which may hold others before:
            load some with `scale --load-only`.

            EXAMPLES
              writers --storage sqlite:writers.db
              Scripts/with-postgresql --fsync sh -c 'writers --storage $DATELINE_TEST_POSTGRESQL'
            """)

    @Option(help: StorageLocation.help)
    var storage: StorageLocation
    @Option(help: "How many write at once")
    var writers = 64
    @Option(help: "How long a round takes")
    var seconds = 10
    @Option(help: "How many rounds of each")
    var rounds = 3
    @Option(help: "Another seed makes other articles")
    var seed: UInt64 = 1

    func validate() throws {
        guard writers > 0, seconds > 0, rounds > 0 else {
            throw ValidationError("numbers must be positive")
        }
    }

    func run() async throws {
        try await BenchmarkFailure.explaining {
            try await OpenStorage.with(storage) { open in try await measure(open) }
        }
    }

    private func measure(_ open: OpenStorage) async throws {
        var report = Report([
            .word("benchmark", "writers"), .word("storage", storage.description), .whole("writers", writers),
        ])
        let settings = try await open.server?.settings() ?? []
        report.add("server", [.word("settings", settings.joined(separator: " "))])
        let corpus = GeneratedCorpus(.invented(), seed: seed)
        let sides: [(name: String, storage: any ArticleStorage)] = [
            ("indexed", open.repository),
            ("without related", UnindexedStorage(inner: open.repository, isSearched: true)),
            ("without related and search", UnindexedStorage(inner: open.repository, isSearched: false)),
        ]
        var results = sides.map { _ in [WriterRound.Result]() }
        var next = 3_000_000_000
        for round in 0..<rounds {
            // The side that begins changes, for the storage grows all the time.
            for turn in sides.indices {
                let side = (round + turn) % sides.count
                let service = ArticleService(storage: sides[side].storage, dependencies: .machine)
                let lasting = WriterRound(
                    service: service, corpus: corpus, writers: writers, duration: .seconds(seconds),
                    hasServer: open.server != nil)
                let result = try await lasting.run(&next)
                results[side].append(result)
                report.add(
                    "round, \(sides[side].name)",
                    [.whole("round", round + 1), .whole("per_second", Int(result.articlesPerSecond))]
                        + result.use.figures)
            }
        }
        let rates = results.map { median($0.map(\.articlesPerSecond)) }
        let uses = results.map { median($0.map(\.use.total)) }
        for (index, side) in sides.enumerated() {
            report.add(
                "median, \(side.name)",
                [.whole("per_second", Int(rates[index])), .whole("all_cpu_us", Int(uses[index]))])
        }
        for (index, side) in sides.enumerated().dropFirst() {
            report.add(
                "indexed to \(side.name)",
                [
                    .number("per_second_ratio", rates[0] / rates[index]),
                    .number("cpu_ratio", uses[0] / uses[index]),
                ])
        }
        report.printTable()
    }
}
