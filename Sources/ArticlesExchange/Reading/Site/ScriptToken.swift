/// A token of JavaScript, as far as names and literal values need it.
enum ScriptToken: Equatable {
    case name(String)
    /// A text in quotes, or a template as it is written.
    case text(String)
    case number(String)
    case mark(Unicode.Scalar)

    /// A name or text.
    var word: String? {
        switch self {
        case .name(let word), .text(let word): word
        case .number, .mark: nil
        }
    }

    /// The tokens of a script without its comments. What is not well-formed is marks.
    static func all(in text: String) -> [ScriptToken] {
        var scanner = Scanner(text: Array(text.unicodeScalars))
        var tokens: [ScriptToken] = []
        while let token = scanner.next(after: tokens.last) { tokens.append(token) }
        return tokens
    }

    private struct Scanner {
        let text: [Unicode.Scalar]
        var index = 0

        private func scalar(_ index: Int) -> Unicode.Scalar? { index < text.count ? text[index] : nil }

        mutating func next(after last: ScriptToken?) -> ScriptToken? {
            skipBlanks()
            guard let first = scalar(index) else { return nil }
            if Self.beginsName(first) { return .name(taken { Self.beginsName($0) || Self.isDigit($0) }) }
            if Self.isDigit(first) {
                return .number(taken { Self.isDigit($0) || Self.beginsName($0) || $0 == "." })
            }
            if first == "\"" || first == "'" || first == "`", let quoted = quoted(by: first) {
                return .text(quoted)
            }
            if first == "/", Self.mayPrecedeExpression(last), let end = endOfPattern {
                index = end
                return .mark("/")
            }
            index += 1
            return .mark(first)
        }

        private mutating func skipBlanks() {
            while let first = scalar(index) {
                if first.properties.isWhitespace {
                    index += 1
                } else if first == "/", scalar(index + 1) == "/" {
                    while let next = scalar(index), next != "\n" { index += 1 }
                } else if first == "/", scalar(index + 1) == "*" {
                    index += 2
                    while index < text.count, scalar(index) != "*" || scalar(index + 1) != "/" { index += 1 }
                    index += 2
                } else {
                    return
                }
            }
        }

        private mutating func taken(_ isWanted: (Unicode.Scalar) -> Bool) -> String {
            let start = index
            while let next = scalar(index), isWanted(next) { index += 1 }
            return String(String.UnicodeScalarView(text[start..<index]))
        }

        /// The text to the same quote on its line, of a template on any; `nil` without one.
        private mutating func quoted(by quote: Unicode.Scalar) -> String? {
            var end = index + 1
            while let next = scalar(end), next != quote {
                if next == "\n", quote != "`" { return nil }
                end += next == "\\" ? 2 : 1
            }
            guard end < text.count else { return nil }
            defer { index = end + 1 }
            return String(String.UnicodeScalarView(text[(index + 1)..<end]))
        }

        /// Behind a regular expression that begins here, on its line.
        private var endOfPattern: Int? {
            var end = index + 1
            var isInClass = false
            while let next = scalar(end), next != "\n" {
                if next == "/", !isInClass { return end + 1 }
                if next == "[" || next == "]" { isInClass = next == "[" }
                end += next == "\\" ? 2 : 1
            }
            return nil
        }

        private static func mayPrecedeExpression(_ token: ScriptToken?) -> Bool {
            switch token {
            case .mark(let mark): !")]}".unicodeScalars.contains(mark)
            case .name(let name): name == "return"
            case .text, .number: false
            case nil: true
            }
        }

        private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar == "_" || scalar == "$"
        }

        private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    }
}
