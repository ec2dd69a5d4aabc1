/// A rule that keeps a migration harmless to a running service; `allow=<rule>` breaks one on purpose.
public enum LintRule: String, Sendable, CaseIterable {
    case indexWithoutConcurrently = "index-without-concurrently"
    case concurrentlyIfNotExists = "concurrently-if-not-exists"
    case dropIndexWithoutConcurrently = "drop-index-without-concurrently"
    case reindexWithoutConcurrently = "reindex-without-concurrently"
    case notInTransaction = "not-in-transaction"
    case addNotNullColumn = "add-not-null-column"
    case volatileDefault = "volatile-default"
    case serialColumn = "serial-column"
    case identityColumn = "identity-column"
    case storedColumn = "stored-column"
    case jsonColumn = "json-column"
    case setNotNull = "set-not-null"
    case typeChange = "type-change"
    case constraintWithoutNotValid = "constraint-without-not-valid"
    case validateInSameFile = "validate-in-same-file"
    case uniqueWithoutIndex = "unique-without-index"
    case exclusionConstraint = "exclusion-constraint"
    case tableRewrite = "table-rewrite"
    case backfillWithDDL = "backfill-with-ddl"
    case refreshWithoutConcurrently = "refresh-without-concurrently"
    case truncate
    case identifierTooLong = "identifier-too-long"
    case rename
    case setSchema = "set-schema"
    case dropWithoutContract = "drop-without-contract"

    /// Whether `allow=` names it, or a rule that it is a case of.
    func isAllowed(by options: MigrationOptions) -> Bool {
        options.allowed.contains(self)
            || self == .uniqueWithoutIndex && options.allowed.contains(.indexWithoutConcurrently)
    }

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// What the rule fears, and the way around.
    public var advice: String {
        switch self {
        case .indexWithoutConcurrently:
            "writes wait until the index is built: CREATE INDEX CONCURRENTLY in a file with transaction=false"
        case .concurrentlyIfNotExists:
            "IF NOT EXISTS takes an INVALID index, left by a build that failed, for a finished one"
        case .dropIndexWithoutConcurrently:
            "waits for every reader under an exclusive lock: DROP INDEX CONCURRENTLY with transaction=false"
        case .reindexWithoutConcurrently:
            "writes wait until it is built again: REINDEX … CONCURRENTLY in a file with transaction=false"
        case .notInTransaction:
            "the database refuses it within a transaction: alone in a file with transaction=false"
        case .addNotNullColumn:
            "fails on a table with rows, and in programs that do not fill it: give it a constant DEFAULT"
        case .volatileDefault:
            "rewrites the table under an exclusive lock: add the column, then set the default, then fill rows"
        case .serialColumn, .identityColumn:
            "rewrites the table under an exclusive lock: add a plain column, fill it, then set its default"
        case .storedColumn:
            "rewrites the table under an exclusive lock: add a plain column, and a trigger that fills it"
        case .jsonColumn: "json has no equality: DISTINCT, UNION and GROUP BY fail; use jsonb"
        case .setNotNull:
            "scans the table under an exclusive lock: add CHECK (… IS NOT NULL) NOT VALID, validate, then set"
        case .typeChange:
            "may rewrite the table under an exclusive lock: add a column, copy, then change over"
        case .constraintWithoutNotValid:
            "scans the table under a lock: add it NOT VALID, then VALIDATE CONSTRAINT in the next file"
        case .validateInSameFile:
            "scans the table under the lock that ADD CONSTRAINT took: VALIDATE CONSTRAINT in the next file"
        case .uniqueWithoutIndex:
            "builds its index under an exclusive lock: CREATE UNIQUE INDEX CONCURRENTLY, then USING INDEX"
        case .exclusionConstraint:
            "builds its index under an exclusive lock, and there is no other way: at a quiet hour"
        case .tableRewrite: "rewrites the table under an exclusive lock: at a quiet hour, or into a new table"
        case .refreshWithoutConcurrently:
            "readers wait until it is done: REFRESH MATERIALIZED VIEW CONCURRENTLY"
        case .truncate: "takes all rows, under an exclusive lock: DELETE in portions, if they may go at all"
        case .identifierTooLong: "PostgreSQL cuts names to 63 bytes without an error: take a shorter one"
        case .setSchema: "the running program still looks in the old schema: put a view in its place"
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
