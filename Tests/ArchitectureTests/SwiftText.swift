/// A Swift source, taken apart into code and string literals.
///
/// Enough of Swift's lexical structure to tell them apart: nested comments, raw and multi-line strings, code
/// inside interpolations, regular expressions on one line. These count as code, with their insides blanked.
struct SwiftText: Sendable {
    /// A string literal; each interpolation in it has become `\()`.
    struct Literal: Equatable, Sendable {
        var line: Int
        var text: String
    }

    /// The source with comments and the insides of literals blanked; lines keep their numbers.
    private(set) var code = ""
    private(set) var literals: [Literal] = []

    /// Whether every comment and literal was closed: if not, the scanner has lost its way.
    var isWhole: Bool { frames.isEmpty && commentDepth == 0 }

    private enum Frame: Sendable {
        case string(hashes: Int, quotes: Int, line: Int)
        case interpolation(parentheses: Int)
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var commentDepth = 0
    private var frames: [Frame] = []
    /// The text so far of each literal that is open.
    private var texts: [[UInt8]] = []
    private var output: [UInt8] = []

    init(_ source: String) {
        bytes = Array(source.utf8)
        output.reserveCapacity(bytes.count)
        while position < bytes.count { step() }
        code = String(decoding: output, as: UTF8.self)
    }

    private mutating func step() {
        if commentDepth > 0 {
            stepInComment()
        } else if case .string(let hashes, let quotes, let start)? = frames.last {
            stepInString(hashes: hashes, quotes: quotes, start: start)
        } else {
            stepInCode()
        }
    }

    private mutating func stepInComment() {
        if starts(with: "/*") {
            commentDepth += 1
            blank(2)
        } else if starts(with: "*/") {
            commentDepth -= 1
            blank(2)
        } else {
            blank(1)
        }
    }

    private mutating func stepInString(hashes: Int, quotes: Int, start: Int) {
        // Nothing ends or escapes a literal but these two.
        guard bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "\\") else {
            return takeText(1)
        }
        let hashMarks = String(repeating: "#", count: hashes)
        if starts(with: "\\" + hashMarks + "(") {
            texts[texts.count - 1] += Array("\\()".utf8)
            frames.append(.interpolation(parentheses: 0))
            blank(2 + hashes)
        } else if starts(with: String(repeating: "\"", count: quotes) + hashMarks) {
            frames.removeLast()
            literals.append(Literal(line: start, text: String(decoding: texts.removeLast(), as: UTF8.self)))
            blank(quotes + hashes)
        } else {
            // An escape is taken with its hash marks and the byte after them: that may be a quote.
            takeText(starts(with: "\\" + hashMarks) ? 2 + hashes : 1)
        }
    }

    private mutating func takeText(_ length: Int) {
        texts[texts.count - 1] += bytes[position..<min(position + length, bytes.count)]
        blank(length)
    }

    private mutating func stepInCode() {
        if starts(with: "//") {
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank(1) }
        } else if starts(with: "/*") {
            commentDepth = 1
            blank(2)
        } else if let (hashes, quotes) = openingOfString() {
            frames.append(.string(hashes: hashes, quotes: quotes, line: line))
            texts.append([])
            blank(hashes + quotes)
        } else if let length = lengthOfExpression() {
            blank(length)
        } else {
            countParenthesis()
            keep()
        }
    }

    /// The bytes of the regular expression that starts here, nil if none does.
    ///
    /// A slash starts one where an operand is expected, and no space follows it; it ends on its line.
    private func lengthOfExpression() -> Int? {
        let isExtended = starts(with: "#/")
        guard isExtended || bytes[position] == UInt8(ascii: "/") else { return nil }
        let before = output.last { $0 != UInt8(ascii: " ") } ?? UInt8(ascii: "\n")
        guard isExtended || "\n(,=:[{!&|?;".utf8.contains(before) else { return nil }
        var end = position + (isExtended ? 2 : 1)
        guard end < bytes.count, bytes[end] != UInt8(ascii: " ") || isExtended else { return nil }
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
            if starts(with: isExtended ? "/#" : "/", at: end) { return end - position + (isExtended ? 2 : 1) }
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// The `#` marks and quotes of the literal that starts here, nil if none does.
    private func openingOfString() -> (hashes: Int, quotes: Int)? {
        var hashes = 0
        while position + hashes < bytes.count, bytes[position + hashes] == UInt8(ascii: "#") { hashes += 1 }
        guard starts(with: "\"", at: position + hashes) else { return nil }
        return (hashes, starts(with: "\"\"\"", at: position + hashes) ? 3 : 1)
    }

    private mutating func countParenthesis() {
        guard case .interpolation(let parentheses)? = frames.last else { return }
        if bytes[position] == UInt8(ascii: "(") {
            frames[frames.count - 1] = .interpolation(parentheses: parentheses + 1)
        } else if bytes[position] == UInt8(ascii: ")") {
            frames.removeLast()
            if parentheses > 0 { frames.append(.interpolation(parentheses: parentheses - 1)) }
        }
    }

    private func starts(with text: String, at start: Int? = nil) -> Bool {
        let start = start ?? position
        return start < bytes.count && bytes[start...].starts(with: text.utf8)
    }

    private mutating func keep() {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        output.append(bytes[position])
        position += 1
    }

    private mutating func blank(_ count: Int) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") {
                line += 1
                output.append(UInt8(ascii: "\n"))
            } else {
                output.append(UInt8(ascii: " "))
            }
            position += 1
        }
    }
}
