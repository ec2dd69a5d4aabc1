/// A rule that keeps a migration harmless to a running service; `allow=<rule>` breaks one on purpose.
///
/// Rules are equal when they have the same name.
public struct LintRule: Sendable {
    /// What files call it: `rename`.
    public let name: String
    /// What the rule fears, and the way around.
    public let advice: String

    /// A rule with its name in files, and its advice.
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
    /// Whether both have the same name.
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A rule that a migration breaks.
public struct LintFinding: Hashable, Sendable, CustomStringConvertible {
    /// The rule.
    public let rule: LintRule
    /// The migration that breaks it.
    public let version: MigrationVersion
    /// Where.
    public let location: SourceLocation

    /// `file:line:column rule: advice`.
    public var description: String { "\(location) \(rule.name): \(rule.advice)" }
}
