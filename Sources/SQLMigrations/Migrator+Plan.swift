extension Migrator {
    /// What `up` would run, after the very checks of `up`, and with its error. Reads only.
    ///
    /// - Parameter scratch: an empty database on which the files are tried, to see which tables each locks
    ///   and rewrites; it is empty again afterwards, where the down sections allow it. How long a scan takes
    ///   cannot be seen there.
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
                if versions.contains(migration.version), migration.up.options.isTransactional,
                    let postgres = rehearsal.session as? PostgreSQLSession
                {
                    report.locks[migration.version] = try await postgres.trace(migration, rehearsal.run)
                }
                try await rehearsal.apply(migration)
            }
        }
    }
}

extension PostgreSQLSession {
    /// The locks on relations that were there before, read from inside the transaction that then rolls back.
    func trace(_ migration: Migration, _ run: MigrationRun) async throws(MigrationError) -> [MigrationReport
        .TableLock]
    {
        let step = MigrationStep(
            migration: migration, isDown: false, ledger: ledger, environment: run.environment, isLast: false)
        try await begin(run)
        do throws(MigrationError) {
            try await connection.run(
                """
                CREATE TEMPORARY TABLE schema_migrations_before ON COMMIT DROP AS
                    SELECT c.oid, c.relfilenode FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                """)
            do throws(MigrationConnectionError) {
                try await connection.script(migration.up.body, by: .migration)
            } catch { throw MigrationError(error, in: step, state: .rolledBack) }
            let rows = try await connection.rows(
                LedgerStatement(
                    """
                    SELECT n.nspname || '.' || c.relname, l.mode, (c.relfilenode <> b.relfilenode)::int::text
                    FROM pg_catalog.pg_locks l JOIN pg_temp.schema_migrations_before b ON b.oid = l.relation
                        JOIN pg_catalog.pg_class c ON c.oid = l.relation
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
                        AND c.relname NOT IN ('schema_migrations', 'schema_migrations_log')
                    ORDER BY 1, 2
                    """))
            await rollback(run)
            return rows.map { row in
                MigrationReport.TableLock(
                    relation: row[0] ?? "?", mode: row[1] ?? "?", isRewritten: row[2] == "1")
            }
        } catch {
            await rollback(run)
            throw error
        }
    }
}
