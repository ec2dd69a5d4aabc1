import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// Two releases on one database: what a program has no file for must not stop it.
@Suite struct ReleaseTests {
    /// The old release has 1 and 3, the new one has a late 2 as well, and 4.
    private static let old = Provocation.changed("2_b.sql", to: nil)
    private static let new = [
        "1_a.sql": three["1_a.sql"] ?? "", "3_c.sql": three["3_c.sql"] ?? "",
        "2_b.sql": "-- migrate:up out-of-order\nCREATE TABLE b (id integer);\n-- migrate:down\nDROP TABLE b;",
    ]
    private static let fourth = "-- migrate:up\nCREATE TABLE d (id integer);\n-- migrate:down\nDROP TABLE d;"

    /// Nothing stops the program, and it knows of the others.
    private func expectServed(
        _ migrator: Migrator, _ applied: [String] = [], _ place: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let plan = await migrator.plan()
        let up = await migrator.up()
        #expect(up.exitCode == .done, "\(up.text)\(up.errorText)", sourceLocation: place)
        #expect(plan.exitCode == .done, "\(plan.errorText)", sourceLocation: place)
        #expect(plan.planned?.map(\.name) == applied, sourceLocation: place)
        #expect(up.applied.map(\.name) == applied, sourceLocation: place)
        #expect(up.warnings.contains { $0.contains("release") }, "\(up.warnings)", sourceLocation: place)
        let state = try await migrator.check()
        #expect(state.error == nil, "\(state)", sourceLocation: place)
        #expect(state.warning?.contains("release") == true, sourceLocation: place)
        #expect(await migrator.status(isStrict: true).exitCode == .done, sourceLocation: place)
    }

    @Test(arguments: SQLDialect.all)
    func `a late file of the new release, applied after all of the old one's, stops nothing`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(Self.old).up().exitCode == .done)
            #expect(try await fixture.migrator(Self.new).up().applied.map(\.name) == ["b"])
            try await expectServed(try fixture.migrator(Self.old))
            #expect(try await fixture.migrator(Self.new).status(isStrict: true).exitCode == .done)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `on a database that the new release made, its late file is known by what the log says`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(Self.new).up().applied.map(\.name) == ["a", "b", "c"])
            try await expectServed(try fixture.migrator(Self.old))
            try await fixture.execute("UPDATE schema_migrations_log SET detail = 'x'")
            let report = try await fixture.migrator(Self.old).up()
            #expect(report.error?.code == .missingFile, "without a word in the log, a file was deleted")
            try await fixture.execute("UPDATE schema_migrations SET app_version = '1.0.1' WHERE version = 2")
            try await expectServed(try fixture.migrator(Self.old))
            try await fixture.execute("UPDATE schema_migrations SET app_version = '0.9' WHERE version = 2")
            #expect(try await fixture.migrator(Self.old).up().error?.code == .missingFile)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a release at work above all files says that a lower row may be its own`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            let files = Provocation.changed("4_d.sql", to: Self.fourth)
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            try await expectServed(try fixture.migrator(Self.old))
        }
    }

    @Test(arguments: SQLDialect.all)
    func `two branches apply their files in turn, and neither stops the other, now or later`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            let left = Provocation.changed("3_c.sql", to: nil)
            #expect(try await fixture.migrator(left).up().exitCode == .done)
            try await expectServed(try fixture.migrator(Self.old), ["c"])
            try await expectServed(try fixture.migrator(Self.old))
            try await expectServed(try fixture.migrator(left))
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an older release's file is not late because of what it does not know`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            let newer = ["1_a.sql": three["1_a.sql"] ?? "", "4_d.sql": Self.fourth]
            #expect(try await fixture.migrator(newer).up().exitCode == .done)
            try await expectServed(try fixture.migrator(Self.old), ["c"])
            let merged = Self.old.merging(newer) { first, _ in first }
            #expect(try await fixture.migrator(merged).up().exitCode == .done)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `what the new release left running or failed is its own affair, unless it is a contract`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            let newer = Provocation.changed("4_d.sql", to: Self.fourth)
            #expect(try await fixture.migrator(newer).up().exitCode == .done)
            for state in ["running", "failed"] {
                try await fixture.execute("UPDATE schema_migrations SET state = '\(state)' WHERE version = 4")
                let old = try fixture.migrator(three)
                try await expectServed(old)
                #expect(await old.status().entries?.last?.state.rawValue == state)
                #expect(await old.down(isConfirmed: true).error?.code == .unfinishedElsewhere)
                #expect(await old.down(isConfirmed: false).error?.code == .unfinishedElsewhere)
                #expect(await old.baseline(try Provocation.version("2")).exitCode == .refused)
                #expect(try await fixture.migrator(newer).up().exitCode == .needsRepair)
                #expect(try await fixture.migrator(newer).plan().exitCode == .needsRepair)
            }
            let yes = dialect == .postgreSQL ? "true" : "1"
            try await fixture.execute("UPDATE schema_migrations SET contract = \(yes) WHERE version = 4")
            #expect(try await fixture.migrator(three).check().error?.code == .contracted)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a squash of the new release stands for the old one's files`(_ dialect: SQLDialect) async throws {
        let squash = [
            "5_all.sql": """
            -- migrate:up squash-through=3
            CREATE TABLE a (id integer PRIMARY KEY);
            CREATE TABLE b (id integer PRIMARY KEY);
            CREATE TABLE c (id integer PRIMARY KEY);
            """
        ]
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(squash).up().applied.map(\.name) == ["all"])
            try await expectServed(try fixture.migrator(three))
            #expect(try await fixture.tables() == ["a", "b", "c"])
            try await fixture.execute("UPDATE schema_migrations_log SET detail = 'x'")
            #expect(try await fixture.migrator(three).up().error?.code == .outOfOrder)
            #expect(try await fixture.tables() == ["a", "b", "c"])
        }
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            #expect(try await fixture.migrator(squash).up().exitCode == .done)
            try await expectServed(try fixture.migrator(three))
            #expect(try await fixture.migrator(squash).up().exitCode == .done)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a deleted file is missing, and no hint forgets it lightly`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let report = try await fixture.migrator(Self.old).up()
            #expect(report.error?.code == .missingFile)
            #expect(report.error?.hint.contains("--forget --force`") == true)
            #expect(try await fixture.migrator(Self.old).plan().error?.code == .missingFile)
        }
    }

    @Test(arguments: [
        ("1.10.0", "1.9", true), ("1.9", "1.10.0", false), ("2", "2.0.0", false), ("1.0.1", "1.0", true),
        ("dev", "1.0", false), ("2.0", "dev", false),
    ])
    func `a row of a newer version of the program is told by numbers`(
        _ row: String, _ own: String, _ isNewer: Bool
    ) async throws {
        try await withFixture(.sqlite) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            try await fixture.execute("UPDATE schema_migrations SET app_version = '\(row)' WHERE version = 2")
            let plain = try fixture.migrator(Self.old)
            var environment = plain.environment
            environment.appVersion = own
            let migrator = Migrator(plain.set, database: fixture.database, environment: environment)
            #expect((await migrator.up().error == nil) == isNewer)
        }
    }
}
