import Articles

/// A table of RFC 4180, with names in its first line.
enum CSVTable {
    /// The rows as values by the names of their columns.
    static func rows(_ text: String) -> [[String: String]] {
        var lines = cells(text)
        guard !lines.isEmpty else { return [] }
        let names = lines.removeFirst().map { $0.trimmed }
        return lines.map { line in
            Dictionary(zip(names, line)) { first, _ in first }
        }
    }

    private static func cells(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var hasCell = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if index < scalars.count, scalars[index] == "\"" {
                    cell.append(scalar)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"": (isQuoted, hasCell) = (true, true)
            case ",":
                line.append(String(cell))
                (cell, hasCell) = (String.UnicodeScalarView(), true)
            case "\n":
                if hasCell || !cell.isEmpty { lines.append(line + [String(cell)]) }
                (line, cell, hasCell) = ([], String.UnicodeScalarView(), false)
            case "\r", "\u{FEFF}": break
            case _:
                cell.append(scalar)
                hasCell = true
            }
        }
        if hasCell || !cell.isEmpty { lines.append(line + [String(cell)]) }
        return lines
    }
}
