/// A connection that knows its dialect's ways: its lock, its guards, its catalogs.
protocol MigrationSession: Sendable {
    var connection: any MigrationConnection { get }
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

    /// Removes everything but what `kept` told of, and the ledger last. Runs in the transaction that is open.
    func clear(keeping kept: [String]) async throws(MigrationError)

    /// What a section left behind that did not finish.
    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis

    /// Removes what `diagnose` found in the way of another try.
    func remove(_ leftovers: [String]) async throws(MigrationError)
}

extension MigrationSession {
    /// Whether the ledger holds what the step writes.
    ///
    /// - Parameter writer: who must have written it; `nil` for anybody.
    func isDone(_ step: MigrationStep, by writer: MigrationEnvironment?) async throws(MigrationError) -> Bool
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
    func fingerprint(after step: MigrationStep) async throws(MigrationError) -> String? {
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

/// One section to run, and the ledger's statements for it.
struct MigrationStep: Sendable {
    let migration: Migration
    let isDown: Bool
    let ledger: Ledger
    let environment: MigrationEnvironment
    /// Whether the command ends with this step, so that the schema's fingerprint is stored: a catalog takes
    /// the longer to read the larger it is, and after each of many files that would be most of the time.
    let isLast: Bool

    var section: Migration.Section {
        isDown ? migration.down ?? migration.up : migration.up
    }

    /// What the ledger writes when the section is done, in the section's transaction.
    func done(fingerprint: String?, timing: LedgerTiming) -> [LedgerChange] {
        let stamp = environment.stamp
        guard isDown else {
            return ledger.together(
                ledger.insertion(
                    of: migration, state: .applied, fingerprint: fingerprint, timing: timing, by: stamp),
                ledger.entry(.up, migration.version, detail: migration.logDetail, after: timing, by: stamp))
        }
        return removal(fingerprint) + [ledger.entry(.down, migration.version, after: timing, by: stamp)]
    }

    /// Forgets the migration; a squash takes along what it stands for.
    private func removal(_ fingerprint: String?) -> [LedgerChange] {
        [ledger.deletion(of: migration.version)]
            + (migration.up.options.squashThrough.map { [ledger.deletion(through: $0)] } ?? [])
            + (fingerprint.map { [ledger.stamping($0)] } ?? [])
    }

    /// What the ledger writes before a section without a transaction.
    ///
    /// - Parameter note: what the log shall keep.
    func started(at timing: LedgerTiming, note: String? = nil) -> [LedgerChange] {
        let stamp = environment.stamp
        let version = migration.version
        guard isDown else {
            let start = LedgerTiming(startedAt: timing.startedAt)
            return [
                ledger.insertion(of: migration, state: .running, fingerprint: nil, timing: start, by: stamp),
                ledger.entry(.upStarted, version, detail: note, at: timing.startedAt, by: stamp),
            ]
        }
        return [
            ledger.update(version, to: .running),
            ledger.entry(.downStarted, version, detail: note, at: timing.startedAt, by: stamp),
        ]
    }

    /// What the ledger writes when a section without a transaction is done.
    func finished(fingerprint: String?, timing: LedgerTiming) -> [LedgerChange] {
        let stamp = environment.stamp
        guard isDown else {
            return [
                ledger.update(migration.version, to: .applied, fingerprint: fingerprint, timing: timing),
                ledger.entry(.up, migration.version, detail: migration.logDetail, after: timing, by: stamp),
            ]
        }
        return removal(fingerprint) + [ledger.entry(.down, migration.version, after: timing, by: stamp)]
    }

    /// What the ledger writes when such a section failed: `isClean` when nothing of it remained.
    func failed(_ reason: String, isClean: Bool, at time: String) -> [LedgerChange] {
        let stamp = environment.stamp
        let version = migration.version
        let event: LedgerEvent = isDown ? .downFailed : .upFailed
        let state: LedgerChange =
            switch (isClean, isDown) {
            case (true, false): ledger.deletion(of: version)
            case (true, true): ledger.update(version, to: .applied)
            case (false, _): ledger.update(version, to: .failed)
            }
        return [state, ledger.entry(event, version, detail: reason, at: time, by: stamp)]
    }
}

/// What became of a section that did not finish.
struct MigrationDiagnosis: Hashable, Sendable {
    enum Finding: Hashable, Sendable {
        /// Broken objects are in the way of another try.
        case leftovers([String])
        /// What the section was to do is done.
        case complete(String)
        /// Nothing of it is there.
        case absent(String)
        case unknown
    }

    var finding: Finding
    let isDown: Bool
    /// What else is known, for people.
    var note: [String] = []

    var leftovers: [String] {
        switch finding {
        case .leftovers(let names): names
        case .complete, .absent, .unknown: []
        }
    }
}
