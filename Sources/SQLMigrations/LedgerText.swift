/// The text of a statement with the values that belong into it.
struct LedgerText: ExpressibleByStringInterpolation, Sendable {
    /// The type of a value; SQLite knows text and integers only.
    enum ValueType: String, Sendable {
        case text
        case bigint
        case boolean
        case timestamptz
    }

    enum Part: Sendable {
        case sql(String)
        case value(String?, ValueType)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        mutating func appendLiteral(_ literal: String) { parts.append(.sql(literal)) }

        /// Appends SQL as it is.
        mutating func appendInterpolation(_ sql: String) { parts.append(.sql(sql)) }

        mutating func appendInterpolation(_ text: LedgerText) { parts += text.parts }

        mutating func appendInterpolation(value: String?, _ type: ValueType = .text) {
            parts.append(.value(value, type))
        }
    }

    let parts: [Part]

    init(stringLiteral value: String) { parts = [.sql(value)] }

    init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}

/// A statement that changes the ledger.
struct LedgerChange: Sendable {
    let dialect: SQLDialect
    let text: LedgerText

    /// With its values as parameters.
    var statement: LedgerStatement {
        var sql = ""
        var parameters: [String?] = []
        for part in text.parts {
            switch part {
            case .sql(let text): sql += text
            case .value(let value, let type):
                parameters.append(value)
                sql += placeholder(parameters.count, type)
            }
        }
        return LedgerStatement(sql: sql, parameters: parameters)
    }

    private func placeholder(_ number: Int, _ type: LedgerText.ValueType) -> String {
        switch (dialect, type) {
        case (.postgreSQL, .text): "$\(number)::text"
        case (.postgreSQL, _): "$\(number)::text::\(type.rawValue)"
        case (.sqlite, .bigint), (.sqlite, .boolean): "CAST(?\(number) AS integer)"
        case (.sqlite, .text), (.sqlite, .timestamptz): "?\(number)"
        }
    }

    /// With its values in the text, for a script of PostgreSQL's.
    var script: String {
        var sql = ""
        for part in text.parts {
            switch part {
            case .sql(let text): sql += text
            case .value(let value, let type):
                sql += "\(value.map(Self.constant) ?? "NULL")::\(type.rawValue)"
            }
        }
        return sql
    }

    /// In dollar quotes: what stands between them means itself, whatever the session's settings are, and a
    /// quote that the file before it leaves open is not closed.
    static func constant(_ value: String) -> String {
        var tag = "$ledger"
        if value.utf8.contains(UInt8(ascii: "$")) {
            while value.contains(tag) { tag += "_" }
        }
        return "\(tag)$\(value)\(tag)$"
    }
}
