/// The text of a statement with the values that belong into it.
public struct LedgerText: ExpressibleByStringInterpolation, Sendable {
    /// The type of a value.
    public enum ValueType: String, Sendable {
        case text
        case bigint
        case boolean
        case timestamptz
    }

    public enum Part: Sendable {
        case sql(String)
        case value(String?, ValueType)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) { parts.append(.sql(literal)) }

        /// Appends SQL as it is.
        public mutating func appendInterpolation(_ sql: String) { parts.append(.sql(sql)) }

        public mutating func appendInterpolation(_ text: LedgerText) { parts += text.parts }

        public mutating func appendInterpolation(value: String?, _ type: ValueType = .text) {
            parts.append(.value(value, type))
        }
    }

    public let parts: [Part]

    public init(stringLiteral value: String) { parts = [.sql(value)] }

    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}

/// A statement that changes the ledger.
public struct LedgerChange: Sendable {
    let dialect: SQLDialect
    public let text: LedgerText

    /// With its values as parameters.
    public var statement: LedgerStatement {
        var sql = ""
        var parameters: [String?] = []
        for part in text.parts {
            switch part {
            case .sql(let text): sql += text
            case .value(let value, let type):
                parameters.append(value)
                sql += dialect.ledger.parameter(parameters.count, type)
            }
        }
        return LedgerStatement(sql: sql, parameters: parameters)
    }
}
