internal import SQLMigrations

extension PostgreSQLSession {
    /// The locks on relations that were there before, read from inside the transaction that then rolls back.
    func locks(of migration: Migration, _ run: MigrationRun) async throws(MigrationError)
        -> [MigrationReport.TableLock]?
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
