import Articles
import StrictJSON

/// Reads front matter as TOML 1.0, with the line of each value; nothing nested deeper than JSON may be.
struct TOMLFrontMatter {
    private let origin: ItemOrigin
    private let firstLine: Int
    private let root = TOMLTable(line: 1, isClosed: false)
    private var scanner: TOMLScanner

    /// The pairs of the root table, in their order.
    static func pairs(
        of toml: String, firstLine: Int, _ origin: ItemOrigin
    ) throws(ImportFault) -> [(key: String, value: YAMLNode)] {
        var reader = TOMLFrontMatter(
            origin: origin, firstLine: firstLine, scanner: TOMLScanner(Array(toml.unicodeScalars)))
        do throws(TOMLFault) { try reader.read() } catch {
            throw ImportFault(
                origin.line(firstLine + error.line - 1), "front matter: \(error.reason)")
        }
        return reader.root.node(shiftedBy: firstLine - 1).pairs
    }

    private mutating func read() throws(TOMLFault) {
        var table = root
        while true {
            scanner.skipBlanks()
            guard let next = scanner.peek else { return }
            if next == "[" {
                table = try header()
            } else {
                try pair(into: table)
            }
            try scanner.endOfLine()
        }
    }

    /// `[table]` or `[[table of an array]]`.
    private mutating func header() throws(TOMLFault) -> TOMLTable {
        scanner.take("[")
        let isElement = scanner.take("[")
        let keys = try scanner.keys()
        guard scanner.take("]"), !isElement || scanner.take("]") else { throw scanner.fault("lacks a ]") }
        let parent = try root.descend(keys.dropLast(), scanner.line, isByHeader: true)
        return try parent.open(keys[keys.count - 1], scanner.line, isElement: isElement)
    }

    private mutating func pair(into table: TOMLTable) throws(TOMLFault) {
        let keys = try scanner.keys()
        let line = scanner.line
        guard scanner.take("=") else { throw scanner.fault("a key must be followed by =") }
        scanner.skipSpaces()
        let value = try scanner.value(depth: 1)
        let parent = try table.descend(keys.dropLast(), line, isByHeader: false)
        try parent.insert(keys[keys.count - 1], value, line)
    }
}

/// Why a text is no TOML.
struct TOMLFault: Error {
    /// From 1.
    let line: Int
    let reason: String
}
