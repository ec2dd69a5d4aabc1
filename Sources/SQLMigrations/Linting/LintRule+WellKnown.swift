extension LintRule {
    /// Rules that files of every dialect may name, since files of one name in two dialects may share their first
    /// lines. Which of them is looked for, and how, the dialect says.
    public static let wellKnown: [LintRule] = [
        .indexWithoutConcurrently, .concurrentlyIfNotExists, .dropIndexWithoutConcurrently,
        .reindexWithoutConcurrently, .notInTransaction, .addNotNullColumn, .volatileDefault, .serialColumn,
        .identityColumn, .storedColumn, .jsonColumn, .setNotNull, .typeChange, .constraintWithoutNotValid,
        .validateInSameFile, .uniqueWithoutIndex, .exclusionConstraint, .tableRewrite, .backfillWithDDL,
        .refreshWithoutConcurrently, .truncate, .identifierTooLong, .rename, .setSchema,
        .dropWithoutContract,
    ]

    public static let indexWithoutConcurrently = LintRule(
        "index-without-concurrently",
        "writes wait until the index is built: CREATE INDEX CONCURRENTLY in a file with transaction=false")
    public static let concurrentlyIfNotExists = LintRule(
        "concurrently-if-not-exists",
        "IF NOT EXISTS takes an INVALID index, left by a build that failed, for a finished one")
    public static let dropIndexWithoutConcurrently = LintRule(
        "drop-index-without-concurrently",
        "waits for every reader under an exclusive lock: DROP INDEX CONCURRENTLY with transaction=false")
    public static let reindexWithoutConcurrently = LintRule(
        "reindex-without-concurrently",
        "writes wait until it is built again: REINDEX … CONCURRENTLY in a file with transaction=false")
    public static let notInTransaction = LintRule(
        "not-in-transaction",
        "the database refuses it within a transaction: alone in a file with transaction=false")
    public static let addNotNullColumn = LintRule(
        "add-not-null-column",
        "fails on a table with rows, and in programs that do not fill it: give it a constant DEFAULT")
    public static let volatileDefault = LintRule(
        "volatile-default",
        "rewrites the table under an exclusive lock: add the column, then set the default, then fill rows")
    public static let serialColumn = LintRule(
        "serial-column",
        "rewrites the table under an exclusive lock: add a plain column, fill it, then set its default")
    public static let identityColumn = LintRule(
        "identity-column",
        "rewrites the table under an exclusive lock: add a plain column, fill it, then set its default")
    public static let storedColumn = LintRule(
        "stored-column",
        "rewrites the table under an exclusive lock: add a plain column, and a trigger that fills it")
    public static let jsonColumn = LintRule(
        "json-column",
        "json has no equality: DISTINCT, UNION and GROUP BY fail; use jsonb")
    public static let setNotNull = LintRule(
        "set-not-null",
        "scans the table under an exclusive lock: add CHECK (… IS NOT NULL) NOT VALID, validate, then set")
    public static let typeChange = LintRule(
        "type-change",
        "may rewrite the table under an exclusive lock: add a column, copy, then change over")
    public static let constraintWithoutNotValid = LintRule(
        "constraint-without-not-valid",
        "scans the table under a lock: add it NOT VALID, then VALIDATE CONSTRAINT in the next file")
    public static let validateInSameFile = LintRule(
        "validate-in-same-file",
        "scans the table under the lock that ADD CONSTRAINT took: VALIDATE CONSTRAINT in the next file")
    public static let uniqueWithoutIndex = LintRule(
        "unique-without-index",
        "builds its index under an exclusive lock: CREATE UNIQUE INDEX CONCURRENTLY, then USING INDEX")
    public static let exclusionConstraint = LintRule(
        "exclusion-constraint",
        "builds its index under an exclusive lock, and there is no other way: at a quiet hour")
    public static let tableRewrite = LintRule(
        "table-rewrite",
        "rewrites the table under an exclusive lock: at a quiet hour, or into a new table")
    public static let backfillWithDDL = LintRule(
        "backfill-with-ddl",
        "rows are rewritten under the locks of the schema change: put them into a file of their own")
    public static let refreshWithoutConcurrently = LintRule(
        "refresh-without-concurrently",
        "readers wait until it is done: REFRESH MATERIALIZED VIEW CONCURRENTLY")
    public static let truncate = LintRule(
        "truncate",
        "takes all rows, under an exclusive lock: DELETE in portions, if they may go at all")
    public static let identifierTooLong = LintRule(
        "identifier-too-long",
        "PostgreSQL cuts names to 63 bytes without an error: take a shorter one")
    public static let rename = LintRule(
        "rename",
        "the running program still uses the old name: add the new one beside it")
    public static let setSchema = LintRule(
        "set-schema",
        "the running program still looks in the old schema: put a view in its place")
    public static let dropWithoutContract = LintRule(
        "drop-without-contract",
        "the running program may still use it: say “contract”, so that older programs do not start")
}
