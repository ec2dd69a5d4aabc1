extension Migrator {
    /// What `up` would run, after the very checks of `up`, and with its error. Reads only.
    ///
    /// - Parameters:
    ///   - extent: how far `up` would go.
    ///   - scratch: an empty database on which the files are tried, to see which tables each locks and rewrites; it is
    ///     empty again afterwards, where the down sections allow it. How long a scan takes cannot be seen there.
    public func plan(
        _ extent: MigrationExtent = .all, scratch: (any MigrationDatabase)? = nil
    ) async -> MigrationReport {
        var report = await perform("plan", .read) { (report, session, run) async throws(MigrationError) in
            let comparison = try await self.comparison(session)
            let chosen = try await self.checked(comparison, extent, session, &report, run)
            report.pending = chosen.map(\.version)
            report.planned = chosen.map { migration in
                MigrationReport.Planned(
                    version: migration.version, name: migration.name, file: migration.file,
                    isTransactional: migration.up.options.isTransactional, sql: migration.up.body)
            }
        }
        guard let scratch else { return report.invoked(as: "plan\(extent.flags)") }
        report = report.invoked(as: "plan\(extent.flags) --locks URL")
        guard report.error == nil, let planned = report.planned, !planned.isEmpty else { return report }
        let rehearsal = Migrator(set, database: scratch, environment: environment, policy: policy)
        let traced = await rehearsal.trace(Set(planned.map(\.version)))
        report.error = traced.error
        for (index, plan) in planned.enumerated() {
            report.planned?[index].locks = traced.locks[plan.version]
        }
        return report
    }

    /// Applies everything to a scratch database, and watches the locks of those in `versions`.
    private func trace(_ versions: Set<MigrationVersion>) async -> MigrationReport {
        let migrations = set.migrations
        return await rehearse("plan") { (report, rehearsal) async throws(MigrationError) in
            for migration in migrations {
                if versions.contains(migration.version), migration.up.options.isTransactional {
                    report.locks[migration.version] = try await rehearsal.session.locks(
                        of: migration, rehearsal.run)
                }
                try await rehearsal.apply(migration)
            }
        }
    }
}
