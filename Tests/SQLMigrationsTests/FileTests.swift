import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct FileTests {
    private func migration(_ text: String, named name: String = "1_a.sql") throws(MigrationError)
        -> Migration?
    {
        try MigrationSet(dialect: .postgreSQL, files: [(name: name, contents: text)]).migrations.first
    }

    @Test func `sections, options and lines are read`() throws {
        let text = """
            -- What it is for.
            --migrate:up lock_timeout=500ms contract out-of-order only allow=rename,type-change\r
            SELECT 1;
              --  migrate:down  transaction=false
            SELECT 2;
            """
        let found = try #require(try migration(text, named: "0012_a-B_c.sql"))
        #expect(found.version.description == "12")
        #expect(found.name == "a-B_c")
        #expect(found.up.body == "SELECT 1;\n")
        #expect(found.up.firstLine == 3)
        #expect(found.up.options.lockTimeout == .milliseconds(500))
        #expect(found.up.options.isContract && found.up.options.isOutOfOrder && found.up.options.isOnly)
        #expect(found.up.options.allowed == [.rename, .typeChange])
        #expect(found.down?.body == "SELECT 2;")
        #expect(found.down?.firstLine == 5)
        #expect(found.down?.options.isTransactional == false)
    }

    @Test func `a file without markers goes up only`() throws {
        let found = try #require(try migration("SELECT 1;"))
        #expect(found.down == nil)
        #expect(found.up.firstLine == 1)
    }

    @Test(
        arguments: [
            ("1_a.sql", "-- migrate:up nonsense\nSELECT 1;", 1),
            ("1_a.sql", "-- migrate:up transaction=maybe\n", 1),
            ("1_a.sql", "-- migrate:up lock_timeout=\n", 1), ("1_a.sql", "-- migrate:up contract=yes\n", 1),
            ("1_a.sql", "-- migrate:up transaction=false lock_timeout=1s\n", 1),
            ("1_a.sql", "-- migrate:up allow=everything\n", 1), ("1_a.sql", "\n-- migrate:sideways\n", 2),
            ("1_a.sql", "-- migrate:down\nSELECT 1;", 1), ("1_a.sql", "-- migrate:up\n-- migrate:up\n", 2),
            ("1_a.sql", "-- migrate:up\n-- migrate:down\n-- migrate:down\n", 3),
            ("1_a.sql", "-- migrate:up\n-- migrate:down contract\n", 2),
            ("1_a.sql", "SELECT 1;\n-- migrate:up\n", 1),
            ("1_a.sql", "-- migrate:up squash-through=1\nSELECT 1;", nil),
            ("a.sql", "SELECT 1;", nil), ("0_a.sql", "SELECT 1;", nil), ("1_.sql", "SELECT 1;", nil),
            ("1234567890123456789_a.sql", "SELECT 1;", nil), ("1_é.sql", "SELECT 1;", nil),
            ("-1_a.sql", "SELECT 1;", nil),
        ] as [(String, String, Int?)])
    func `what cannot be meant is an error with its place`(_ name: String, _ text: String, _ line: Int?)
        throws
    {
        let error = #expect(throws: MigrationError.self) { try migration(text, named: name) }
        #expect(error?.exitCode == .integrity)
        #expect(error?.location?.line == line)
    }

    @Test func `two files of one version are an error, however many zeros they begin with`() {
        let error = #expect(throws: MigrationError.self) {
            try MigrationSet(dialect: .sqlite, files: [("01_a.sql", "SELECT 1;"), ("1_b.sql", "SELECT 1;")])
        }
        #expect(error?.kind == .duplicate)
    }

    @Test func `every wrong file is named`() {
        let error = #expect(throws: MigrationError.self) {
            try MigrationSet(
                dialect: .sqlite, files: [("a.sql", ""), ("b.sql", ""), ("1_c.sql", "-- migrate:x")])
        }
        for name in ["b.sql", "1_c.sql:1:1"] {
            #expect(error?.details.count { $0.hasPrefix("Migrations/SQLite/\(name) ") } == 1)
        }
    }

    @Test func `a version in one dialect only says so`() throws {
        let one = try MigrationSet(
            dialect: .sqlite, files: [("1_a.sql", "SELECT 1;"), ("2_b.sql", "SELECT 1;")])
        let other = try MigrationSet(
            dialect: .postgreSQL,
            files: [
                ("1_a.sql", "SELECT 1;"), ("3_c.sql", "-- migrate:up only\nSELECT 1;"),
                ("4_d.sql", "SELECT 1;"),
            ])
        let problems = MigrationSet.parityProblems(between: [one, other])
        #expect(problems.map(\.version?.description) == ["2", "4"])
    }

    @Test(arguments: ["rewrite me", "-- migrate:up\nSELECT 'a'"])
    func `a checksum is that of options and text, in one spelling`(_ text: String) throws {
        let checksum = try migration(text)?.checksum
        for same in [
            text + "\n\n", text.replacing("\n", with: " \t\r\n"), "\u{FEFF}" + text,
            text + "\n-- migrate:down\nX",
        ] {
            guard text.hasPrefix("--") || !same.contains("migrate") else { continue }
            #expect(try migration(same)?.checksum == checksum)
        }
        #expect(try migration(text + "!")?.checksum != checksum)
        let bare = text.replacing("migrate:up", with: "migrate:up transaction=false")
        #expect(text == bare ? true : try migration(bare)?.checksum != checksum)
    }

    @Test func `an edit after shipping is found, and so is a wrong statement`() throws {
        let old = try MigrationSet(dialect: .sqlite, files: [("1_a.sql", "SELECT 1;")])
        let new = try MigrationSet(
            dialect: .sqlite, files: [("1_a.sql", "SELECT 2;"), ("2_b.sql", "COMMIT;")])
        let report = MigrationVerification([new], shipped: [old]).report()
        #expect(report.exitCode == .integrity)
        #expect(report.error?.details.contains { $0.contains("edited after it shipped") } == true)
        #expect(MigrationVerification([old], shipped: [old]).report().exitCode == .done)
    }
}

