import PostgreSQLMigrations
import SQLMigrations
import Testing

/// Indexes of somebody else beside those of a migration without a transaction.
@Suite struct ForeignIndexTests {
    private let version2 = MigrationVersion("2")
    private let table = ["1_a.sql": "CREATE TABLE a (id integer, word text);"]

    /// An INVALID index that somebody else left.
    private func leaveInvalid(_ fixture: Fixture, _ name: String = "theirs", on table: String = "a")
        async throws
    {
        try await fixture.execute("INSERT INTO \(table) (id) VALUES (1), (1)")
        await #expect(throws: MigrationConnectionError.self) {
            try await fixture.execute("CREATE UNIQUE INDEX CONCURRENTLY \(name) ON \(table) (id)")
        }
    }

    private func files(_ statement: String) -> [String: String] {
        table.merging(["2_i.sql": "-- migrate:up transaction=false\n\(statement);"]) { $1 }
    }

    private func invalid(_ fixture: Fixture) async throws -> [String] {
        try await fixture.rows(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
        ).compactMap { $0[0] }
    }

    @Test(arguments: ["ON a (word)", "ON ONLY a (word)", "mine ON a (word)", "theirs2 ON main.a (word)"])
    func `an index that was built is applied, whatever stood beside it`(_ index: String) async throws {
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            try await leaveInvalid(fixture)
            let report = try await fixture.migrator(files("CREATE INDEX CONCURRENTLY \(index)")).up()
            #expect(report.applied.map(\.name) == ["i"], "\(report.text)\(report.errorText)")
            #expect(try await invalid(fixture) == ["theirs"])
        }
    }

    @Test func `of an unnamed index that failed, a retry drops ours and leaves theirs`() async throws {
        let version = try #require(version2)
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            try await leaveInvalid(fixture)
            let migrator = try fixture.migrator(files("CREATE UNIQUE INDEX CONCURRENTLY ON a (id)"))
            let failed = await migrator.up()
            #expect(failed.error?.code == .invalidIndex, "\(failed.text)\(failed.errorText)")
            #expect(failed.error?.details.contains { $0.contains("a_id_idx") } == true)
            #expect(failed.error?.details.contains { $0.contains("theirs") } == false)
            #expect(await migrator.up().error?.code == .invalidIndex)
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(try await invalid(fixture) == ["theirs"])
            try await fixture.execute("DELETE FROM a")
            #expect(await migrator.up().applied.map(\.name) == ["i"])
        }
    }

    @Test func `an unnamed index whose runner died before it began is not there, theirs or not`() async throws
    {
        let version = try #require(version2)
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            try await leaveInvalid(fixture)
            let migrator = try fixture.migrator(files("CREATE INDEX CONCURRENTLY ON a (word)"))
            #expect(await migrator.up().exitCode == .done)
            try await fixture.execute(
                "DROP INDEX a_word_idx; UPDATE schema_migrations SET state = 'running' WHERE version = 2")
            #expect(await migrator.up().error?.code == .notBegun)
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(await migrator.up().applied.map(\.name) == ["i"])
            try await fixture.execute("UPDATE schema_migrations SET state = 'running' WHERE version = 2")
            #expect(await migrator.up().error?.code == .doneUnrecorded)
            #expect(try await invalid(fixture) == ["theirs"])
        }
    }

    @Test func `a name that somebody's INVALID index has is refused, and theirs stays`() async throws {
        let version = try #require(version2)
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            try await leaveInvalid(fixture)
            let plain = try await fixture.migrator(files("CREATE INDEX CONCURRENTLY theirs ON a (word)")).up()
            #expect(plain.error?.code == .sql, "\(plain.text)\(plain.errorText)")
            #expect(plain.error?.sqlState == "42P07")
            #expect(plain.error?.fileState == .unchanged)
            let file = "CREATE INDEX CONCURRENTLY IF NOT EXISTS theirs ON a (word)"
            let migrator = try fixture.migrator(files(file))
            let conditional = await migrator.up()
            #expect(conditional.exitCode == .needsRepair, "\(conditional.text)")
            #expect((conditional.text + conditional.errorText).contains("was there before"))
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(try await invalid(fixture) == ["theirs"])
        }
    }

    @Test func `an index of the same name in another schema is not meant`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            try await fixture.execute("CREATE SCHEMA scratch; CREATE TABLE scratch.a (id integer)")
            try await leaveInvalid(fixture, "mine", on: "scratch.a")
            let report = try await fixture.migrator(files("CREATE INDEX CONCURRENTLY mine ON a (word)")).up()
            #expect(report.applied.map(\.name) == ["i"], "\(report.text)\(report.errorText)")
            #expect(try await invalid(fixture) == ["scratch.mine"])
        }
    }

    @Test func `what REINDEX leaves is dropped by a retry, and what was there before stays`() async throws {
        let version = try #require(version2)
        try await withFixture(.postgreSQL) { fixture in
            let first = ["1_a.sql": "CREATE TABLE a (id integer, word text); CREATE INDEX words ON a (word);"]
            #expect(try await fixture.migrator(first).up().exitCode == .done)
            try await leaveInvalid(fixture, "old_ccnew")
            let file = "-- migrate:up transaction=false\nREINDEX TABLE CONCURRENTLY a;"
            let migrator = try fixture.migrator(first.merging(["2_r.sql": file]) { $1 })
            #expect(await migrator.up().applied.map(\.name) == ["r"])
            // As if its runner had died: a copy is left that nobody uses.
            try await fixture.execute(
                "UPDATE schema_migrations SET state = 'running' WHERE version = 2;"
                    + "CREATE INDEX words_ccnew ON a (word);"
                    + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'words_ccnew'::regclass")
            let diagnosed = await migrator.up()
            #expect(diagnosed.error?.code == .invalidIndex, "\(diagnosed.errorText)")
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(try await invalid(fixture) == ["old_ccnew"])
        }
    }

    @Test func `an index that another session builds is not ours to drop`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            #expect(try await fixture.migrator(table).up().exitCode == .done)
            let migrator = try fixture.migrator(files("CREATE INDEX CONCURRENTLY ON a (word)"))
            #expect(await migrator.up().exitCode == .done)
            try await fixture.execute(
                "DROP INDEX a_word_idx; UPDATE schema_migrations SET state = 'running' WHERE version = 2")
            let reader = try await fixture.database.connect(.write)
            try await reader.script("BEGIN; INSERT INTO a VALUES (7)", by: .runner)
            let building = Task { try await fixture.execute("CREATE INDEX CONCURRENTLY others ON a (word)") }
            let waiting = """
                SELECT 'x' FROM pg_stat_progress_create_index WHERE index_relid <> 0
                    AND phase LIKE 'waiting%' AND datname = current_database()
                """
            while try await fixture.rows(waiting).isEmpty { await Task.yield() }
            let report = await migrator.up()
            #expect(report.error?.code == .notBegun, "\(report.errorText)")
            try await reader.script("COMMIT", by: .runner)
            await reader.close()
            try await building.value
            #expect(try await invalid(fixture).isEmpty)
        }
    }

    @Test func `a partition that is half detached is told with how to end it`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let first = [
                "1_a.sql": """
                CREATE TABLE a (id integer) PARTITION BY LIST (id);
                CREATE TABLE a1 PARTITION OF a FOR VALUES IN (1);
                """
            ]
            #expect(try await fixture.migrator(first).up().exitCode == .done)
            let file = "-- migrate:up transaction=false\nALTER TABLE a DETACH PARTITION a1 CONCURRENTLY;"
            let migrator = try fixture.migrator(first.merging(["2_d.sql": file]) { $1 })
            let reader = try await fixture.database.connect(.write)
            try await reader.script("BEGIN; SELECT * FROM a", by: .runner)
            let running = Task { await migrator.up() }
            let pending = "SELECT 'x' FROM pg_inherits WHERE inhdetachpending"
            while try await fixture.rows(pending).isEmpty { await Task.yield() }
            running.cancel()
            let report = await running.value
            try await reader.script("ROLLBACK", by: .runner)
            await reader.close()
            #expect(
                (report.text + report.errorText).contains("FINALIZE"), "\(report.text)\(report.errorText)")
            try await fixture.execute("ALTER TABLE a DETACH PARTITION a1 FINALIZE")
            #expect(await migrator.up().error?.code == .doneUnrecorded)
        }
    }
}
