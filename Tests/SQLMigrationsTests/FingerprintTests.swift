import SQLMigrations
import Testing

/// The fingerprint of a schema is stored once a command, with the last migration that it leaves in force.
@Suite struct FingerprintTests {
    @Test(arguments: SQLDialect.allCases)
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

    @Test(arguments: SQLDialect.allCases)
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
    @Test(arguments: SQLDialect.allCases)
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
}

extension Fixture {
    /// The versions whose rows have a fingerprint.
    fileprivate func fingerprinted() async throws -> [String] {
        try await rows(
            "SELECT CAST(version AS text) FROM schema_migrations WHERE fingerprint IS NOT NULL ORDER BY seq"
        ).compactMap { $0[0] }
    }
}
