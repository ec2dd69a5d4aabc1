import PostgreSQLMigrations
import SQLMigrations
import Testing

/// Where the ledger is, whatever the search path says.
@Suite struct LedgerPlaceTests {
    private let next = ["4_d.sql": "CREATE TABLE d (id integer);"]

    /// The database with this `search_path` of the connection; `nil` for the database's own.
    private func database(
        _ fixture: Fixture, path: String? = nil, ledger: String? = nil
    ) throws -> PostgreSQLMigrationDatabase {
        PostgreSQLMigrationDatabase(
            client: try #require(fixture.client), location: "test", schema: path, ledgerSchema: ledger)
    }

    private func set(path: String, _ fixture: Fixture) async throws {
        try await fixture.execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = \(path)', current_database()); END $$"
        )
    }

    private func schemas(of table: String, _ fixture: Fixture) async throws -> [String?] {
        try await fixture.rows(
            "SELECT schemaname::text FROM pg_tables WHERE tablename = '\(table)' ORDER BY 1"
        ).map { $0[0] }
    }

    @Test func `a schema named like the role takes nothing over`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            try await set(path: "\"$user\", public", fixture)
            let database = try database(fixture)
            var files = three
            files["4_s.sql"] =
                "DO $$ BEGIN EXECUTE format('CREATE SCHEMA %I', current_user); END $$; SELECT 1;"
            files["5_e.sql"] = "CREATE TABLE e (id integer);"
            #expect(try await fixture.migrator(files, on: database).up().exitCode == .done)
            files["6_f.sql"] = "CREATE TABLE f (id integer); INSERT INTO a VALUES (1);"
            let again = try await fixture.migrator(files, on: database).up()
            #expect(again.applied.map(\.name) == ["f"], "\(again.text)\(again.errorText)")
            #expect(again.warnings.contains { $0.contains("public") }, "\(again.warnings)")
            for table in ["schema_migrations", "a", "e", "f"] {
                #expect(try await schemas(of: table, fixture) == ["public"], "\(table)")
            }
            let status = try await fixture.migrator(files, on: database).status()
            #expect(status.pending == [])
            #expect(status.drift == false)
        }
    }

    @Test func `a search path of the database that has lost the ledger is refused, with both places`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE SCHEMA scratch")
            #expect(try await fixture.migrator(three, on: database(fixture)).up().exitCode == .done)
            try await set(path: "scratch", fixture)
            let other = try database(fixture)
            for report in [
                try await fixture.migrator(three, on: other).up(),
                try await fixture.migrator(three, on: other).status(),
                try await fixture.migrator(three, on: other).down(isConfirmed: true),
            ] {
                #expect(report.error?.code == .ledgerElsewhere, "\(report.text)")
                #expect(report.errorText.contains("public") && report.errorText.contains("scratch"))
            }
            #expect(try await schemas(of: "a", fixture) == ["public"])
            let named = try database(fixture, ledger: "public")
            var files = three
            files.merge(next) { $1 }
            #expect(try await fixture.migrator(files, on: named).up().applied.map(\.name) == ["d"])
            #expect(try await schemas(of: "d", fixture) == ["public"])
        }
    }

    @Test func `a ledger in another schema of the path is found, and two are refused until one is named`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE SCHEMA scratch")
            let site = try database(fixture, path: "main")
            #expect(try await fixture.migrator(three, on: site).up().exitCode == .done)
            let behind = try database(fixture, path: "scratch,main")
            let found = try await fixture.migrator(three, on: behind).up()
            #expect(found.exitCode == .done && found.applied.isEmpty, "\(found.text)\(found.errorText)")
            #expect(try await schemas(of: "schema_migrations", fixture) == ["main"])
            let second = try database(fixture, path: "scratch,main", ledger: "scratch")
            #expect(try await fixture.migrator(three, on: second).up().applied.count == 3)
            let both = try await fixture.migrator(three, on: behind).up()
            #expect(both.error?.code == .ledgerElsewhere)
            #expect(both.errorText.contains("scratch") && both.errorText.contains("main"))
            #expect(try await fixture.migrator(three, on: second).up().exitCode == .done)
            #expect(try await fixture.migrator(three, on: site).status().pending == [])
        }
    }

    @Test func `a site in each schema, named by the connection, has a ledger of its own`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE SCHEMA scratch")
            for path in ["main", "scratch"] {
                let report = try await fixture.migrator(three, on: database(fixture, path: path)).up()
                #expect(report.applied.count == 3, "\(report.text)\(report.errorText)")
            }
            #expect(try await schemas(of: "schema_migrations", fixture) == ["main", "scratch"])
            #expect(try await schemas(of: "a", fixture) == ["main", "scratch"])
        }
    }

    @Test func `a schema that is named must exist, and names its own ledger`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let missing = try await fixture.migrator(three, on: database(fixture, ledger: "nowhere")).up()
            #expect(missing.error?.code == .missingSchema)
            try await fixture.execute("CREATE SCHEMA \"odd \"\" name\"")
            let odd = try database(fixture, path: "main", ledger: "odd \" name")
            #expect(try await fixture.migrator(three, on: odd).up().applied.count == 3)
            #expect(try await schemas(of: "a", fixture) == ["odd \" name"])
            #expect(
                try await fixture.migrator(three, on: odd).down(.all, isConfirmed: true).undone.count == 3)
        }
    }

    @Test func `whoever uses the search path is refused when other tables hide those beside the ledger`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE SCHEMA scratch")
            try await set(path: "scratch, public", fixture)
            let named = try database(fixture, ledger: "public")
            #expect(try await fixture.migrator(three, on: named).up().exitCode == .done)
            let user = try fixture.migrator(three, on: database(fixture))
            #expect(try await user.check() == .current)
            try await fixture.execute("CREATE TABLE scratch.b (id integer)")
            let error = await #expect(throws: MigrationError.self) { try await user.check() }
            #expect(error?.code == .ledgerElsewhere)
            #expect(error?.message.contains("scratch") == true)
            #expect(try await fixture.migrator(three, on: named).check() == .current)
        }
    }

    @Test func `runners that see different paths make one ledger`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            try await fixture.execute("CREATE SCHEMA scratch")
            try await set(path: "scratch, main", fixture)
            let paths = [try database(fixture), try database(fixture, path: "main")]
            let migrators = try (0..<8).map { try fixture.migrator(three, on: paths[$0 % 2]) }
            let reports = await withTaskGroup(of: MigrationReport.self) { group in
                for migrator in migrators { group.addTask { await migrator.up() } }
                return await group.reduce(into: [MigrationReport]()) { $0.append($1) }
            }
            let ledgers = try await schemas(of: "schema_migrations", fixture)
            // The explicit path knows nothing of scratch, and may begin a ledger of its own beside it.
            #expect(Set(ledgers.compactMap(\.self)).isSubset(of: ["main", "scratch"]))
            for report in reports where report.exitCode != .done {
                #expect(report.error?.code == .ledgerElsewhere, "\(report.text)\(report.errorText)")
            }
            #expect(try await schemas(of: "a", fixture) == ledgers)
        }
    }
}
