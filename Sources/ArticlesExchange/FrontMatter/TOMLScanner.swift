import StrictJSON

/// Keys and values of TOML, front to back.
struct TOMLScanner {
    let scalars: [Unicode.Scalar]
    var offset = 0
    /// The present line, from 1.
    private(set) var line = 1

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    func fault(_ reason: String) -> TOMLFault { TOMLFault(line: line, reason: reason) }

    mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        offset += 1
        if scalar == "\n" { line += 1 }
        return scalar
    }

    func hasPrefix(_ text: String) -> Bool { scalars[offset...].starts(with: text.unicodeScalars) }

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
        let start = line
        offset += 1
        var elements: [TOMLValue] = []
        while true {
            skipBlanks()
            if take("]") { return elements }
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return elements }
            guard take(",") else { throw TOMLFault(line: start, reason: "a list is not closed by a ]") }
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
}
