import Foundation
import Testing

/// What files may say, and what may become of them.
@Suite(.serialized) struct FilesTests {
    @Test(arguments: Dialect.allCases)
    func `an edited up section stops up and status with 5; line ends and the down section do not`(
        _ dialect: Dialect
    ) async throws {
        let file = "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\nDROP TABLE a;\n"
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": file])
            #expect(try await project.migrate("up").applied == ["1"])
            try project.write([
                "1_a.sql": file.replacing("integer", with: "text"), "2_b.sql": "CREATE TABLE b (id integer);",
            ])
            let log = try await project.sql("SELECT count(*) FROM schema_migrations_log")
            for command in [["up"], ["status", "--exit-code"]] {
                let report = try Report(await project.start(command).outcome())
                #expect(report.code == 5)
                let hashes = (report.error?.text ?? "").split { !$0.isHexDigit }.filter { $0.count == 64 }
                #expect(Set(hashes).count == 2, "\(report.outcome)")
            }
            #expect(try await project.tables() == ["a"])
            #expect(try await project.sql("SELECT count(*) FROM schema_migrations_log") == log)
            try project.remove("2_b.sql")
            let crlf = file.replacing(";\n", with: ";  \r\n").replacing(
                "DROP TABLE a;", with: "DROP TABLE IF EXISTS a;")
            try project.write(["1_a.sql": crlf])
            #expect(try await project.migrate("up").code == 0)
            #expect(try await project.migrate("status", "--exit-code").code == 0)
        }
    }

    @Test(arguments: Dialect.allCases)
    func
        `a version that comes late is refused unless it says so; down undoes the last applied first`(
            _ dialect: Dialect
        ) async throws
    {
        func file(_ name: String, _ options: String = "") -> String {
            "-- migrate:up\(options)\nCREATE TABLE \(name) (id integer);\n"
                + "-- migrate:down\nDROP TABLE \(name);\n"
        }
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": file("a"), "3_c.sql": file("c")])
            #expect(try await project.migrate("up").applied == ["1", "3"])
            try project.write(["2_b.sql": file("b")])
            let refused = try await project.migrate("up")
            #expect(refused.code == 5)
            #expect(refused.error?.version == "2")
            #expect(try await project.tables() == ["a", "c"])
            try project.write(["2_b.sql": file("b", " out-of-order")])
            #expect(try await project.migrate("up").applied == ["2"])
            let undone = try await project.migrate("down", "--to", "0", "--yes")
            #expect(undone.document.undone?.map(\.version) == ["2", "3", "1"])
            #expect(try await project.tables().isEmpty)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `an error is located behind CRLF and non-ASCII text, and nothing of its file stays`(
        _ dialect: Dialect
    ) async throws {
        let lines = [
            "-- migrate:up", "CREATE TABLE b (id integer);", "", "-- größer, 日本語, 👩‍👩‍👧", "", "",
            "  /* é */ SELECT 'ü', slgu FROM a;", "",
        ]
        try await withProject(dialect) { project in
            try project.write([
                "1_a.sql": "CREATE TABLE a (slug text);", "2_b.sql": lines.joined(separator: "\r\n"),
            ])
            let failed = try await project.migrate("up")
            #expect(failed.code == 6)
            #expect(failed.error?.line == 7)
            #expect(failed.error?.column == 23)
            #expect(failed.error?.state == "rolled_back")
            #expect(failed.error?.sqlstate == (dialect == .postgreSQL ? "42703" : nil))
            #expect(try await project.tables() == ["a"])
            #expect(try await project.ledger() == ["1 applied"])
            try project.write(["2_b.sql": "CREATE TABLE b (id integer);"])
            #expect(try await project.migrate("up").applied == ["2"])
        }
    }

    @Test func `a file that ends the transaction, or that the runner cannot run, is rejected whole`()
        async throws
    {
        let bad = [
            "COMMIT;", "COMMIT; BEGIN;", "ROLLBACK;", "\\restrict x", "COPY a FROM STDIN;", "END;",
            "DO $$ BEGIN COMMIT; END $$;",
        ]
        let builds = """
            -- migrate:up transaction=false
            CREATE INDEX CONCURRENTLY a_1 ON a (id); CREATE INDEX CONCURRENTLY a_2 ON a (id);
            """
        try await withProject(.postgreSQL) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);"])
            #expect(try await project.migrate("up").code == 0)
            let before = try await project.standing()
            for file in bad.map({ "CREATE TABLE b (id integer);\n\($0)\nCREATE TABLE c (id integer);\n" }) + [
                builds
            ] {
                try project.write(["2_b.sql": file])
                let report = try await project.migrate("up")
                #expect([5, 6].contains(report.code), "\(file): \(report.outcome)")
                try project.remove("2_b.sql")
                #expect(try await project.standing() == before, "\(file)")
            }
        }
    }

    @Test func `a file's settings end with it, and the bodies of functions may say BEGIN and COMMIT`()
        async throws
    {
        try await withProject(.postgreSQL) { project in
            try project.write([
                "1_a.sql": "SELECT pg_catalog.set_config('search_path', '', false);",
                "2_b.sql": "CREATE TABLE b (id integer);",
                "3_c.sql": """
                CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM b; COMMIT; END $$;
                CREATE FUNCTION g() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM b; END;
                """,
            ])
            #expect(try await project.migrate("up").applied == ["1", "2", "3"])
            #expect(try await project.tables() == ["b"])
        }
    }

    @Test func `a rebuild of a table keeps the rows of its children; one that leaves orphans is rolled back`()
        async throws
    {
        let rebuild = """
            CREATE TABLE new_articles (id integer PRIMARY KEY, title text NOT NULL DEFAULT '');
            INSERT INTO new_articles (id) SELECT id FROM articles;
            DROP TABLE articles;
            ALTER TABLE new_articles RENAME TO articles;
            """
        try await withProject(.sqlite) { project in
            try project.write([
                "1_a.sql": """
                CREATE TABLE articles (id integer PRIMARY KEY);
                CREATE TABLE links (article integer NOT NULL REFERENCES articles ON DELETE CASCADE);
                INSERT INTO articles VALUES (1), (2);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                    INSERT INTO links SELECT 1 + i % 2 FROM n;
                """,
                "2_rebuild.sql": rebuild,
                // Only where foreign keys are enforced does this take the children along.
                "3_delete.sql": "CREATE TABLE settings AS SELECT foreign_keys FROM pragma_foreign_keys;",
            ])
            #expect(try await project.migrate("up").applied == ["1", "2", "3"])
            #expect(try await project.sql("SELECT count(*) FROM links") == ["1000"])
            let before = try await project.standing()
            let orphans = rebuild.replacing(
                "SELECT id FROM articles", with: "SELECT id FROM articles WHERE id = 1")
            try project.write(["4_orphans.sql": orphans])
            let failed = try await project.migrate("up")
            #expect(failed.code == 6)
            #expect(
                failed.error?.text.contains("500 of links refer to articles") == true, "\(failed.outcome)")
            try project.remove("4_orphans.sql")
            #expect(try await project.standing() == before)
            #expect(try await project.sql("SELECT count(*) FROM links") == ["1000"])
        }
    }
}
