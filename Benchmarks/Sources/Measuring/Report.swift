import Articles
import Foundation
import StrictJSON

/// What a benchmark found: each finding is printed at once as a line of JSON, all together as a table at the end.
package struct Report: Sendable {
    /// One figure of a finding.
    package struct Figure: Sendable {
        let name: String
        let text: String
        let isNumber: Bool

        /// A word.
        package static func word(_ name: String, _ word: String) -> Figure {
            Figure(name: name, text: word, isNumber: false)
        }

        /// A whole number.
        package static func whole(_ name: String, _ number: Int) -> Figure {
            Figure(name: name, text: String(number), isNumber: true)
        }

        /// A number with three decimals; `null` when it is none.
        package static func number(_ name: String, _ number: Double) -> Figure {
            Figure(
                name: name, text: number.isFinite ? String(format: "%.3f", number) : "null", isNumber: true)
        }
    }

    private let common: [Figure]
    private let print: @Sendable (String) -> Void
    private var findings: [(name: String, figures: [Figure])] = []

    /// A report whose lines of JSON all begin with `common`.
    package init(_ common: [Figure], print: @escaping @Sendable (String) -> Void = { Report.write($0) }) {
        self.common = common
        self.print = print
    }

    /// Adds a finding, and prints it as JSON.
    package mutating func add(_ name: String, _ figures: [Figure]) {
        findings.append((name, figures))
        print(Self.json(common + [.word("measure", name)] + figures))
    }

    /// Prints all findings as a table in Markdown.
    package func printTable() {
        print("")
        print("| " + common.map { "\($0.name) \($0.text)" }.joined(separator: ", ") + " | |")
        print("|---|---|")
        for finding in findings {
            let figures = finding.figures.map { "\($0.name) \($0.text)" }
            print("| \(finding.name) | \(figures.joined(separator: ", ")) |")
        }
    }

    static func json(_ figures: [Figure]) -> String {
        var writer = JSONWriter()
        writer.raw("{")
        for (index, figure) in figures.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.string(figure.name)
            writer.raw(":")
            if figure.isNumber { writer.raw(checked: figure.text) } else { writer.string(figure.text) }
        }
        writer.raw("}")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes a line to standard output at once.
    package static func write(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Writes a line about the progress to standard error.
    package static func note(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }
}

extension Report {
    /// Adds how long attempts took, in microseconds.
    package mutating func add(_ name: String, _ latencies: Latencies, and more: [Figure] = []) {
        let shares: [(String, Double)] = [("p50_us", 0.5), ("p95_us", 0.95), ("p99_us", 0.99)]
        add(
            name,
            [.whole("count", latencies.count)]
                + shares.map { .whole($0.0, Int(latencies.percentile($0.1).rounded())) } + more)
    }
}
