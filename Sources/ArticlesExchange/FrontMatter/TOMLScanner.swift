import StrictJSON

/// Keys and values of TOML, front to back.
struct TOMLScanner {
    private let scalars: [Unicode.Scalar]
    private var offset = 0
    /// The present line, from 1.
    private(set) var line = 1

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    func fault(_ reason: String) -> TOMLFault { TOMLFault(line: line, reason: reason) }

    private mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        offset += 1
        if scalar == "\n" { line += 1 }
        return scalar
    }

    private func hasPrefix(_ text: String) -> Bool { scalars[offset...].starts(with: text.unicodeScalars) }

    @discardableResult
    mutating func take(_ text: String) -> Bool {
        skipSpaces()
        guard hasPrefix(text) else { return false }
        offset += text.unicodeScalars.count
        return true
    }

    mutating func skipSpaces() { while peek == " " || peek == "\t" { offset += 1 } }

    /// Spaces, line feeds and comments.
    mutating func skipBlanks() {
        while let scalar = peek {
            if scalar == "#" {
                skipComment()
            } else if " \t\r\n".unicodeScalars.contains(scalar) {
                _ = next()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        offset += scalars[offset...].prefix { $0 != "\n" }.count
    }

    /// Nothing but a comment may be left of the line.
    mutating func endOfLine() throws(TOMLFault) {
        skipSpaces()
        if peek == "#" { skipComment() }
        if peek == "\r" { offset += 1 }
        guard peek == nil || peek == "\n" else { throw fault("there is more on the line than one value") }
    }

    // MARK: Keys

    /// `a.b."c d"`.
    mutating func keys() throws(TOMLFault) -> [String] {
        var keys: [String] = []
        repeat {
            skipSpaces()
            keys.append(try key())
            guard keys.count < JSONParser.maximumDepth else {
                throw fault("is nested deeper than \(JSONParser.maximumDepth) levels")
            }
        } while take(".")
        return keys
    }

    private mutating func key() throws(TOMLFault) -> String {
        if peek == "\"" { return try basic() }
        if peek == "'" { return try literal() }
        var key = String.UnicodeScalarView()
        while let scalar = peek, Self.isBare(scalar) {
            key.append(scalar)
            offset += 1
        }
        guard !key.isEmpty else { throw fault("a key is expected") }
        return String(key)
    }

    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        case _: false
        }
    }

    // MARK: Values

    mutating func value(depth: Int) throws(TOMLFault) -> TOMLValue {
        guard depth <= JSONParser.maximumDepth else {
            throw fault("is nested deeper than \(JSONParser.maximumDepth) levels")
        }
        let start = line
        if hasPrefix("\"\"\"") { return .scalar(try long("\"\"\""), isPlain: false, line: start) }
        if hasPrefix("'''") { return .scalar(try long("'''"), isPlain: false, line: start) }
        switch peek {
        case "\"": return .scalar(try basic(), isPlain: false, line: start)
        case "'": return .scalar(try literal(), isPlain: false, line: start)
        case "[": return .list(try list(depth), line: start)
        case "{": return .table(try inline(depth))
        case _: return .scalar(try TOMLToken.plain(of: token(), at: start), isPlain: true, line: start)
        }
    }

    private mutating func list(_ depth: Int) throws(TOMLFault) -> [TOMLValue] {
        offset += 1
        var elements: [TOMLValue] = []
        while true {
            skipBlanks()
            if take("]") { return elements }
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return elements }
            guard take(",") else { throw fault("a list is not closed by a ]") }
        }
    }

    private mutating func inline(_ depth: Int) throws(TOMLFault) -> TOMLTable {
        offset += 1
        let table = TOMLTable(line: line, isClosed: false)
        if !take("}") {
            repeat {
                let keys = try keys()
                guard take("=") else { throw fault("a key must be followed by =") }
                skipSpaces()
                let inner = try value(depth: depth + keys.count)
                try table.descend(keys.dropLast(), line, isByHeader: false)
                    .insert(keys[keys.count - 1], inner, line)
            } while take(",")
            guard take("}") else { throw fault("a table is not closed by a }") }
        }
        table.close()
        return table
    }

    /// A number, truth or date; the only one with a space is a date with its time.
    private mutating func token() -> String {
        var token = String.UnicodeScalarView()
        while let scalar = peek {
            let isDateBeforeTime =
                scalar == " " && token.count == 10 && String(token).contains("-")
                && offset + 3 < scalars.count
                && scalars[offset + 3] == ":"
            guard Self.isBare(scalar) || "+.:".unicodeScalars.contains(scalar) || isDateBeforeTime else {
                break
            }
            token.append(scalar)
            offset += 1
        }
        return String(token)
    }

    // MARK: Texts

    private mutating func literal() throws(TOMLFault) -> String {
        offset += 1
        var text = String.UnicodeScalarView()
        while let scalar = next(), scalar != "\n" {
            if scalar == "'" { return String(text) }
            text.append(try checked(scalar))
        }
        throw fault("a text is not closed by a quotation mark")
    }

    private mutating func basic() throws(TOMLFault) -> String {
        offset += 1
        var text = String.UnicodeScalarView()
        while let scalar = next(), scalar != "\n" {
            if scalar == "\"" { return String(text) }
            text.append(scalar == "\\" ? try escaped() : try checked(scalar))
        }
        throw fault("a text is not closed by a quotation mark")
    }

    private mutating func long(_ quotes: String) throws(TOMLFault) -> String {
        offset += 3
        if peek == "\r" { offset += 1 }
        if peek == "\n" { _ = next() }
        var text = String.UnicodeScalarView()
        while peek != nil {
            if hasPrefix(quotes) {
                offset += 3
                // Up to two quotation marks may stand before the closing ones.
                while let scalar = peek, scalar == quotes.unicodeScalars.first {
                    text.append(scalar)
                    offset += 1
                }
                return String(text)
            }
            guard let scalar = next() else { break }
            if scalar == "\\", quotes == "\"\"\"" {
                if isLineContinued() { skipWhiteSpace() } else { text.append(try escaped()) }
            } else {
                text.append(scalar == "\n" || scalar == "\r" ? scalar : try checked(scalar))
            }
        }
        throw fault("a text is not closed by three quotation marks")
    }

    private func isLineContinued() -> Bool {
        let rest = scalars[offset...].drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        return rest.first == "\n"
    }

    private mutating func skipWhiteSpace() {
        while let scalar = peek, " \t\r\n".unicodeScalars.contains(scalar) { _ = next() }
    }

    private func checked(_ scalar: Unicode.Scalar) throws(TOMLFault) -> Unicode.Scalar {
        guard scalar.value >= 0x20 || scalar == "\t" || scalar == "\r", scalar.value != 0x7F else {
            throw fault("control characters are not allowed")
        }
        return scalar
    }

    private mutating func escaped() throws(TOMLFault) -> Unicode.Scalar {
        switch next() {
        case "b": return "\u{8}"
        case "t": return "\t"
        case "n": return "\n"
        case "f": return "\u{C}"
        case "r": return "\r"
        case "e": return "\u{1B}"
        case "\"": return "\""
        case "\\": return "\\"
        case "x": return try numbered(2)
        case "u": return try numbered(4)
        case "U": return try numbered(8)
        case .some, nil: throw fault("an escape of a text is not understood")
        }
    }

    private mutating func numbered(_ digits: Int) throws(TOMLFault) -> Unicode.Scalar {
        let text = String(String.UnicodeScalarView(scalars[offset...].prefix(digits)))
        guard text.utf8.count == digits, text.utf8.first != UInt8(ascii: "+"),
            let code = UInt32(text, radix: 16),
            let scalar = Unicode.Scalar(code), code > 0
        else { throw fault("an escape of a text names no character") }
        offset += digits
        return scalar
    }
}

