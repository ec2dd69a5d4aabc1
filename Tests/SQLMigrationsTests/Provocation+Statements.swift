import Foundation
import PostgreSQLMigrations
import SQLMigrations
import Testing

extension Provocation {
    /// What a database says to a statement.
    static let ofStatements: [Provocation] = [
        Provocation(.sql) { fixture in try await fixture.migrator(["1_a.sql": "SELECT slgu;"]).up() },
        Provocation(.sql, .postgreSQL) { fixture in
            try await fixture.migrator(["1_a.sql": "SELECT slgu;"]).up()
        },
        Provocation(.sql, .postgreSQL) { fixture in try await fixture.migrator(["1_i.sql": build]).up() },
        Provocation(.lockTimeout, .postgreSQL) { fixture in
            let holder = try await fixture.applied(three).database.connect(.write)
            try await holder.script("BEGIN; LOCK TABLE a", by: .runner)
            let report = try await fixture.migrator(
                changed("4_d.sql", to: "ALTER TABLE a ADD COLUMN d integer;")
            ).up()
            await holder.close()
            return report
        },
        Provocation(.orphanedRows) { fixture in
            let orphan = """
                CREATE TABLE p (id integer PRIMARY KEY);
                CREATE TABLE q (p integer REFERENCES p);
                INSERT INTO q VALUES (1);
                """
            return try await fixture.migrator(["1_a.sql": orphan]).up()
        },
        Provocation(.commitInFile, .postgreSQL) { fixture in
            try await fixture.migrator(["1_a.sql": "CREATE TABLE a (id integer);\nEND;"]).up()
        },
        Provocation(.rollbackInFile, .postgreSQL) { fixture in
            let database = AlteredDatabase(database: fixture.database, aftermath: "ROLLBACK; BEGIN")
            return try await fixture.migrator(three, on: database).up()
        },
        Provocation(.databaseRefused) { fixture in
            try await fixture.execute("CREATE TABLE schema_migrations_log (id integer PRIMARY KEY)")
            return try await fixture.migrator(three).up()
        },
    ]

