import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// Repairs against what is there, and the way back from each.
@Suite struct RepairTests {
    private static let whole =
        "SELECT CAST(version AS text), name, checksum, state, CAST(seq AS text), fingerprint, "
        + "CAST(started_at AS text), CAST(finished_at AS text), CAST(duration_ms AS text), app_version, host, "
        + "CAST(pid AS text) FROM schema_migrations ORDER BY seq"

    @Test(arguments: SQLDialect.all, [MigrationRepair.forget, .acceptChecksum])
    func `a repair is undone to the last column, and the undo again`(
        _ dialect: SQLDialect, _ repair: MigrationRepair
    ) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let before = try await fixture.rows(Self.whole)
            let version = try Provocation.version("2")
            let edited = try fixture.migrator(Provocation.changed("2_b.sql", to: "SELECT 1;"))
            let said = await edited.repair(version, repair, isForced: true)
            #expect(said.exitCode == .done, "\(said.errorText)")
            #expect(said.message?.contains("`migrate repair 2 --undo`") == true)
            let after = try await fixture.rows(Self.whole)
            #expect(after != before)
            for expected in [before, after, before] {
                let undo = await edited.repair(version, .undo)
                #expect(undo.exitCode == .done, "\(undo.errorText)")
                #expect(try await fixture.rows(Self.whole) == expected)
            }
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an undo keeps a contract, and what was being undone is known after it`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            let files = Provocation.changed("3_c.sql", to: "-- migrate:up contract\nDROP TABLE a;")
            let version = try Provocation.version("3")
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            let migrator = try fixture.migrator(files)
            #expect(await migrator.repair(version, .forget, isForced: true).exitCode == .done)
            #expect(await migrator.repair(version, .undo).exitCode == .done)
            let old = try fixture.migrator(Provocation.changed("3_c.sql", to: nil))
            #expect(try await old.check().error?.code == .contracted)
        }
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            try await fixture.execute(
                """
                UPDATE schema_migrations SET state = 'running' WHERE version = 3;
                UPDATE schema_migrations_log SET event = 'down-started' WHERE version = 3
                """)
            let migrator = try fixture.migrator(three)
            let version = try Provocation.version("3")
            #expect(await migrator.repair(version, .retry).exitCode == .done)
            #expect(try await fixture.ledger().last == "3 applied")
            #expect(await migrator.repair(version, .undo).exitCode == .done)
            #expect(await migrator.up().error?.code == .undoUnclear)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an undo is refused when its place was taken or something happened since`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let migrator = try fixture.migrator(three)
            let version = try Provocation.version("3")
            #expect(await migrator.repair(version, .forget, isForced: true).exitCode == .done)
            let other = [
                "1_a.sql": three["1_a.sql"] ?? "", "2_b.sql": three["2_b.sql"] ?? "", "4_d.sql": "SELECT 1;",
            ]
            #expect(try await fixture.migrator(other).up().applied.map(\.name) == ["d"])
            let undo = await migrator.repair(version, .undo)
            #expect(undo.error?.code == .nothingToUndo)
            #expect(undo.error?.message.contains("4 was applied in its place") == true)
            #expect(try await fixture.ledger() == ["1 applied", "2 applied", "4 applied"])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `the log tells everything that happened, and reading it creates nothing`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.log().log == [])
            #expect(try await fixture.allTables().isEmpty)
            #expect(await migrator.up(.steps(2)).exitCode == .done)
            #expect(await migrator.down(isConfirmed: true).exitCode == .done)
            let version = try Provocation.version("1")
            #expect(await migrator.repair(version, .forget, isForced: true).exitCode == .done)
            #expect(await migrator.repair(version, .undo).exitCode == .done)
            let report = await migrator.log()
            let events = report.log?.map { "\($0.version) \($0.event)" }
            #expect(events == ["1 up", "2 up", "2 down", "1 repair-forget", "1 repair-undo"])
            #expect(report.log?.last?.at == "2026-11-21T09:56:40.000Z")
            #expect(report.text.contains("repair-forget  1.0, process 42 on host"))
            #expect(report.json.contains(#""event":"repair-undo""#))
        }
    }

    /// A build that the ledger says is running, and what the database has of it.
    private static let build =
        "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (id);\n"
        + "-- migrate:down transaction=false\nDROP INDEX CONCURRENTLY i;"

    @Test(arguments: [
        (true, "up-started", MigrationRepair.retry), (true, "up-started", .forget),
        (false, "up-started", .applied), (true, "down-started", .forget),
        (false, "down-started", .applied), (false, "down-started", .retry),
    ])
    func `a repair that contradicts the database needs force, and the other one is named`(
        _ isThere: Bool, _ event: String, _ repair: MigrationRepair
    ) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let files = Provocation.changed("4_i.sql", to: Self.build)
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .done)
            try await fixture.execute(
                """
                UPDATE schema_migrations SET state = 'running' WHERE version = 4;
                UPDATE schema_migrations_log SET event = '\(event)' WHERE version = 4
                """)
            if !isThere { try await fixture.execute("DROP INDEX i") }
            let version = try Provocation.version("4")
            let refused = await migrator.repair(version, repair, isConfirmed: true)
            #expect(refused.error?.code == .contradicted, "\(refused.text)")
            #expect(try await fixture.ledger().last == "4 running")
            let named = try #require(refused.error?.hint.split(separator: "`").first)
            let right = try #require(MigrationRepair.allCases.first { named.hasSuffix("--\($0.rawValue)") })
            #expect(right != repair)
            #expect(await migrator.up().error?.hint.contains("repair 4 --\(right.rawValue)") == true)
            #expect(await migrator.repair(version, repair, isForced: true).exitCode == .done)
            #expect(await migrator.repair(version, .undo).exitCode == .done)
            #expect(try await fixture.ledger().last == "4 running")
            #expect(await migrator.repair(version, right).exitCode == .done)
        }
    }
}
