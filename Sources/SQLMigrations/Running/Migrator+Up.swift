/// How far a command goes.
public enum MigrationExtent: Sendable, Hashable {
    case all
    /// Through this version.
    case through(MigrationVersion)
    /// At most so many migrations.
    case steps(Int)
}

extension Migrator {
    /// Applies what is pending, in order, each file in a transaction of its own.
    ///
    /// Checks everything before the first statement. A file that fails leaves those before it applied. A
    /// database that a newer program migrated is left as it is, with a warning.
    public func up(_ extent: MigrationExtent = .all) async -> MigrationReport {
        await perform("up", .write) { (report, session, run) async throws(MigrationError) in
            guard try await !self.isDone(extent, &report, session, run) else { return }
            try await self.locked(session, run) { () async throws(MigrationError) in
                try await self.upLocked(extent, &report, session, run)
            }
        }.invoked(as: "up\(extent.flags)")
    }

    /// Whether nothing is left to do: then the lock is not waited for, which another release may hold for long.
    private func isDone(
        _ extent: MigrationExtent, _ report: inout MigrationReport, _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) -> Bool {
        let comparison = try await comparison(session)
        guard !comparison.rows.isEmpty, comparison.problems.isEmpty, comparison.unfinished.isEmpty,
            comparison.building.isEmpty, comparison.squashToRecord == nil,
            try extent.choose(comparison.pending, in: set).isEmpty
        else { return false }
        report.current = comparison.current
        report.pending = comparison.pending.map(\.version)
        if let warning = comparison.warning { run.warn(warning) }
        return true
    }

    private func upLocked(
        _ extent: MigrationExtent, _ report: inout MigrationReport, _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) {
        let comparison = try await lockedComparison(session)
        let chosen = try await checked(comparison, extent, session, &report, run)
        try await prepareLedger(comparison, isGoingOn: !chosen.isEmpty, session, run)
        do throws(MigrationError) {
            for migration in chosen {
                let isLast = migration.version == chosen.last?.version
                try await apply(migration, isLast: isLast, &report, session, run)
            }
        } catch {
            if !report.applied.isEmpty, error.kind != .needsRepair { await session.stamp(run) }
            throw error
        }
    }

    private func apply(
        _ migration: Migration, isLast: Bool, _ report: inout MigrationReport,
        _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) {
        try run.checkCancellation()
        run.report(.running(version: migration.version, name: migration.name))
        let step = MigrationStep(
            migration: migration, isDown: false, ledger: session.ledger, environment: environment,
            isLast: isLast)
        let timing = run.timing()
        let isMine = try await execute(step, session, run)
        report.pending?.removeAll { $0 == migration.version }
        report.current = max(report.current ?? .zero, migration.version)
        guard isMine else { return }
        let time = timing().milliseconds ?? 0
        report.applied.append(.init(version: migration.version, name: migration.name, milliseconds: time))
    }

    /// Runs a step in the way that its section asks for.
    func execute(
        _ step: MigrationStep, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> Bool {
        run.notices.begin(step.migration.version)
        defer { run.notices.begin(nil) }
        guard !step.section.options.isTransactional else {
            return try await session.runTransactional(step, run)
        }
        try await session.runBare(step, run)
        return true
    }

    /// What is to be applied, when nothing stands against it: all that `up` and `plan` look at.
    func checked(
        _ comparison: SchemaComparison, _ extent: MigrationExtent, _ session: any MigrationSession,
        _ report: inout MigrationReport, _ run: MigrationRun
    ) async throws(MigrationError) -> [Migration] {
        report.current = comparison.current
        report.pending = comparison.pending.map(\.version)
        if let error = MigrationError.joining(comparison.problems) { throw error }
        try await checkFinished(comparison, session)
        let chosen = try extent.choose(comparison.pending, in: set)
        var problems: [MigrationError] = []
        for migration in chosen {
            do throws(MigrationError) {
                try migration.check(dialect: set.dialect)
            } catch { problems.append(error) }
        }
        if let error = MigrationError.joining(problems) { throw error }
        if chosen.contains(where: { !$0.up.options.isTransactional }),
            let error = session.refusalOfBareSections
        {
            throw error
        }
        let findings = chosen.flatMap { MigrationLint($0, dialect: set.dialect).findings }
        report.findings = findings
        for warning in set.warnings + findings.map(\.description) { run.warn(warning) }
        if let warning = comparison.warning { run.warn(warning) }
        return chosen
    }

    /// Stops when a migration of this program did not finish, with what is known of it.
    func checkFinished(
        _ comparison: SchemaComparison, _ session: any MigrationSession
    ) async throws(MigrationError) {
        guard let row = comparison.unfinished.first else {
            if !comparison.building.isEmpty, let error = SchemaState(comparison).error { throw error }
            return
        }
        let message = "\(row.version) \(row.name) did not finish"
        let event = try await session.connection.value(session.ledger.lastEvent(of: row.version))
        let isDown = event.flatMap(LedgerEvent.init)?.isDown ?? false
        guard let migration = set.migration(row.version) else {
            throw MigrationError(.unfinishedElsewhere, "\(message), and has no file here").with {
                $0.version = row.version
            }
        }
        let diagnosis = try await session.diagnose(migration, isDown: isDown)
        throw MigrationError(diagnosis.code, message).with {
            $0.version = row.version
            $0.location = SourceLocation(file: migration.file)
            $0.details = diagnosis.explanation
            $0.isUndoing = isDown
        }
    }

    /// Creates the ledger, and records a squash whose migrations are there.
    ///
    /// - Parameter isGoingOn: whether migrations follow: the log then keeps which rows they met without a file,
    ///   since the order of application does not tell any more.
    private func prepareLedger(
        _ comparison: SchemaComparison, isGoingOn: Bool, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) {
        let ledger = session.ledger
        let environment = environment
        try await session.transaction(run) { () async throws(MigrationError) in
            try await session.createLedger()
            let met = isGoingOn ? comparison.unnoted : []
            try await session.connection.write(
                met.map { ledger.entry(.elsewhere, $0, at: run.timestamp, by: environment.stamp) })
            guard let squash = comparison.squashToRecord else { return }
            let timing = LedgerTiming(startedAt: run.timestamp, finishedAt: run.timestamp, milliseconds: 0)
            try await session.connection.write([
                ledger.insertion(
                    of: squash, state: .applied, fingerprint: comparison.fingerprint, timing: timing,
                    by: environment.stamp),
                ledger.entry(
                    .squash, squash.version, detail: squash.logDetail, at: run.timestamp,
                    by: environment.stamp),
            ])
        }
    }
}

extension MigrationExtent {
    /// The part of `pending` that is meant.
    func choose(_ pending: [Migration], in set: MigrationSet) throws(MigrationError) -> [Migration] {
        switch self {
        case .all: return pending
        case .steps(let count): return Array(pending.prefix(max(0, count)))
        case .through(let version):
            guard let last = set.migration(version) else {
                throw MigrationError(.unknownVersion, "there is no migration \(version)")
            }
            return pending.filter { $0.position <= last.position }
        }
    }
}
