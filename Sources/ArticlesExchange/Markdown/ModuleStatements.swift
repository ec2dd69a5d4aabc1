import Articles

/// Takes the statements `import` and `export` out of a text of MDX, wherever between its blocks they stand.
struct ModuleStatements {
    /// The text without them.
    private(set) var text: String
    /// The first line of each, with its line in the text, from 1.
    private(set) var statements: [(text: String, line: Int)] = []
    /// The line of the first that says who may see the text.
    private(set) var hidingLine: Int?

    init(in text: String) {
        self.text = text
        var (kept, block, start) = ([Substring](), [String](), 0)
        var (fence, isBehindBlank) = (CodeFence(), true)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let isBlank = line.allSatisfy(\.isWhitespace)
            let isInside = !block.isEmpty && !isBlank
            if isInside || !fence.contains(line) && isBehindBlank && Self.begins(line) {
                if block.isEmpty { start = index + 1 }
                block.append(String(line))
                continue
            }
            take(&block, start)
            kept.append(line)
            isBehindBlank = isBlank
        }
        take(&block, start)
        if !statements.isEmpty { self.text = kept.joined(separator: "\n") }
    }

    private mutating func take(_ block: inout [String], _ start: Int) {
        guard let first = block.first else { return }
        statements.append((first, start))
        if WrappedFrontMatter.saysMore(block) { hidingLine = hidingLine ?? start }
        block = []
    }

    private static func begins(_ line: Substring) -> Bool {
        let words = line.prefix(200).split(separator: " ", maxSplits: 2)
        guard words.count > 1 else { return false }
        switch words[0] {
        case "import": return line.contains(" from ") || words[1].hasPrefix("'") || words[1].hasPrefix("\"")
        case "export":
            return exports.contains(String(words[1])) || words[1].hasPrefix("{") || words[1].hasPrefix("*")
        case _: return false
        }
    }

    private static let exports: Set<String> = [
        "const", "let", "var", "default", "function", "async", "class",
    ]
}
