import PostgreSQLMigrations
import SQLMigrations
import Testing

/// What happens to `CREATE INDEX CONCURRENTLY` and `DROP INDEX CONCURRENTLY` among other sessions.
@Suite struct ConcurrentBuildTests {
    private let files = [
        "1_a.sql": "CREATE TABLE a (id integer);",
        "2_i.sql": """
        -- migrate:up transaction=false
        CREATE INDEX CONCURRENTLY a_id ON a (id);
        -- migrate:down transaction=false
        DROP INDEX CONCURRENTLY a_id;
        """,
    ]

    /// A session with a snapshot that the build waits for, asking for the table that the build holds: what a
    /// database-wide ANALYZE does. The server ends the one that finds the deadlock, here the build.
    @Test func `a build that is the victim of a deadlock is tried again`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up(.steps(1)).exitCode == .done)
            // The build looks for a deadlock after 3 seconds, long after the other session began to wait.
            try await fixture.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''3s''', "
                    + "current_database()); END $$")
            let analysis = try await fixture.database.connect(.write)
            try await analysis.script(
                "SET deadlock_timeout = '1min'; BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1", by: .runner)
            let building = Task { await migrator.up() }
            try await fixture.waitForBuild()
            try await analysis.script("LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE; COMMIT", by: .runner)
            await analysis.close()
            let report = await building.value
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(
                fixture.progress.all.contains { if case .retrying = $0 { true } else { false } },
                "\(fixture.progress.all)")
            #expect(try await fixture.ledger() == ["1 applied", "2 applied"])
            let validity = "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'a_id'::regclass"
            #expect(try await fixture.rows(validity) == [["true"]])
        }
    }

    @Test func `a concurrent drop that was interrupted is tried again, not done by repair`() async throws {
        let version2 = try #require(MigrationVersion("2"))
        try await withFixture(.postgreSQL) { fixture in
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .done)
            let reader = try await fixture.database.connect(.write)
            try await reader.script("BEGIN; SELECT * FROM a", by: .runner)
            let dropping = Task { await migrator.down(isConfirmed: true) }
            try await fixture.waitForBuild()
            dropping.cancel()
            let interrupted = await dropping.value
            #expect(interrupted.exitCode != .done)
            try await reader.script("ROLLBACK", by: .runner)
            await reader.close()
            if await migrator.up().exitCode == .needsRepair {
                #expect(await migrator.repair(version2, .retry).exitCode == .done)
            }
            let again = await migrator.down(isConfirmed: true)
            #expect(again.exitCode == .done, "\(again.text)\(again.errorText)")
            #expect(again.undone.map(\.name) == ["i"])
            #expect(try await fixture.ledger() == ["1 applied"])
        }
    }
}

extension Fixture {
    /// Returns when a concurrent build waits for another session.
    fileprivate func waitForBuild() async throws {
        let waiting = """
            SELECT pid::text FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%CONCURRENTLY%'
                AND datname = current_database() AND pid <> pg_backend_pid()
            """
        while try await rows(waiting).isEmpty { await Task.yield() }
    }
}