@Suite struct LintTests {
    private func rules(_ sql: String, _ dialect: SQLDialect = .postgreSQL) throws -> [LintRule] {
        let set = try MigrationSet(dialect: dialect, files: [("1_a.sql", sql)])
        return MigrationVerification([set]).report().findings.map(\.rule)
    }

    @Test(
        arguments: [
            ("CREATE INDEX i ON a (b);", [.indexWithoutConcurrently]),
            ("CREATE UNIQUE INDEX ON public.a (b);", [.indexWithoutConcurrently]),
            ("CREATE TABLE a (b int); CREATE INDEX i ON a (b);", []),
            ("-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (b);", []),
            (
                "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (b);",
                [.concurrentlyIfNotExists]
            ),
            ("ALTER TABLE a ALTER COLUMN b SET NOT NULL;", [.setNotNull]),
            ("ALTER TABLE ONLY a ALTER b TYPE bigint;", [.typeChange]),
            ("ALTER TABLE a ALTER COLUMN b SET DATA TYPE bigint;", [.typeChange]),
            ("ALTER TABLE a ADD COLUMN type text;", []),
            ("ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d;", [.constraintWithoutNotValid]),
            ("ALTER TABLE a ADD CHECK (b > 0);", [.constraintWithoutNotValid]),
            ("ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID;", []),
            ("ALTER TABLE a RENAME b TO c;", [.rename]), ("ALTER TABLE a RENAME CONSTRAINT b TO c;", []),
            ("DROP TABLE a;", [.dropWithoutContract]), ("-- migrate:up contract\nDROP TABLE a;", []),
            ("ALTER TABLE a DROP b;", [.dropWithoutContract]), ("ALTER TABLE a DROP CONSTRAINT c;", []),
            ("ALTER TABLE a ALTER b DROP NOT NULL, DROP COLUMN IF EXISTS c;", [.dropWithoutContract]),
            ("DROP INDEX i;", [.dropIndexWithoutConcurrently]),
            ("-- migrate:up allow=drop-without-contract\nDROP TABLE a;", []),
            ("ALTER TABLE a ADD c int; UPDATE a SET c = 1;", [.backfillWithDDL]),
            ("UPDATE a SET c = 1;", []), ("CREATE TABLE a (b int); INSERT INTO a SELECT 1;", []),
            (
                "SELECT 'DROP TABLE a; CREATE INDEX i ON a (b)'; -- DROP TABLE a;\n/* /* DROP TABLE a; */ */",
                []
            ),
            ("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $x$ BEGIN DROP TABLE a; END $x$;", []),
        ] as [(String, [LintRule])])
    func `a statement that hurts a running service is found`(_ sql: String, _ expected: [LintRule]) throws {
        #expect(try rules(sql) == expected)
    }

    @Test func `a rule that is broken ends verify with nine`() throws {
        let set = try MigrationSet(dialect: .postgreSQL, files: [("1_a.sql", "\n  DROP TABLE a;")])
        let report = MigrationVerification([set]).report()
        #expect(report.exitCode == .refused)
        #expect(report.findings.first?.location.description == "Migrations/PostgreSQL/1_a.sql:2:3")
    }

    @Test func `in SQLite a table may be rebuilt`() throws {
        let rebuild =
            "CREATE TABLE n (b); INSERT INTO n SELECT b FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a;"
        #expect(try rules(rebuild, .sqlite) == [])
        #expect(try rules("CREATE INDEX i ON a (b); DROP TABLE a;", .sqlite) == [.dropWithoutContract])
    }
}

@Suite struct StatementTests {
    @Test(arguments: [
        "SELECT E'it\\'s; ROLLBACK; ' || 'a''; COMMIT;';", "SELECT $a$ ; ROLLBACK; $b$ $a$;",
        "SELECT \"; COMMIT; \"\"\";",
        "/* ; ROLLBACK; /* */ ; COMMIT; */ SELECT 1;", "-- COMMIT;\nSELECT 1;", "ROLLBACK TO SAVEPOINT x;",
        "ROLLBACK WORK TO x;", "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; COMMIT);",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;",
        "SELECT $1, a$b, 'c' FROM d; SELECT commit, rollback FROM e;",
    ])
    func `what only looks like the end of a transaction is let through`(_ sql: String) throws {
        let set = try MigrationSet(dialect: .postgreSQL, files: [("1_a.sql", sql)])
        #expect(MigrationVerification([set]).report().exitCode == .done)
    }

    @Test(arguments: [
        "SELECT 1; ROLLBACK", "SELECT $$ $$; rollback;", "/* */ Commit AND CHAIN;",
        "SELECT 'a\\'; ROLLBACK; --';",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; ROLLBACK;",
    ])
    func `what ends a transaction is found wherever it stands`(_ sql: String) throws {
        let set = try MigrationSet(dialect: .postgreSQL, files: [("1_a.sql", sql)])
        #expect(MigrationVerification([set]).report().exitCode == .integrity)
    }
}
