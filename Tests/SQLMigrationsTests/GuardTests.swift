import PostgreSQLMigrations
import SQLMigrations
import Testing

/// What a file may do to its constraints, role and transaction, and what the guard still catches then.
@Suite struct GuardTests {
    private static let tables = """
        CREATE TABLE p (id integer PRIMARY KEY);
        CREATE TABLE q (p integer CONSTRAINT q_p REFERENCES p DEFERRABLE INITIALLY DEFERRED);

        """

    /// What is done before an embedded end of the transaction, and must not open a way for it.
    static let preludes = [
        "SET CONSTRAINTS ALL IMMEDIATE;", "SET CONSTRAINTS ALL DEFERRED;", "SET CONSTRAINTS q_p IMMEDIATE;",
        "DO $$ BEGIN SET CONSTRAINTS ALL IMMEDIATE; END $$;", "ALTER TABLE q DISABLE TRIGGER ALL;",
        "SET session_replication_role = replica;", "SAVEPOINT s; CREATE TABLE r (); ROLLBACK TO s;",
        "SAVEPOINT s;", "DISCARD TEMP;", "SET default_transaction_deferrable = on;",
        "CREATE ROLE ROLENAME; SET LOCAL ROLE ROLENAME; RESET ROLE; DROP ROLE ROLENAME;",
        "CREATE ROLE ROLENAME; GRANT CREATE ON SCHEMA main TO ROLENAME; SET LOCAL ROLE ROLENAME;",
        "CREATE ROLE ROLENAME; DROP OWNED BY ROLENAME; DROP ROLE ROLENAME;", "DISCARD PLANS;",
        "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL IMMEDIATE;",
    ]

    private func prelude(_ text: String) -> String {
        text.replacing("ROLENAME", with: "guard_\(UInt64.random(in: 0...(.max)))")
    }

    @Test(arguments: preludes, [false, true])
    func `a file may do this, and is applied`(_ text: String, _ isPooled: Bool) async throws {
        let text = prelude(text)
        try await withFixture(.postgreSQL) { fixture in
            // Roles belong to the server: whatever stays of one goes with its rights.
            let file =
                Self.tables + text + "\nRESET ROLE;\n"
                + (text.contains("GRANT") ? dropping(text) : "")
            let database: any MigrationDatabase =
                isPooled ? PooledDatabase(fixture.database) : fixture.database
            let report = try await fixture.migrator(["1_a.sql": file, "2_b.sql": "SELECT 1;"], on: database)
                .up()
            #expect(report.exitCode == .done, "\(text): \(report.text)\(report.errorText)")
            #expect(try await fixture.ledger() == ["1 applied", "2 applied"])
        }
    }

    private func dropping(_ text: String) -> String {
        let role = text.split(separator: " ")[2].filter { $0 != ";" }
        return "DROP OWNED BY \(role); DROP ROLE \(role);"
    }

    @Test(arguments: preludes.filter { !$0.contains("ROLE") }, ["END;", "END AND CHAIN;", "/* */ end work;"])
    func `an end of the transaction behind it is caught, and nothing stays`(
        _ text: String, _ end: String
    ) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let file = Self.tables + text + "\n\(end)\nCREATE TABLE escaped ();"
            let report = try await fixture.migrator(["1_a.sql": file, "2_b.sql": "SELECT 1;"]).up()
            #expect(report.error?.code == .commitInFile, "\(text): \(report.text)\(report.errorText)")
            #expect(report.error?.location?.line == 4, "\(report.text)")
            #expect(try await fixture.tables().isEmpty)
            #expect(try await fixture.ledger().isEmpty)
        }
    }

    @Test func `a violated constraint that was deferred is an error of its file, in the file's settings`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            let file = Self.tables + "INSERT INTO q VALUES (1);\nSET CONSTRAINTS ALL IMMEDIATE;\nSELECT 1;"
            let report = try await fixture.migrator(["1_a.sql": file]).up()
            #expect(report.error?.code == .sql)
            #expect(report.error?.sqlState == "23503")
            #expect(report.error?.location?.line == 4)
            let late = try await fixture.migrator(["1_a.sql": Self.tables + "INSERT INTO q VALUES (1);"]).up()
            #expect(late.error?.sqlState == "23503")
            #expect(late.text.contains("deferred constraints"), "\(late.text)")
            #expect(try await fixture.tables().isEmpty)
        }
    }

    @Test(arguments: [
        ("DO $$ BEGIN COMMIT; END $$;", "2D000"),
        ("CREATE PROCEDURE c() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; CALL c();", "2D000"),
        ("DISCARD ALL;", "25001"), ("CLOSE ALL;", "34000"), ("SET TRANSACTION READ ONLY;", "25006"),
    ])
    func `what cannot go with the runner's transaction is an error of the file, and nothing stays`(
        _ text: String, _ state: String
    ) async throws {
        try await withFixture(.postgreSQL) { fixture in
            for files in [
                ["1_a.sql": Self.tables + text], ["1_a.sql": Self.tables + text, "2_b.sql": "SELECT 1;"],
            ] {
                let report = try await fixture.migrator(files).up()
                #expect(report.exitCode == .failed, "\(report.text)\(report.errorText)")
                #expect(report.error?.sqlState == state, "\(report.text)\(report.errorText)")
                #expect(report.error?.code == .sql, "\(report.text)\(report.errorText)")
                #expect(report.error?.fileState == .rolledBack)
                #expect(try await fixture.tables().isEmpty)
                #expect(try await fixture.ledger().isEmpty)
            }
        }
    }

    @Test func `a temporary table with deferred constraints ends with its file`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let file = """
                CREATE TEMP TABLE p (id integer PRIMARY KEY);
                CREATE TEMP TABLE q (p integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO q VALUES (1); INSERT INTO p VALUES (1);
                """
            let report = try await fixture.migrator(["1_a.sql": file, "2_b.sql": file]).up()
            #expect(report.applied.count == 2, "\(report.text)\(report.errorText)")
        }
    }
}
