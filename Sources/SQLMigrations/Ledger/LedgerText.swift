/// The text of a statement with the values that belong into it.
public struct LedgerText: ExpressibleByStringInterpolation, Sendable {
    /// The type of a value.
    public enum ValueType: String, Sendable {
        case text
        case bigint
        case boolean
        case timestamptz
    }

    /// A piece of the text, or a value between two of them.
    public enum Part: Sendable {
        case sql(String)
        case value(String?, ValueType)
    }

    /// Collects the pieces of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        /// Begins an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Appends SQL as it stands in the literal.
        public mutating func appendLiteral(_ literal: String) { parts.append(.sql(literal)) }

        /// Appends SQL as it is.
        public mutating func appendInterpolation(_ sql: String) { parts.append(.sql(sql)) }

        /// Appends another text with its values.
        public mutating func appendInterpolation(_ text: LedgerText) { parts += text.parts }

        /// Appends a value, which becomes a parameter; `nil` is NULL.
        public mutating func appendInterpolation(value: String?, _ type: ValueType = .text) {
            parts.append(.value(value, type))
        }
    }

    /// The pieces in their order.
    public let parts: [Part]

    /// SQL without a value.
    public init(stringLiteral value: String) { parts = [.sql(value)] }

    /// The pieces of a literal.
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}

/// A statement that changes the ledger.
public struct LedgerChange: Sendable {
    let dialect: SQLDialect
    /// What it says.
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
