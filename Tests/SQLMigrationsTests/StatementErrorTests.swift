import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// Errors at run time name the statement, and what a database says besides is heard.
@Suite struct StatementErrorTests {
    private let rows = """
        -- größer, 日本語; 'x
        CREATE TABLE a (id integer PRIMARY KEY, n integer NOT NULL, CHECK (n > 0));
        /* ; */ INSERT INTO a VALUES (1, 1); ;

        """

    @Test(
        arguments: SQLDialect.all,
        [
            "INSERT INTO a VALUES (2, NULL);", "INSERT INTO a VALUES (1, 1);",
            "INSERT INTO a VALUES (2, -1);",
            "UPDATE a\n  SET n = 0;",
        ])
    func `an error without a position is located at its statement`(
        _ dialect: SQLDialect, _ statement: String
    ) async throws {
        try await withFixture(dialect) { fixture in
            for files in [
                ["1_a.sql": rows + "  " + statement + "\nSELECT 2;"],
                ["1_a.sql": rows + "  " + statement + "\nSELECT 2;", "2_b.sql": "SELECT 1;"],
            ] {
                let report = try await fixture.migrator(files).up()
                #expect(report.exitCode == .failed)
                #expect(report.error?.location?.line == 4, "\(report.text)")
                #expect(report.error?.location?.column == 3, "\(report.text)")
                let words = statement.split { $0.isWhitespace || $0 == ";" }.joined(separator: " ")
                #expect(report.error?.statement == words)
                #expect(report.text.contains("statement: \(words)"), "\(report.text)")
                #expect(report.json.contains("\"statement\":\"\(words)\""), "\(report.json)")
                #expect(try await fixture.tables().isEmpty)
            }
        }
    }

    @Test
    func
        `DETAIL, HINT and the lines of functions are told, also of a down section and without a transaction`()
        async throws
    {
        let function = """
            CREATE FUNCTION inner_f() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'no more' USING DETAIL = 'seven of seven', HINT = 'buy some', ERRCODE = 'P0042';
            END $$;
            CREATE FUNCTION outer_f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM inner_f(); END $$;

            """
        try await withFixture(.postgreSQL) { fixture in
            let first = ["1_f.sql": function]
            #expect(try await fixture.migrator(first).up().exitCode == .done)
            for (options, line) in [("", 3), (" transaction=false", 2)] {
                let text =
                    "-- migrate:up\(options)\n" + (options.isEmpty ? "SELECT 1;\n" : "") + "SELECT outer_f();"
                let report = try await fixture.migrator(["1_f.sql": function, "2_c.sql": text]).up()
                let said = report.text + report.errorText
                for part in [
                    "P0042", "no more", "seven of seven", "buy some", "inner_f() line 3 at RAISE",
                    "outer_f()",
                ] {
                    #expect(said.contains(part), "\(said)")
                    #expect(part == "P0042" || report.json.contains(part))
                }
                #expect(report.error?.location?.line == line, "\(said)")
                #expect(report.error?.context?.contains("inner_f() line 3") == true)
                _ = await (try fixture.migrator(["1_f.sql": function, "2_c.sql": text]))
                    .repair(try #require(MigrationVersion("2")), .retry)
            }
        }
    }

    @Test func `a trigger's RAISE on SQLite names the statement that fired it`() async throws {
        try await withFixture(.sqlite) { fixture in
            let file = """
                CREATE TABLE a (id integer);
                CREATE TRIGGER t BEFORE INSERT ON a BEGIN SELECT RAISE(ABORT, 'not today'); END;
                SELECT 1;
                INSERT INTO a VALUES (1);
                """
            let report = try await fixture.migrator(["1_a.sql": file]).up()
            #expect(report.error?.location?.line == 4)
            #expect(report.error?.statement == "INSERT INTO a VALUES (1)")
            #expect(report.error?.message == "not today")
        }
    }

    @Test func `notices and warnings are heard while they come, and are in the report`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let files = [
                "1_a.sql": """
                CREATE TABLE a (id integer);
                CREATE TABLE IF NOT EXISTS a (id integer);
                DO $$ BEGIN RAISE NOTICE 'half way' USING HINT = 'go on'; RAISE WARNING 'mind the gap'; END $$;
                SELECT pg_sleep(60);
                """
            ]
            let migrator = try fixture.migrator(files)
            let running = Task { await migrator.up() }
            // The file does not end by itself: what is heard here came before its end.
            await fixture.progress.wait { $0.contains { "\($0)".contains("mind the gap") } }
            running.cancel()
            let report = await running.value
            #expect(report.exitCode == .interrupted)
            #expect(report.notices.map(\.severity) == ["NOTICE", "NOTICE", "WARNING"])
            #expect(report.notices.map(\.message).dropFirst() == ["half way", "mind the gap"])
            #expect(report.notices.allSatisfy { $0.version?.description == "1" })
            #expect(report.warnings.contains("1: mind the gap"), "\(report.warnings)")
            for part in ["\"notices\":[", "\"hint\":\"go on\"", "already exists, skipping"] {
                #expect(report.json.contains(part), "\(report.json)")
            }
            #expect(fixture.progress.all.contains { "\($0)".hasPrefix("notice: 1: half way (go on)") })
        }
    }

    @Test func `the runner's own statements are silent, and a statement without a transaction is heard`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            let files = [
                "1_a.sql": "CREATE TABLE a (id integer);",
                "2_b.sql": "-- migrate:up transaction=false\nCREATE TABLE IF NOT EXISTS a (id integer);",
            ]
            let report = try await fixture.migrator(files).up()
            #expect(report.notices.map { $0.version?.description } == ["2"], "\(report.notices)")
            #expect(try await fixture.migrator(three).up().notices.isEmpty == true)
        }
    }

    @Test func `a flood of notices is bounded, and says so`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let file = """
                DO $$ BEGIN FOR i IN 1..20000 LOOP RAISE NOTICE '%', repeat('x', 1000); END LOOP; END $$;
                """
            let report = try await fixture.migrator(["1_a.sql": file]).up()
            #expect(report.exitCode == .done)
            #expect(report.notices.count <= 200)
            #expect(report.json.utf8.count < 200_000)
            #expect(report.warnings.contains { $0.contains("further notices") }, "\(report.warnings)")
        }
    }
}
