/// A connection that knows its database's ways: its lock, its guards, its catalogs.
public protocol MigrationSession: Sendable {
    /// The connection that it runs on.
    var connection: any MigrationConnection { get }
    /// The ledger of the place that it found.
    var ledger: Ledger { get }

    /// What is odd about the place of the ledger.
    var warnings: [String] { get }

    /// Why sections without a transaction cannot run on this connection, or `nil`.
    var refusalOfBareSections: MigrationError? { get }

    /// Refuses when whoever uses the database would not see the tables beside the ledger.
    func checkVisibility() async throws(MigrationError)

    /// Creates the ledger where it is missing. Runs in the transaction that is open, under the lock.
    func createLedger() async throws(MigrationError)

    /// Waits until no other runner is at work; does nothing where each transaction takes the lock itself.
    func lock(_ run: MigrationRun) async throws(MigrationError)

    /// Gives the lock free.
    func unlock() async throws(MigrationError)

    /// Who holds the lock; `nil` when it is free.
    func lockHolder() async throws(MigrationError) -> String?

    /// Runs `work` in a transaction, under the lock.
    func transaction<Value: Sendable>(
        _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value

    /// Runs `work` in a transaction that can only read and sees one state of the database.
    func reading<Value: Sendable>(
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value

    /// Runs a section and the ledger's part in one transaction.
    ///
    /// - Returns: `false` when another runner did it meanwhile.
    func runTransactional(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool

    /// Runs a section of one statement outside a transaction, between the ledger's two parts.
    func runBare(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError)

    /// The schema without the ledger. Runs in the transaction that is open.
    func catalog() async throws(MigrationError) -> SchemaCatalog

    /// The statements that make the schema, in an order in which they run. Runs in the transaction that is open.
    func dump() async throws(MigrationError) -> String

    /// What a scratch database must hold again when it is emptied. Runs in the transaction that is open.
    func kept() async throws(MigrationError) -> [String]

    /// Removes everything but what `kept` told of, and the ledger last, in one transaction.
    func clear(keeping kept: [String], _ run: MigrationRun) async throws(MigrationError)

    /// The locks that an up section takes on tables that were there before; tried in a transaction that is rolled
    /// back. `nil` where the database does not tell.
    func locks(of migration: Migration, _ run: MigrationRun) async throws(MigrationError)
        -> [MigrationReport.TableLock]?

    /// What the database's own program is to be asked for a dump; `nil` where there is no such program. Runs in the
    /// transaction that is open.
    func dumpRequest() async throws(MigrationError) -> SchemaDumpRequest?

    /// What a section left behind that did not finish.
    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis

    /// Removes what `diagnose` found in the way of another try.
    func remove(_ leftovers: [String]) async throws(MigrationError)
}

extension MigrationSession {
    /// None.
    public var warnings: [String] { [] }

    /// `nil`: they can run.
    public var refusalOfBareSections: MigrationError? { nil }

    /// Does nothing: for a database without schemas.
    public func checkVisibility() async throws(MigrationError) {}

    /// `nil`: for a database that does not tell.
    public func locks(of migration: Migration, _ run: MigrationRun) async throws(MigrationError)
        -> [MigrationReport.TableLock]?
    { nil }

    /// `nil`: for a database without such a program.
    public func dumpRequest() async throws(MigrationError) -> SchemaDumpRequest? { nil }

    /// Whether the ledger holds what the step writes.
    ///
    /// - Parameters:
    ///   - step: what was run.
    ///   - writer: who must have written it; `nil` for anybody.
    public func isDone(_ step: MigrationStep, by writer: MigrationEnvironment?) async throws(MigrationError)
        -> Bool
    {
        for row in try await connection.rows(ledger.selection) {
            let row = try LedgerRow(reading: row)
            guard row.version == step.migration.version else { continue }
            let stamp = writer?.stamp
            return !step.isDown
                && (stamp == nil || (row.host == stamp?.host && row.processID == stamp?.processID))
        }
        return step.isDown
    }

    /// The fingerprint of the schema, when the step is to store it. Runs in the transaction that is open.
    public func fingerprint(after step: MigrationStep) async throws(MigrationError) -> String? {
        step.isLast ? try await catalog().fingerprint : nil
    }

    /// Stores the fingerprint of a schema whose last migration should not have been the last of its command.
    func stamp(_ run: MigrationRun) async {
        try? await run.shielded { () async throws(MigrationError) in
            try await transaction(run) { () async throws(MigrationError) in
                try await connection.write([ledger.stamping(try await catalog().fingerprint)])
            }
        }
    }
}
