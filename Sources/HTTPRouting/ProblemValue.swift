/// The JSON value of an extension member of a problem.
public indirect enum ProblemValue: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A text.
    case string(String)
    /// A list.
    case array([ProblemValue])
    /// An object; its members keep their order.
    case object([ProblemMember])
}

/// A named value: an extension member of a problem, or a member of an object in one.
public struct ProblemMember: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: ProblemValue

    /// Names a value.
    public init(_ name: String, _ value: ProblemValue) {
        self.name = name
        self.value = value
    }
}

extension ProblemValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// A list.
    public init(arrayLiteral elements: ProblemValue...) { self = .array(elements) }
}
