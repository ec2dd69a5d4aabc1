import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// What planted faults showed that no other test noticed.
@Suite struct PlantedFaultTests {
    @Test(arguments: SQLDialect.all)
    func `after each repair it is known whether the schema drifted`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up().exitCode == .done)
            let version = try Provocation.version("3")
            let died = "UPDATE schema_migrations SET state = 'running', fingerprint = NULL WHERE version = 3"
            try await fixture.execute(died)
            #expect(await migrator.repair(version, .applied).exitCode == .done)
            #expect(await migrator.status().drift == false)
            try await fixture.execute("\(died); DROP TABLE c")
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(await migrator.status().drift == false)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a squash that goes down takes along the rows that it stands for`(_ dialect: SQLDialect) async throws
    {
        let squash = [
            "5_all.sql": """
            -- migrate:up squash-through=3
            CREATE TABLE a (id integer); CREATE TABLE b (id integer); CREATE TABLE c (id integer);
            -- migrate:down
            DROP TABLE a; DROP TABLE b; DROP TABLE c;
            """
        ]
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let migrator = try fixture.migrator(squash)
            #expect(await migrator.up().exitCode == .done)
            #expect(try await fixture.ledger().last == "5 applied")
            #expect(await migrator.down(isConfirmed: true).undone.map(\.name) == ["all"])
            #expect(try await fixture.ledger().isEmpty)
            #expect(await migrator.up().applied.map(\.name) == ["all"])
        }
    }

    @Test func `a down section without a transaction is refused through a pooler, confirmed or not`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            let files = Provocation.changed(
                "4_i.sql",
                to: "-- migrate:up\nCREATE INDEX i ON a (id);\n"
                    + "-- migrate:down transaction=false\nDROP INDEX CONCURRENTLY i;")
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            let pooled = try fixture.migrator(files, on: PooledDatabase(fixture.database))
            for isConfirmed in [true, false] {
                #expect(await pooled.down(isConfirmed: isConfirmed).error?.code == .pooler)
            }
            #expect(try await fixture.ledger().last == "4 applied")
        }
    }

    @Test func `two schemas of one database do not wait for each other`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let holder = Task { try await fixture.migrator(["1_a.sql": "SELECT pg_sleep(600);"]).up() }
            await fixture.progress.wait { !$0.isEmpty }
            let other = try fixture.migrator(three, on: fixture.scratch, policy: .hasty)
            #expect(await other.up().exitCode == .done)
            holder.cancel()
            #expect(try await holder.value.error?.code == .interrupted)
        }
    }
}
