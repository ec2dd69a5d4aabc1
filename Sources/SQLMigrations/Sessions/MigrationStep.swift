/// One section to run, and the ledger's statements for it.
public struct MigrationStep: Sendable {
    /// The migration.
    public let migration: Migration
    /// Whether it is undone.
    public let isDown: Bool
    /// The ledger that it is written into.
    public let ledger: Ledger
    /// Clock, host, process and version.
    public let environment: MigrationEnvironment
    /// Whether the command ends with this step, so that the schema's fingerprint is stored: a catalog takes
    /// the longer to read the larger it is, and after each of many files that would be most of the time.
    public let isLast: Bool

    /// A step of a command.
    public init(
        migration: Migration, isDown: Bool, ledger: Ledger, environment: MigrationEnvironment, isLast: Bool
    ) {
        self.migration = migration
        self.isDown = isDown
        self.ledger = ledger
        self.environment = environment
        self.isLast = isLast
    }

    /// The section to run: the down section of a migration that is undone, and has one.
    public var section: Migration.Section {
        isDown ? migration.down ?? migration.up : migration.up
    }

    /// What the ledger writes when the section is done, in the section's transaction.
    public func done(fingerprint: String?, timing: LedgerTiming) -> [LedgerChange] {
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
    /// - Parameters:
    ///   - timing: when it begins.
    ///   - note: what the log shall keep.
    public func started(at timing: LedgerTiming, note: String? = nil) -> [LedgerChange] {
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
    public func finished(fingerprint: String?, timing: LedgerTiming) -> [LedgerChange] {
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
    public func failed(_ reason: String, isClean: Bool, at time: String) -> [LedgerChange] {
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