/// Values of TOML that stand without quotation marks.
enum TOMLToken {
    /// The text as YAML would have it: numbers in decimal digits without separators.
    static func plain(of token: String, at line: Int) throws(TOMLFault) -> String {
        if ["true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan"].contains(token) { return token }
        if isDate(token) { return token }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where token.hasPrefix(prefix) {
            let digits = token.dropFirst(2).filter { $0 != "_" }
            if digits.first?.isHexDigit == true, let value = Int64(digits, radix: radix) {
                return String(value)
            }
        }
        let digits = token.filter { $0 != "_" }
        let number = digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
        if case .number = try? JSONParser.parse(Array(number.utf8)) { return number }
        throw TOMLFault(
            line: line,
            reason: token.isEmpty
                ? "a value is expected" : "a value is not understood; a text needs quotation marks")
    }

    /// Whether this begins as a date or time does, and has nothing that none has.
    private static func isDate(_ token: String) -> Bool {
        let utf8 = Array(token.utf8)
        let isDay = utf8.count >= 10 && utf8[4] == UInt8(ascii: "-") && utf8[7] == UInt8(ascii: "-")
        let isTime = utf8.count >= 5 && utf8[2] == UInt8(ascii: ":")
        return (isDay || isTime)
            && utf8.allSatisfy { (0x30...0x39).contains($0) || "-:.+TtZz ".utf8.contains($0) }
    }
}
