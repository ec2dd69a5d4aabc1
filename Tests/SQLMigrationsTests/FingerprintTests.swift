import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// The fingerprint of a schema is stored once a command, with the last migration that it leaves in force.
@Suite struct FingerprintTests {
    @Test(arguments: SQLDialect.all)
    func `up stores it with its last migration, and down with the one that is last then`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up().exitCode == .done)
            #expect(try await fixture.fingerprinted() == ["3"])
            #expect(await migrator.status().drift == false)
            #expect(await migrator.down(isConfirmed: true).exitCode == .done)
            #expect(try await fixture.fingerprinted() == ["2"])
            #expect(await migrator.status().drift == false)
            try await fixture.execute("ALTER TABLE a ADD COLUMN by_hand text")
            #expect(await migrator.status().drift == true)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a command that fails stores it with the last migration before the failure`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            files["3_c.sql"] = "CREATE TABLE a (id integer);"
            let migrator = try fixture.migrator(files)
            #expect(await migrator.up().exitCode == .failed)
            #expect(try await fixture.fingerprinted() == ["2"])
            #expect(await migrator.status().drift == false)
        }
    }

    /// A command that was killed has stored nothing: a schema of an earlier time would look like a change.
    @Test(arguments: SQLDialect.all)
    func `without it, nothing is said of drift`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up(.steps(1)).exitCode == .done)
            #expect(await migrator.up(.steps(1)).exitCode == .done)
            try await fixture.execute("UPDATE schema_migrations SET fingerprint = NULL WHERE version = 2")
            #expect(await migrator.status().drift == nil)
            #expect(await migrator.up().exitCode == .done)
            #expect(await migrator.status().drift == false)
        }
    }

    @Test func `it tells every change of every kind of object`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let rare = rarePostgreSQL.flatMap { [$0.1, $0.2] }
            let changes = [richPostgreSQL] + visibleChanges + rare
            let prints = try await fixture.fingerprints(after: changes)
            for (index, change) in changes.enumerated() where index > 0 {
                #expect(prints[index] != prints[index - 1], "not seen: \(change)")
            }
            #expect(prints.allSatisfy { $0.hasPrefix("2:postgres") && $0.contains(":database:") })
        }
    }

    @Test func `it does not tell what leaves the schema as it is`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            #expect(await (try fixture.migrator(["1_a.sql": richPostgreSQL])).up().exitCode == .done)
            for change in invisibleChanges {
                for statement in change.split(separator: "; ") {
                    try await fixture.execute(String(statement))
                }
                let status = await (try fixture.migrator(["1_a.sql": richPostgreSQL])).status()
                #expect(status.drift == false, "seen: \(change)")
            }
        }
    }

    @Test func `in SQLite it tells strings from names, keywords from names, and upper case from lower`()
        async throws
    {
        let spellings = [
            "a text DEFAULT 'A'", "a text DEFAULT 'a'", "a text DEFAULT null", "a text DEFAULT \"null\"",
            "A text",
            "a text", "a text COLLATE nocase", "\"a b\" text", "a b text", "a text DEFAULT 'x''y'",
            "a text DEFAULT (x'41')", "a text DEFAULT ('x' || '41')", "a text /* no difference */ ",
        ]
        try await withFixture(.sqlite) { fixture in
            let tables = spellings.map { "DROP TABLE IF EXISTS t; CREATE TABLE t (\($0));" }
            let prints = try await fixture.fingerprints(after: tables)
            #expect(Set(prints).count == spellings.count - 1)
            #expect(prints.last == prints[5])
            let marks = ["PRAGMA user_version = 3;", "PRAGMA application_id = 4;"]
            #expect(try await Set(fixture.fingerprints(after: tables + marks)).count == spellings.count + 1)
        }
    }

    @Test func `a table that was rebuilt and renamed is the same in SQLite`() async throws {
        try await withFixture(.sqlite) { fixture in
            let prints = try await fixture.fingerprints(after: [
                "CREATE TABLE a (id integer PRIMARY KEY, t text);",
                "CREATE TABLE b (id INTEGER PRIMARY KEY , t text ) ; DROP TABLE a; ALTER TABLE b RENAME TO a;",
            ])
            // The keyword may be written in any way, the type is kept as it is written.
            #expect(prints[0] != prints[1])
            let same = try await fixture.fingerprints(after: [
                "CREATE TABLE a (id integer PRIMARY KEY, t text);",
                "CREATE TABLE b (id integer primary key , t text ) ; DROP TABLE a; ALTER TABLE b RENAME TO a;",
            ])
            #expect(same[0] == same[1])
        }
    }

    /// Of other extents, versions and formulas nothing can be said.
    @Test func `a fingerprint of another formula is unknown, not drift`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up().exitCode == .done)
            try await fixture.execute(
                "UPDATE schema_migrations SET fingerprint = '1:postgres15:abc' WHERE version = 3")
            #expect(await migrator.status().drift == nil)
        }
    }

    @Test func `two sites in two schemas of a database do not see each other's changes`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let main = try fixture.migrator(three)
            #expect(await main.up().exitCode == .done)
            let other = try #require(fixture.neighbour)
            try await fixture.execute("CREATE SCHEMA second")
            #expect(await main.status().drift == true, "a schema that nobody's ledger is in")
            #expect(await (try fixture.migrator(three, on: other)).up().exitCode == .done)
            #expect(await main.status().drift == nil, "the extent is another")
            var files = three
            files["4_d.sql"] = "CREATE TABLE d (id integer);"
            let next = try fixture.migrator(files)
            #expect(await next.up().exitCode == .done)
            try await fixture.execute(
                "CREATE TABLE second.more (id integer); CREATE EXTENSION pg_trgm SCHEMA second")
            #expect(await next.status().drift == false)
            try await fixture.execute("CREATE PUBLICATION p FOR TABLE main.d")
            #expect(await next.status().drift == true)
        }
    }

    @Test func `tables that others make and drop meanwhile do not stop a runner`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let others = Task {
                while !Task.isCancelled {
                    let tables = (1...20).map {
                        "CREATE TABLE main.other\($0) (id integer PRIMARY KEY, t text DEFAULT 'x')"
                    }
                    try await fixture.execute(tables.joined(separator: "; "))
                    try await fixture.execute(
                        "DROP TABLE " + (1...20).map { "main.other\($0)" }.joined(separator: ", "))
                }
            }
            for number in 1...12 {
                let files = ["\(number)_a.sql": "CREATE TABLE a\(number) (id integer PRIMARY KEY);"]
                let before = (1..<number).map {
                    ("\($0)_a.sql", "CREATE TABLE a\($0) (id integer PRIMARY KEY);")
                }
                let all = files.merging(before) { file, _ in file }
                let report = await (try fixture.migrator(all)).up()
                #expect(report.exitCode == .done, "\(report.errorText)")
                let status = await (try fixture.migrator(all)).status()
                #expect(status.exitCode == .done, "\(status.errorText)")
            }
            others.cancel()
            _ = try? await others.value
        }
    }
}

