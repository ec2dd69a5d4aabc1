import ArgumentParser
import BenchmarkStorage
import Foundation

/// `related-eval`
@main
struct RelatedEval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "related-eval",
        abstract: "Write lists of related articles for collections whose truth is known.",
        discussion: """
            Imports each set through the service into a storage of its own – which is gone afterwards –, asks for
            what is related to each article, and writes a run that the sets' evaluate.py scores:
            <set>.<method>.ndjson, and lee.related.tsv with the score of every pair, and lee.served.tsv with those
            that the service shows. The same sets give the same bytes on every storage.

            EXAMPLES
              related-eval sets --output runs
              related-eval sets --storage sqlite:runs/eval.db --set blogmarks --set lee --output runs
            """)

    @Argument(help: "The folder that holds a folder for each set")
    var folder: String
    @Option(help: StorageLocation.help)
    var storage = StorageLocation.memory
    @Option(name: .customLong("set"), help: "A set, again for another one (default: all)")
    var sets: [EvaluationSet] = []
    @Option(help: "How related articles are found")
    var method = EvaluationMethod.related
    @Option(help: "Which half of the articles: dev or held")
    var split = "dev"
    @Flag(help: "Import in the reverse order, which must change nothing")
    var reversed = false
    @Option(help: "The folder for the runs")
    var output: String

    func run() async throws {
        try await BenchmarkFailure.explaining {
            let runs = URL(filePath: output)
            let place = URL(filePath: folder)
            guard FileManager.default.fileExists(atPath: place.path) else {
                throw BenchmarkFailure("there is no \(place.path): the sets are not part of this project")
            }
            try FileManager.default.createDirectory(at: runs, withIntermediateDirectories: true)
            for set in sets.isEmpty ? EvaluationSet.allCases : sets {
                let collection = try EvaluationCollection(set, in: place, split: split)
                let evaluation = Evaluation(collection: collection, output: runs, isReversed: reversed)
                if let file = try await evaluation.run(method, on: storage) { print(file) }
            }
        }
    }
}
