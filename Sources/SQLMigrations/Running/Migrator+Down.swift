extension Migrator {
    /// Undoes migrations in the reverse order of their application.
    ///
    /// Checks first that each of them can be undone. Refuses unless `isConfirmed`: rows are lost.
    ///
    /// - Parameters:
    ///   - extent: `.through(V)` goes down to `V`, which stays.
    ///   - isConfirmed: whether rows may be lost.
    public func down(_ extent: MigrationExtent = .steps(1), isConfirmed: Bool) async -> MigrationReport {
        await perform("down", isConfirmed ? .write : .read) {
            (report, session, run) async throws(MigrationError) in
            guard isConfirmed else {
                let comparison = try await self.comparison(session)
                let chosen = try await self.checkedDown(comparison, extent, &report, session)
                return try Self.refuseUnconfirmed(chosen)
            }
            try await self.locked(session, run) { () async throws(MigrationError) in
                try await self.downLocked(extent, &report, session, run)
            }
        }.invoked(as: "down\(extent == .steps(1) ? "" : extent.flags)\(isConfirmed ? " --yes" : "")")
    }

    /// What is to be undone, when nothing stands against it: all that `down` looks at, confirmed or not.
    private func checkedDown(
        _ comparison: SchemaComparison, _ extent: MigrationExtent, _ report: inout MigrationReport,
        _ session: any MigrationSession
    ) async throws(MigrationError) -> [Migration] {
        report.current = comparison.current
        if let error = MigrationError.joining(comparison.problems) { throw error }
        try await checkFinished(comparison, session)
        let chosen = try chosen(extent, among: comparison.rows)
        if chosen.contains(where: { $0.down?.options.isTransactional == false }),
            let error = session.refusalOfBareSections
        {
            throw error
        }
        return chosen
    }

    private static func refuseUnconfirmed(_ chosen: [Migration]) throws(MigrationError) {
        guard !chosen.isEmpty else { return }
        throw MigrationError(
            .notConfirmed,
            "this would undo \(chosen.map(\.version.description).joined(separator: ", ")); rows are lost")
    }

    private func downLocked(
        _ extent: MigrationExtent, _ report: inout MigrationReport, _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) {
        let comparison = try await lockedComparison(session)
        let chosen = try await checkedDown(comparison, extent, &report, session)
        var remaining = comparison.rows
        do throws(MigrationError) {
            for migration in chosen {
                let isLast = migration.version == chosen.last?.version
                try await undo(migration, isLast: isLast, &report, session, run)
                let squashed = migration.up.options.squashThrough ?? .zero
                remaining.removeAll { $0.version == migration.version || $0.version <= squashed }
                report.current = remaining.filter(\.isInForce).map(\.version).max()
            }
        } catch {
            if !report.undone.isEmpty, error.kind != .needsRepair { await session.stamp(run) }
            throw error
        }
    }

    private func undo(
        _ migration: Migration, isLast: Bool, _ report: inout MigrationReport,
        _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) {
        try run.checkCancellation()
        run.report(.undoing(version: migration.version, name: migration.name))
        let step = MigrationStep(
            migration: migration, isDown: true, ledger: session.ledger, environment: environment,
            isLast: isLast)
        let timing = run.timing()
        guard try await execute(step, session, run) else { return }
        let time = timing().milliseconds ?? 0
        report.undone.append(.init(version: migration.version, name: migration.name, milliseconds: time))
    }

    /// The migrations to undo, the last applied first, when all of them can be.
    private func chosen(
        _ extent: MigrationExtent, among rows: [LedgerRow]
    ) throws(MigrationError) -> [Migration] {
        let stack = rows.sorted { $0.sequence > $1.sequence }.filter { row in
            // What a squash stands for goes with the squash.
            guard let squash = set.squash, rows.contains(where: { $0.version == squash.version }) else {
                return true
            }
            return row.version > squash.position
        }
        let chosen: [LedgerRow]
        switch extent {
        case .all: chosen = stack
        case .steps(let count): chosen = Array(stack.prefix(max(0, count)))
        case .through(let version):
            guard version == .zero || stack.contains(where: { $0.version == version }) else {
                throw MigrationError(.notApplied, "\(version) is not applied")
            }
            let target = set.migration(version)?.position ?? version
            chosen = stack.filter { (set.migration($0.version)?.position ?? $0.version) > target }
        }
        return try undoable(chosen)
    }

    private func undoable(_ rows: [LedgerRow]) throws(MigrationError) -> [Migration] {
        var migrations: [Migration] = []
        for row in rows {
            guard let migration = set.migration(row.version) else {
                throw MigrationError(
                    row.isInForce ? .noFile : .unfinishedElsewhere,
                    row.isInForce
                        ? "\(row.version) \(row.name) has no file here, so nobody knows how to undo it"
                        : "\(row.version) \(row.name) did not finish, and has no file here"
                ).with { $0.version = row.version }
            }
            guard let down = migration.down else {
                throw MigrationError.migration(
                    .irreversible, migration, "is irreversible: \(migration.whyIrreversible)")
            }
            try migration.check(down, dialect: set.dialect)
            migrations.append(migration)
        }
        return migrations
    }
}
