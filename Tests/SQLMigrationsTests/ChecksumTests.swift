import ArticlesPostgreSQL
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct ChecksumTests {
    private let body = "CREATE TABLE a (id integer);\n"

    private func checksum(_ options: String) throws -> String? {
        let text = "-- migrate:up \(options)\n\(body)"
        return try MigrationSet(dialect: .sqlite, files: [("9_a.sql", text)]).migrations.first?.checksum
    }

    @Test(arguments: [
        "allow=rename", "allow=rename,type-change", "contract", "out-of-order", "only", "lock_timeout=5s",
        "contract only allow=rename",
    ])
    func `options that do not change what runs do not count`(_ options: String) throws {
        #expect(try checksum(options) == checksum(""))
    }

    @Test(arguments: ["transaction=false", "squash-through=3"])
    func `options that change what runs count`(_ options: String) throws {
        #expect(try checksum(options) != checksum(""))
    }

    /// Made by the release before.
    @Test func `a checksum of text alone is what it always was`() throws {
        #expect(try checksum("") == "7faec02910a846b51d5d96c50c09bafd09ed68049be31da127ee640285a99762")
        #expect(
            try checksum("transaction=false")
                == "678bd103650042da024858b32d2fb9f440418af0353cfc592112f7ca1c3188e9")
        let crlf = try MigrationSet(
            dialect: .sqlite, files: [("9_a.sql", "CREATE TABLE a (id integer);\u{A0}\t\r\n \u{2003}\r\n")])
        #expect(try crlf.migrations.first?.checksum == checksum(""))
    }

    /// The checksums of `CREATE TABLE a (id integer);` with options, by the formula of the release before.
    static let former = [
        (
            "lock_timeout=500ms contract out-of-order only allow=rename",
            "4dcf16adda3790ab910c5c9a404e33adeed6808e0ef43ef3a826d52f3115940d"
        ),
        ("contract", "ca01eb638f5a427f3e681be52274c118d60e6f087766c7a6c182011b856ed2c1"),
        ("transaction=false only", "d5beb22b2bcc9bceda5224d40bb483f5d32b73aafdc410d0dcc6c7a553844ea0"),
        (
            "allow=type-change,rename", "5c04197435c811ba643f2caf4613f37b5a8703b29db7367b1f2103f99dcf246b"
        ),
        // The option came after the file had been applied.
        ("allow=rename", "7faec02910a846b51d5d96c50c09bafd09ed68049be31da127ee640285a99762"),
        (
            "contract allow=rename,truncate",
            "ca01eb638f5a427f3e681be52274c118d60e6f087766c7a6c182011b856ed2c1"
        ),
    ]

    @Test(arguments: SQLDialect.all, ["applied", "baseline"])
    func `a ledger of an earlier release fits, and an edit is still found`(
        _ dialect: SQLDialect, _ state: String
    ) async throws {
        try await withFixture(dialect) { fixture in
            #expect(try await fixture.migrator(["9_a.sql": body]).up().exitCode == .done)
            for (options, checksum) in Self.former {
                try await fixture.execute(
                    "UPDATE schema_migrations SET checksum = '\(checksum)', state = '\(state)'")
                let text = "-- migrate:up \(options)\n\(body)"
                let report = try await fixture.migrator(["9_a.sql": text]).up()
                #expect(report.exitCode == .done, "\(options): \(report.errorText)")
                let edited = text.replacing("integer", with: "text")
                let refused = try await fixture.migrator(["9_a.sql": edited]).up()
                #expect(refused.error?.code == .modified, "\(options)")
            }
        }
    }

    @Test func `a ledger in which an earlier release recorded the shipped files fits`() async throws {
        let recorded = [
            "20261121000001": "46675b4bf5ea8874b1722d0ba6413b13ca43d369c47e8539b8e6ac438d83899b",
            "20261122000002": "bf26cdb36fbc8239b2d9b51fafa4c47d250e88ee49b705176515f51a12e2ff89",
            "20261122000003": "2a6a5c7f22679138eea7f8e96b4ead8156e02fa442903f7ac4a4e8a2f1e1cded",
        ]
        try await withFixture(.postgreSQL) { fixture in
            let migrator = Migrator(
                try PostgreSQLMigrationDatabase.migrations(), database: fixture.database,
                environment: try fixture.migrator([:]).environment)
            #expect(await migrator.up().exitCode == .done)
            for (version, checksum) in recorded {
                try await fixture.execute(
                    "UPDATE schema_migrations SET checksum = '\(checksum)' WHERE version = \(version)")
            }
            let report = await migrator.status(isStrict: true)
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
        }
    }

    @Test(arguments: SQLDialect.all)
    func `an applied file may say allow, and lose it again`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            for options in ["", "allow=rename", "contract lock_timeout=1s", "allow=truncate only", ""] {
                let report = try await fixture.migrator(["9_a.sql": "-- migrate:up \(options)\n\(body)"]).up()
                #expect(report.exitCode == .done, "\(options): \(report.errorText)")
            }
            #expect(try await fixture.ledger() == ["9 applied"])
        }
    }
}
