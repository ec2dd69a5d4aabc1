import ArgumentParser
import Foundation
import GeneratedCorpus
import Measuring
import TextAnalysis

/// `text-speed`
@main
struct TextSpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text-speed", abstract: "Measure what reading 1,000 words costs, of CPU of one core.",
        discussion: """
            EXAMPLES
              text-speed
              text-speed --from ./articles.ndjson --articles 5000
            """)

    @Option(help: "A file or a folder of NDJSON with title and body, whose words are used")
    var from: String?
    @Option(help: "How many texts of 90 to 250 words")
    var articles = 5_000

    func run() throws {
        let vocabulary = try from.map { try Vocabulary.texts(from: .init(filePath: $0)) } ?? .invented()
        let corpus = GeneratedCorpus(vocabulary, seed: 1)
        let texts = (0..<articles).map { number in
            let article = corpus.article(number)
            return TextContent(title: article.title, body: article.body)
        }
        let analyzer = TextAnalyzer(language: .english)
        let words = texts.reduce(0) {
            $0 + analyzer.words(of: $1.title).count + analyzer.words(of: $1.body).count
        }
        var report = Report([
            .word("benchmark", "text-speed"), .whole("texts", articles), .whole("words", words),
        ])
        let measures: [(String, (TextContent) -> Int)] = [
            ("words", { analyzer.words(of: $0.body).count }),
            ("counts", { analyzer.counts(of: $0).entries.count }),
            (
                "counts, profile, leading terms",
                { content in
                    let counts = analyzer.counts(of: content)
                    return TermProfile.withLeadingTerms(counts).leadingTerms.count
                }
            ),
            ("search keys", { analyzer.indexed([$0.title, $0.body]).keys.count }),
        ]
        for (name, measure) in measures {
            var best = Double.infinity
            var sum = 0
            for _ in 0..<5 {
                let start = Usage.processorTime
                for text in texts { sum &+= measure(text) }
                best = min(best, Usage.processorTime - start)
            }
            report.add(
                name, [.number("us_per_1000_words", best * 1e9 / Double(max(words, 1))), .whole("sum", sum)])
        }
        report.printTable()
    }
}
