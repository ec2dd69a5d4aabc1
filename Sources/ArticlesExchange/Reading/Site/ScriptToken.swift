/// A token of JavaScript, as far as names and literal values need it.
enum ScriptToken: Equatable {
    case name(String)
    /// A text in quotes, or a template without values in it, with its escapes resolved.
    case text(String)
    /// A template with values in it.
    case template
    case number(String)
    case mark(Unicode.Scalar)

    /// A name or text.
    var word: String? {
        switch self {
        case .name(let word), .text(let word): word
        case .template, .number, .mark: nil
        }
    }

    /// The tokens of a script without its comments, each with its line. What is not well-formed is marks. Linear in the
    /// length.
    static func all(in text: String) -> [(token: ScriptToken, line: Int)] {
        var scanner = ScriptScanner(text: Array(text.unicodeScalars))
        var tokens: [(token: ScriptToken, line: Int)] = []
        while let token = scanner.next(after: tokens.last?.token) { tokens.append((token, scanner.line)) }
        return tokens
    }
}

/// Takes a script apart, front to back.
private struct ScriptScanner {
    let text: [Unicode.Scalar]
    private var index = 0
    /// The line of the last token.
    private(set) var line = 1
    private var countedTo = 0
    /// Up to where no text in a quote, no pattern and no template ends.
    private var missing: [Unicode.Scalar: Int] = [:]

    /// So many templates may stand inside of each other.
    private static let depthLimit = 30

    init(text: [Unicode.Scalar]) { self.text = text }

    private func scalar(_ index: Int) -> Unicode.Scalar? { index < text.count ? text[index] : nil }

    mutating func next(after last: ScriptToken?) -> ScriptToken? {
        skipBlanks()
        for next in text[countedTo..<min(index, text.count)] where next == "\n" { line += 1 }
        countedTo = max(countedTo, min(index, text.count))
        guard let first = scalar(index) else { return nil }
        if Self.beginsName(first) || isEscapedLetter(index) { return .name(name()) }
        if Self.isDigit(first) { return .number(number()) }
        if first == "`", let template = template() { return template }
        if first == "\"" || first == "'", let end = end(of: first) {
            defer { index = end + 1 }
            return .text(ScriptText.unescaped(text[(index + 1)..<end]))
        }
        if first == "/", Self.mayPrecedeExpression(last), let end = end(of: "/") {
            index = end + 1
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

    // MARK: Names and numbers

    private mutating func name() -> String {
        let start = index
        while let next = scalar(index) {
            if isEscapedLetter(index) {
                let braces = scalar(index + 2) == "{"
                index += braces ? 3 : 6
                while braces, let next = scalar(index), next != "}", !next.properties.isWhitespace {
                    index += 1
                }
                if braces { index += 1 }
            } else if Self.beginsName(next) || Self.isDigit(next) {
                index += 1
            } else {
                break
            }
        }
        return ScriptText.unescaped(text[start..<min(index, text.count)])
    }

    private mutating func number() -> String {
        let start = index
        while let next = scalar(index), Self.isDigit(next) || Self.beginsName(next) || next == "." {
            index += 1
        }
        return String(String.UnicodeScalarView(text[start..<index]))
    }

    private func isEscapedLetter(_ index: Int) -> Bool { scalar(index) == "\\" && scalar(index + 1) == "u" }

    // MARK: Texts

    /// Where the text or pattern ends that begins here, on its line; `nil` without an end. What ends none of a kind on
    /// this line ends none behind it either.
    private mutating func end(of quote: Unicode.Scalar) -> Int? {
        guard index >= missing[quote, default: 0] else { return nil }
        var end = index + 1
        var isInClass = false
        while let next = scalar(end), next != "\n" {
            if next == quote, !isInClass { return end }
            if quote == "/", next == "[" || next == "]" { isInClass = next == "[" }
            end += next == "\\" ? 2 : 1
        }
        missing[quote] = end
        return nil
    }

    /// The template that begins here, with those in its values.
    private mutating func template() -> ScriptToken? {
        guard missing["`"] == nil else { return nil }
        var (end, hasValues) = (index + 1, false)
        /// For each template that is open, how many braces of its value are.
        var braces = [0]
        while let next = scalar(end), braces.count <= Self.depthLimit {
            let isValue = braces[braces.count - 1] > 0
            if next == "\\" {
                end += 1
            } else if next == "`" {
                if isValue { braces.append(0) } else { braces.removeLast() }
            } else if next == "$", !isValue, scalar(end + 1) == "{" {
                (hasValues, braces[braces.count - 1]) = (true, 1)
                end += 1
            } else if isValue, next == "{" || next == "}" {
                braces[braces.count - 1] += next == "{" ? 1 : -1
            }
            if braces.isEmpty {
                defer { index = end + 1 }
                return hasValues ? .template : .text(ScriptText.unescaped(text[(index + 1)..<end]))
            }
            end += 1
        }
        missing["`"] = end
        return nil
    }

    // MARK: Kinds

    private static func mayPrecedeExpression(_ token: ScriptToken?) -> Bool {
        switch token {
        case .mark(let mark): !")]}".unicodeScalars.contains(mark)
        case .name(let name): name == "return"
        case .text, .template, .number: false
        case nil: true
        }
    }

    private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == "_" || scalar == "$"
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// The escapes in texts and names of JavaScript.
private enum ScriptText {
    static func unescaped(_ text: ArraySlice<Unicode.Scalar>) -> String {
        guard text.contains("\\") else { return String(String.UnicodeScalarView(text)) }
        var (result, rest) = (String.UnicodeScalarView(), text)
        while let next = rest.popFirst() {
            guard next == "\\", let kind = rest.popFirst() else {
                result.append(next)
                continue
            }
            switch kind {
            case "x": append(&result, rest.prefix(2), &rest, length: 2)
            case "u" where rest.first == "{":
                let digits = rest.dropFirst().prefix(8).prefix { $0 != "}" }
                append(&result, digits, &rest, length: digits.count + 2)
            case "u": append(&result, rest.prefix(4), &rest, length: 4)
            case "n", "t", "r", "\n": result.append(" ")
            case _: result.append(kind)
            }
        }
        return String(result)
    }

    private static func append(
        _ result: inout String.UnicodeScalarView, _ digits: ArraySlice<Unicode.Scalar>,
        _ rest: inout ArraySlice<Unicode.Scalar>, length: Int
    ) {
        let number = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
        result.append(number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        rest = rest.dropFirst(length)
    }
}
