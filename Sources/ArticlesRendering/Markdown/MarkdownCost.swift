/// An upper bound of what cmark-gfm takes for a document.
///
/// Version 0.29.0.gfm.6, which Debian has, is quadratic in the length of a paragraph for several marks in it, of a row
/// for its cells, and of a table for its rows by its columns; one long address that is referred to again and again
/// multiplies a document. All of them stay within one run of lines without a blank one, so its length and marks bound
/// them.
struct MarkdownCost {
    /// Steps of about a nanosecond.
    private static let stepLimit = 1 << 31
    private static let cellLimit = 1 << 18
    private static let referenceLimit = 1 << 24
    /// How many quotations and lists may begin in one line, each in the one before.
    private static let depthLimit = 200

    private var steps = 0
    private var cells = 0
    private var depth = 0

    /// Whether the document is worth its cost.
    private(set) var isBounded = false

    private struct Run {
        var length = 0
        var lines = 0
        /// Brackets, tags, addresses.
        var marks = 0
        var mostPipes = 0
        /// Lines that may stand under the head of a table.
        var rules = 0
    }

    private var run = Run()
    /// Of the definition of a reference that goes on, and of the longest.
    private var definition = 0
    private var longestDefinition = 0
    private var isInDefinition = false
    private var brackets = 0

    /// Measures a document.
    init(of source: [UInt8]) {
        var start = 0
        while start < source.count {
            let end = source[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
            take(source[start..<end])
            start = end + 1
        }
        endRun()
        let (product, overflows) = longestDefinition.multipliedReportingOverflow(by: brackets)
        isBounded =
            steps <= Self.stepLimit && cells <= Self.cellLimit && depth <= Self.depthLimit
            && (!overflows && product <= Self.referenceLimit)
    }

    private mutating func take(_ line: ArraySlice<UInt8>) {
        var marks = 0
        var pipes = 0
        var isBlank = true
        var isRule = true
        for byte in line {
            switch byte {
            case 0x20, 0x09: continue
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "-"), UInt8(ascii: ":"): break
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ")"),
                UInt8(ascii: "@"),
                UInt8(ascii: ";"):
                marks += 1
                isRule = false
            case _: isRule = false
            }
            isBlank = false
        }
        if isBlank { return endRun() }
        measureDepth(line)
        run.length += line.count
        run.lines += 1
        run.marks += marks
        run.mostPipes = max(run.mostPipes, pipes)
        if isRule, pipes > 0 || line.contains(UInt8(ascii: ":")) { run.rules += 1 }
        add(pipes, times: line.count)
        measureDefinition(line)
    }

    private mutating func measureDepth(_ line: ArraySlice<UInt8>) {
        let marks = line.prefix { $0.isMarkupSpace || $0.isASCIIDigit || ">*-+.)".utf8.contains($0) }
        let items = zip(marks, marks.dropFirst()).count { "*-+.)".utf8.contains($0) && $1.isMarkupSpace }
        depth = max(depth, items + marks.count { $0 == UInt8(ascii: ">") })
    }

    /// A definition goes on until the next begins or a blank line.
    private mutating func measureDefinition(_ line: ArraySlice<UInt8>) {
        brackets += line.count { $0 == UInt8(ascii: "]") }
        if line.first(where: { !$0.isMarkupSpace && $0 != UInt8(ascii: ">") }) == UInt8(ascii: "[") {
            definition = 0
        }
        definition += line.count
        let isDefinition = zip(line, line.dropFirst()).contains {
            $0 == UInt8(ascii: "]") && $1 == UInt8(ascii: ":")
        }
        isInDefinition = isInDefinition || isDefinition
        if isInDefinition { longestDefinition = max(longestDefinition, definition) }
    }

    private mutating func endRun() {
        add(run.marks + run.rules, times: run.length)
        if run.rules > 0 { cells = min(Self.cellLimit + 1, cells + run.mostPipes * run.lines) }
        run = Run()
        definition = 0
        isInDefinition = false
    }

    private mutating func add(_ count: Int, times length: Int) {
        steps = min(Self.stepLimit + 1, steps + min(count, Self.stepLimit) * length)
    }
}
