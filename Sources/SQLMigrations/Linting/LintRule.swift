/// A rule that keeps a migration harmless to a running service; `allow=<rule>` breaks one on purpose.
///
/// Rules are equal when they have the same name.
public struct LintRule: Sendable {
    /// What files call it: `rename`.
    public let name: String
    /// What the rule fears, and the way around.
    public let advice: String

    public init(_ name: String, _ advice: String) {
        self.name = name
        self.advice = advice
    }

    /// Whether `allow=` names it, or a rule that it is a case of.
    func isAllowed(by options: MigrationOptions) -> Bool {
        options.allowed.contains(self)
            || self == .uniqueWithoutIndex && options.allowed.contains(.indexWithoutConcurrently)
    }
}

extension LintRule: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A rule that a migration breaks.
public struct LintFinding: Hashable, Sendable, CustomStringConvertible {
    public let rule: LintRule
    public let version: MigrationVersion
    public let location: SourceLocation

    public var description: String { "\(location) \(rule.name): \(rule.advice)" }
}