    /// Migrations that did not finish, and repairs that do not help.
    static let ofRepair: [Provocation] = [
        Provocation(.unfinished) { fixture in
            try await fixture.died(at: 2, of: three).migrator(three).status(isStrict: true)
        },
        Provocation(.unfinishedElsewhere) { fixture in
            try await fixture.died(at: 3, of: three).migrator(changed("3_c.sql", to: nil))
                .down(isConfirmed: true)
        },
        Provocation(.building) { fixture in
            let dead = try await fixture.died(at: 3, of: three)
            let path = fixture.database.location + "-migrate.lock"
            let descriptor = unsafe open(path, O_RDWR | O_CREAT, 0o644)
            #expect(flock(descriptor, LOCK_EX) == 0)
            defer { close(descriptor) }
            return try await dead.migrator(three).status(isStrict: true)
        },
        Provocation(.contradicted, .postgreSQL) { fixture in
            try await fixture.died(at: 4, of: indexed).migrator(indexed).repair(try version("4"), .retry)
        },
        Provocation(.contradicted, .postgreSQL) { fixture in
            let dead = try await fixture.died(at: 4, of: indexed)
            try await dead.execute("DROP INDEX i")
            return try await dead.migrator(indexed).repair(try version("4"), .applied)
        },
        Provocation(.stillNeeded) { fixture in
            try await fixture.applied(three).migrator(three).repair(try version("2"), .forget)
        },
        Provocation(.anotherRelease) { fixture in
            try await fixture.applied(three).migrator(changed("3_c.sql", to: nil))
                .repair(try version("3"), .forget)
        },
        Provocation(.notConfirmed) { fixture in
            try await fixture.died(at: 2, of: three).migrator(three).repair(try version("2"), .forget)
        },
        Provocation(.nothingToUndo) { fixture in
            try await fixture.applied(three).migrator(three).repair(try version("2"), .undo)
        },
        Provocation(.nothingToUndo) { fixture in
            let migrator = try await fixture.applied(three).migrator(three)
            let version = try version("3")
            #expect(await migrator.repair(version, .forget, isForced: true).exitCode == .done)
            try await fixture.execute("DROP TABLE c")
            #expect(await migrator.up().exitCode == .done)
            return await migrator.repair(version, .undo)
        },
        Provocation(.unclear) { fixture in try await fixture.died(at: 2, of: three).migrator(three).up() },
        Provocation(.undoUnclear) { fixture in
            try await fixture.died(at: 2, of: three, event: "down-started").migrator(three).up()
        },
        Provocation(.notBegun, .postgreSQL) { fixture in
            let dead = try await fixture.died(at: 4, of: indexed)
            try await dead.execute("DROP INDEX i")
            return try await dead.migrator(indexed).up()
        },
        Provocation(.doneUnrecorded, .postgreSQL) { fixture in
            try await fixture.died(at: 4, of: indexed).migrator(indexed).up()
        },
        Provocation(.undoneUnrecorded, .postgreSQL) { fixture in
            let dead = try await fixture.died(at: 4, of: indexed, event: "down-started")
            try await dead.execute("DROP INDEX i")
            return try await dead.migrator(indexed).up()
        },
        Provocation(.invalidIndex, .postgreSQL) { fixture in try await fixture.withDuplicates().up() },
        Provocation(.invalidIndex, .postgreSQL) { fixture in
            let migrator = try await fixture.withDuplicates()
            #expect(await migrator.up().exitCode == .needsRepair)
            return await migrator.up()
        },
        Provocation(.notComplete, .postgreSQL) { fixture in
            let migrator = try await fixture.withDuplicates()
            #expect(await migrator.up().exitCode == .needsRepair)
            return await migrator.repair(try version("4"), .applied)
        },
        Provocation(.notInLedger) { fixture in
            try await fixture.migrator(three).repair(try version("1"), .retry)
        },
        Provocation(.nothingToRepair) { fixture in
            try await fixture.applied(three).migrator(three).repair(try version("1"), .retry)
        },
        Provocation(.checksumAccepted) { fixture in
            try await fixture.applied(three).migrator(three).repair(try version("1"), .acceptChecksum)
        },
        Provocation(.noFile) { fixture in
            let version = try version("3")
            let set = changed("3_c.sql", to: nil)
            return try await fixture.applied(three).migrator(set).repair(version, .acceptChecksum)
        },
        Provocation(.noFile) { fixture in
            let version = try version("3")
            let set = changed("3_c.sql", to: nil)
            return try await fixture.died(at: 3, of: three).migrator(set).repair(version, .retry)
        },
    ]

    private static let build = """
        -- migrate:up transaction=false
        CREATE INDEX CONCURRENTLY i ON a (id);
        -- migrate:down transaction=false
        DROP INDEX CONCURRENTLY i;
        """
    private static let indexed = changed("4_i.sql", to: build)
}

extension Fixture {
    /// With these files applied, but for the ledger that says that a runner died at the version.
    fileprivate func died(
        at version: Int, of files: [String: String], event: String = "up-started"
    ) async throws -> Fixture {
        let fixture = try await applied(files)
        try await fixture.execute(
            """
            UPDATE schema_migrations SET state = 'running' WHERE version = \(version);
            UPDATE schema_migrations_log SET event = '\(event)' WHERE version = \(version)
            """)
        return fixture
    }

    /// A migrator whose unique index cannot be built.
    fileprivate func withDuplicates() async throws -> Migrator {
        try await applied(three).execute("CREATE TABLE d (id integer); INSERT INTO d VALUES (1), (1)")
        return try migrator(
            Provocation.changed(
                "4_i.sql",
                to: "-- migrate:up transaction=false\nCREATE UNIQUE INDEX CONCURRENTLY i ON d (id);"))
    }
}
