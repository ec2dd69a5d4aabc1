import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct HistoryTests {
    @Test(arguments: SQLDialect.all)
    func `status creates nothing`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            let report = try await fixture.migrator(three).status()
            #expect(report.exitCode == .done)
            #expect(report.entries?.map(\.state) == [.pending, .pending, .pending])
            #expect(try await fixture.allTables().isEmpty)
            #expect(try await fixture.migrator(three).status(isStrict: true).exitCode == .pending)
            if case .sqlite = dialect {
                #expect(!FileManager.default.fileExists(atPath: fixture.database.location))
            }
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an edited up section stops everything, and shows both hashes`(_ dialect: SQLDialect) async throws {
        let version1 = try #require(MigrationVersion("1"))
        try await withFixture(dialect) { fixture in
            let old = try fixture.migrator(three)
            #expect(await old.up(.steps(2)).exitCode == .done)
            var files = three
            files["1_a.sql"] = "-- migrate:up\nCREATE TABLE a (id bigint PRIMARY KEY);\n"
            let migrator = try fixture.migrator(files)
            let hashes = try [old, migrator].map { try #require($0.set.migrations.first).checksum }
            for report in [await migrator.up(), await migrator.status(isStrict: true)] {
                #expect(report.exitCode == .integrity)
                #expect(hashes.allSatisfy(report.errorText.contains))
            }
            #expect(try await migrator.check().error?.exitCode == .integrity)
            #expect(try await fixture.tables() == ["a", "b"])
            #expect(await migrator.repair(version1, .acceptChecksum).exitCode == .done)
            #expect(await migrator.up().applied.map(\.name) == ["c"])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `line ends, blanks at their ends and the down section may change`(_ dialect: SQLDialect) async throws
    {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let changed = three.mapValues { text in
                "\u{FEFF}" + text.split(separator: "\n").joined(separator: "  \t\r\n")
                    + "\r\n-- and more\r\n\r\n"
            }
            let migrator = try fixture.migrator(changed)
            #expect(await migrator.up().exitCode == .done)
            #expect(try await migrator.check() == .current)
        }
    }

    @Test(arguments: SQLDialect.all)
    func
        `a version that comes late is refused, unless it says so; down follows the order of application`(
            _ dialect: SQLDialect
        ) async throws
    {
        try await withFixture(dialect) { fixture in
            var files = three
            files["2_b.sql"] = nil
            #expect(try await fixture.migrator(files).up().exitCode == .done)
            let refused = try await fixture.migrator(three).up()
            #expect(refused.exitCode == .integrity)
            #expect(refused.error?.version?.description == "2")
            #expect(try await fixture.tables() == ["a", "c"])
            files["2_b.sql"] = three["2_b.sql"]?.replacing("migrate:up", with: "migrate:up out-of-order")
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().applied.map(\.name) == ["b"])
            let down = await migrator.down(.through(.zero), isConfirmed: true)
            #expect(down.undone.map(\.name) == ["b", "c", "a"], "\(down.errorText)")
            #expect(try await fixture.tables().isEmpty)
            #expect(try await fixture.ledger().isEmpty)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `down refuses what is not confirmed, irreversible or unknown, and touches nothing`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            files["2_b.sql"] = "CREATE TABLE b (id integer);"
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .done)
            #expect(await migrator.down(isConfirmed: false).exitCode == .refused)
            let all = await migrator.down(.all, isConfirmed: true)
            #expect(all.exitCode == .refused)
            #expect(all.undone.isEmpty)
            #expect(try await fixture.tables() == ["a", "b", "c"])
            #expect(await migrator.down(isConfirmed: true).undone.map(\.name) == ["c"])
            #expect(await migrator.up().applied.map(\.name) == ["c"])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a database ahead is left alone, unless a contract says that this program is too old`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            var newer = three
            newer["4_d.sql"] = "CREATE TABLE d (id integer);"
            #expect(try await fixture.migrator(newer).up().exitCode == .done)
            let old = try fixture.migrator(three)
            let report = await old.up()
            #expect(report.exitCode == .done)
            #expect(report.warnings.count == 1)
            #expect(try await old.check().error == nil)
            #expect(await old.down(isConfirmed: true).exitCode == .refused)
            newer["5_e.sql"] = "-- migrate:up contract\nDROP TABLE a;"
            #expect(try await fixture.migrator(newer).up().exitCode == .done)
            #expect(try await old.check().error?.exitCode == .integrity)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an older row without a file is missing, until it is forgotten`(_ dialect: SQLDialect) async throws {
        let version2 = try #require(MigrationVersion("2"))
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            var files = three
            files["2_b.sql"] = nil
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .integrity)
            #expect(await migrator.status().entries?.map(\.state) == [.applied, .missingFile, .applied])
            #expect(await migrator.repair(version2, .forget).error?.code == .anotherRelease)
            #expect(await migrator.repair(version2, .forget, isForced: true).exitCode == .done)
            #expect(await migrator.up().exitCode == .done)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a squash starts an empty database, is recorded in one that has it all, and refuses an older one`(
        _ dialect: SQLDialect
    ) async throws {
        let squashed = [
            "5_all.sql": """
            -- migrate:up squash-through=3
            CREATE TABLE a (id integer PRIMARY KEY);
            CREATE TABLE b (id integer PRIMARY KEY);
            CREATE TABLE c (id integer PRIMARY KEY);
            """,
            "4_d.sql": "CREATE TABLE d (id integer);",
        ]
        try await withFixture(dialect) { fixture in
            let report = try await fixture.migrator(squashed).up()
            #expect(report.applied.map(\.name) == ["all", "d"], "\(report.errorText)")
        }
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(three).up().exitCode == .done)
            let report = try await fixture.migrator(squashed).up()
            #expect(report.applied.map(\.name) == ["d"], "\(report.errorText)")
            #expect(try await fixture.ledger().contains("5 applied"))
            #expect(try await fixture.migrator(squashed).check() == .current)
        }
        try await withFixture(dialect) { fixture in
            let old = try fixture.migrator(three)
            #expect(await old.up(.steps(2)).exitCode == .done)
            #expect(try await fixture.migrator(squashed).up().exitCode == .integrity)
            #expect(try await fixture.tables() == ["a", "b"])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a baseline records what is there, on an empty ledger only`(_ dialect: SQLDialect) async throws {
        let version2 = try #require(MigrationVersion("2"))
        try await withFixture(dialect) { fixture in
            try await fixture.execute(
                "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY)")
            let migrator = try fixture.migrator(three)
            #expect(await migrator.baseline(version2).exitCode == .done)
            #expect(await migrator.baseline(version2).exitCode == .refused)
            #expect(await migrator.up().applied.map(\.name) == ["c"])
            #expect(try await fixture.ledger() == ["1 baseline", "2 baseline", "3 applied"])
            let edited = try fixture.migrator(Provocation.changed("1_a.sql", to: "SELECT 1;"))
            for report in [await edited.up(), await edited.plan(), await edited.status(isStrict: true)] {
                #expect(report.error?.code == .modified, "\(report.text)")
            }
            #expect(await edited.status().entries?.map(\.state) == [.modified, .baseline, .applied])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a change by hand is drift`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up().exitCode == .done)
            #expect(await migrator.status().drift == false)
            try await fixture.execute("ALTER TABLE a ADD COLUMN note text")
            let report = await migrator.status()
            #expect(report.drift == true)
            #expect(report.json.contains(#""drift":true"#))
            #expect(await migrator.up().exitCode == .done)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `another tool's ledger is left alone`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            try await fixture.execute("CREATE TABLE schema_migrations (version text)")
            #expect(try await fixture.migrator(three).up().exitCode == .refused)
            #expect(try await fixture.migrator(three).status().exitCode == .refused)
            #expect(try await fixture.tables().isEmpty)
        }
    }
}
