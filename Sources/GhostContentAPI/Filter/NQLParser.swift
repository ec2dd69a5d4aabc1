/// A parser of Ghost's query language (NQL): `+` and, `,` or, `( )`, `field:value`, `-` not, `> >= < <=`, `~ ~^ ~$`, `[a,b]`.
///
/// A blank between two comparisons is the `+` of a query that was not percent-encoded. Bounded: so many levels and values.
struct NQLParser {
    /// What it can't read.
    struct Fault: Error {
        let detail: String
    }

    private static let maximumDepth = 16
    private static let maximumValues = 100

    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0
    private var count = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The expression of a whole text.
    static func parse(_ text: String) throws(Fault) -> NQLExpression {
        var parser = NQLParser(text)
        let expression = try parser.alternatives()
        guard parser.current == nil else { throw parser.fault("unexpected text") }
        return expression
    }

    private mutating func alternatives() throws(Fault) -> NQLExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw fault("nested too deeply") }
        var parts = [try conjunction()]
        while skip(",") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(Fault) -> NQLExpression {
        var parts = [try operand()]
        while true {
            skipBlanks()
            guard skip("+") || startsComparison else { break }
            parts.append(try operand())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func operand() throws(Fault) -> NQLExpression {
        skipBlanks()
        guard skip("(") else { return .comparison(try comparison()) }
        let inner = try alternatives()
        guard skip(")") else { throw fault("a closing parenthesis is expected") }
        return inner
    }

    private mutating func comparison() throws(Fault) -> NQLComparison {
        let start = offset
        while let byte = bytes.element(offset), byte.isOfFieldName { offset += 1 }
        let field = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard !field.isEmpty, skip(":") else { throw fault("a field and a colon are expected") }
        let operation = try operation()
        let values = try values()
        switch operation {
        case .isAny, .isNone: break
        case _ where values.count == 1 && values[0] != nil: break
        case _: throw fault("this operator takes one value")
        }
        return NQLComparison(field: field, operation: operation, values: values)
    }

    private mutating func operation() throws(Fault) -> NQLComparison.Operation {
        let isNegated = skip("-")
        if skip("~") {
            if skip("^") { return .begins(isNegated: isNegated) }
            if skip("$") { return .ends(isNegated: isNegated) }
            return .contains(isNegated: isNegated)
        }
        if isNegated { return .isNone }
        if skip(">") { return skip("=") ? .greaterOrEqual : .greater }
        if skip("<") { return skip("=") ? .lessOrEqual : .less }
        return .isAny
    }

    private mutating func values() throws(Fault) -> [String?] {
        guard skip("[") else { return [try value()] }
        var values = [try value()]
        while skip(",") { values.append(try value()) }
        guard skip("]") else { throw fault("a closing bracket is expected") }
        return values
    }

    private mutating func value() throws(Fault) -> String? {
        count += 1
        guard count <= Self.maximumValues else { throw fault("more than \(Self.maximumValues) values") }
        skipBlanks()
        if let quote = bytes.element(offset), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            return try quoted(quote)
        }
        let start = offset
        while let byte = bytes.element(offset), !byte.endsValue { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard !text.isEmpty else { throw fault("a value is expected") }
        return text == "null" ? nil : text
    }

    private mutating func quoted(_ quote: UInt8) throws(Fault) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = bytes.element(offset), byte != quote {
            if byte == UInt8(ascii: "\\"), bytes.element(offset + 1) != nil { offset += 1 }
            text.append(bytes[offset])
            offset += 1
        }
        guard offset < bytes.count else { throw fault("a quotation mark is missing") }
        offset += 1
        return String(decoding: text, as: UTF8.self)
    }
}

extension NQLParser {
    private var current: UInt8? { bytes.element(offset) }

    /// Whether another comparison begins here, without an operator before it.
    private var startsComparison: Bool {
        current.map { $0 == UInt8(ascii: "(") || $0.isOfFieldName } ?? false
    }

    private mutating func skipBlanks() {
        while current == 0x20 { offset += 1 }
    }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: sign) else { return false }
        offset += 1
        return true
    }

    private func fault(_ detail: String) -> Fault { Fault(detail: "\(detail) at byte \(offset)") }
}

extension [UInt8] {
    fileprivate func element(_ index: Int) -> UInt8? { index < count ? self[index] : nil }
}

extension UInt8 {
    fileprivate var isOfFieldName: Bool {
        (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == UInt8(ascii: "_")
            || self == UInt8(ascii: ".")
    }

    fileprivate var endsValue: Bool { self <= 0x20 || "()[]+,'\":<>=~".utf8.contains(self) }
}
