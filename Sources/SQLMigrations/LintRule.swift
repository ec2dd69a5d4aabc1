/// A rule that keeps a migration harmless to a running service; `allow=<rule>` breaks one on purpose.
public enum LintRule: String, Sendable, CaseIterable {
    case indexWithoutConcurrently = "index-without-concurrently"
    case concurrentlyIfNotExists = "concurrently-if-not-exists"
    case setNotNull = "set-not-null"
    case typeChange = "type-change"
    case constraintWithoutNotValid = "constraint-without-not-valid"
    case rename
    case dropWithoutContract = "drop-without-contract"
    case backfillWithDDL = "backfill-with-ddl"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// What the rule fears, and the way around.
    public var advice: String {
        switch self {
        case .indexWithoutConcurrently:
            "writes wait until the index is built: CREATE INDEX CONCURRENTLY in a file with transaction=false"
        case .concurrentlyIfNotExists:
            "IF NOT EXISTS takes an INVALID index, left by a build that failed, for a finished one"
        case .setNotNull:
            "scans the table under an exclusive lock: add CHECK (… IS NOT NULL) NOT VALID, validate, then set"
        case .typeChange:
            "may rewrite the table under an exclusive lock: add a column, copy, then change over"
        case .constraintWithoutNotValid:
            "scans the table under a lock: add it NOT VALID, then VALIDATE CONSTRAINT in the next file"
        case .rename: "the running program still uses the old name: add the new one beside it"
        case .dropWithoutContract:
            "the running program may still use it: say “contract”, so that older programs do not start"
        case .backfillWithDDL:
            "rows are rewritten under the locks of the schema change: put them into a file of their own"
        }
    }
}

/// A rule that a migration breaks.
public struct LintFinding: Hashable, Sendable, CustomStringConvertible {
    public let rule: LintRule
    public let version: MigrationVersion
    public let location: SourceLocation

    public var description: String { "\(location) \(rule.rawValue): \(rule.advice)" }
}
