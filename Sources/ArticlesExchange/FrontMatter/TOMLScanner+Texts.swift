/// Texts: between one or three quotation marks of either kind.
extension TOMLScanner {
    mutating func literal() throws(TOMLFault) -> String {
        offset += 1
        var text = String.UnicodeScalarView()
        while peek != "\n", let scalar = next() {
            if scalar == "'" { return String(text) }
            text.append(try checked(scalar))
        }
        throw fault("a text is not closed by a quotation mark")
    }

    mutating func basic() throws(TOMLFault) -> String {
        offset += 1
        var text = String.UnicodeScalarView()
        while peek != "\n", let scalar = next() {
            if scalar == "\"" { return String(text) }
            text.append(scalar == "\\" ? try escaped() : try checked(scalar))
        }
        throw fault("a text is not closed by a quotation mark")
    }

    mutating func long(_ quotes: String) throws(TOMLFault) -> String {
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