extension Fixture {
    /// The fingerprints that are stored after each of these migrations.
    fileprivate func fingerprints(after sections: [String]) async throws -> [String] {
        let files = sections.enumerated().map { ("\($0.offset + 1)_x.sql", $0.element) }
        try await reset()
        let migrator = try migrator(Dictionary(uniqueKeysWithValues: files))
        for section in sections {
            let report = await migrator.up(.steps(1))
            try #require(report.exitCode == .done, "\(section): \(report.text)\(report.errorText)")
        }
        return try await rows("SELECT fingerprint FROM schema_migrations ORDER BY seq").compactMap { $0[0] }
    }

    /// Forgets what was applied, and removes the table of these tests.
    private func reset() async throws {
        guard dialect == .sqlite else { return }
        try await execute(
            "DROP TABLE IF EXISTS schema_migrations; DROP TABLE IF EXISTS schema_migrations_log; "
                + "DROP TABLE IF EXISTS a; DROP TABLE IF EXISTS t; PRAGMA user_version = 0; PRAGMA application_id = 0"
        )
    }

    /// The versions whose rows have a fingerprint.
    fileprivate func fingerprinted() async throws -> [String] {
        try await rows(
            "SELECT CAST(version AS text) FROM schema_migrations WHERE fingerprint IS NOT NULL ORDER BY seq"
        ).compactMap { $0[0] }
    }
}
