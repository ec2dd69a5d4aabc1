import ArgumentParser
import Articles
import Foundation
import GeneratedCorpus
import StrictJSON

/// `corpus`
@main
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Write generated articles, in the format that dateline import reads.",
        discussion: """
            The same number, seed and vocabulary give the same bytes; a longer corpus begins with the shorter one.

            EXAMPLES
              corpus 100000 --output articles.ndjson
              corpus 1000 --from texts | dateline import - --format ndjson
            """)

    @Argument(help: "How many articles")
    var count: Int
    @Option(help: "Another seed makes other articles")
    var seed: UInt64 = 1
    @Option(help: "A file or a folder of NDJSON with title and body, whose words are used")
    var from: String?
    @Option(help: "A file, or - for standard output")
    var output = "-"

    private static let chunk = 1 << 20

    func validate() throws {
        guard count >= 0 else { throw ValidationError("the number of articles must not be negative") }
    }

    func run() throws {
        let vocabulary = try from.map { try Vocabulary.texts(from: URL(filePath: $0)) } ?? .invented()
        let corpus = GeneratedCorpus(vocabulary, seed: seed)
        let file = try openOutput()
        var writer = JSONWriter(capacity: Self.chunk * 2)
        for number in 0..<count {
            corpus.article(number).write(to: &writer)
            if writer.bytes.count >= Self.chunk {
                try file.write(contentsOf: writer.bytes)
                writer = JSONWriter(capacity: Self.chunk * 2)
            }
        }
        try file.write(contentsOf: writer.bytes)
        if output != "-" { try file.close() }
    }

    private func openOutput() throws -> FileHandle {
        guard output != "-" else { return .standardOutput }
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let file = FileHandle(forWritingAtPath: output)
        else { throw ValidationError("\(output) can't be written") }
        return file
    }
}
