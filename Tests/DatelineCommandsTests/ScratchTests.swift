import Foundation
import TestSupport
import Testing

/// `verify --scratch` and `plan --locks` leave the scratch database as empty as they found it.
@Suite struct ScratchTests {
    @Test(arguments: Dialect.allCases)
    func `a scratch database is empty again after success and after failure, and each file's line is true`(
        _ dialect: Dialect
    ) async throws {
        try await withProject(dialect) { project in
            let before = try await project.everything()
            for ending in ["SELECT 1;", "SELECT nothing;"] {
                try project.write(project.files(ending: ending))
                let report = try await project.verify()
                #expect(report.code == (ending == "SELECT 1;" ? 0 : 6), "\(report.outcome)")
                // The server says this of every publication.
                let warnings = (report.document.warnings ?? []).filter { !$0.contains("wal_level") }
                #expect(warnings.isEmpty, "\(report.outcome)")
                #expect(try await project.everything() == before)
            }
            try project.write(project.files(ending: "SELECT 1;"))
            let trials = try await project.verify().document.applied?.map(\.trial)
            #expect(trials == ["up, down, up", "up", "up"])
            let text = try Program.dateline(project.verification)
            let outcome = try await text.outcome()
            #expect(outcome.output.contains("2 more") && outcome.output.contains("up only: irreversible"))
            #expect(
                outcome.output.contains("up, down and up again: 1; up only, for they cannot be undone: 2"))
        }
    }

    @Test func `a plan with locks leaves nothing`() async throws {
        try await withProject(.postgreSQL) { project in
            let scratch = "\(project.database)_locks"
            _ = try await PostgreSQL.rows("CREATE DATABASE \(scratch) TEMPLATE template0", in: "dateline")
            try project.write(project.files(ending: "SELECT 1;"))
            let before = try await PostgreSQL.schema(of: scratch)
            let plan = try await project.migrate("plan", "--locks", try TestDatabase.url(database: scratch))
            #expect(plan.code == 0, "\(plan.outcome)")
            #expect(try await PostgreSQL.schema(of: scratch) == before)
            _ = try await PostgreSQL.rows("DROP DATABASE \(scratch) WITH (FORCE)", in: "dateline")
        }
    }

    @Test(arguments: Dialect.allCases, [SIGTERM, SIGKILL])
    func `a run that is ended leaves nothing, and one that is killed nothing for long`(
        _ dialect: Dialect, _ signal: Int32
    ) async throws {
        try await withProject(dialect) { project in
            let before = try await project.everything()
            try project.write(project.files(ending: project.endless))
            let program = try Program.dateline(project.verification + ["--json"])
            try await wait(for: "the last file") { program.errors.contains("applying 3") }
            program.send(signal)
            let outcome = try await program.outcome()
            #expect(outcome.code == (signal == SIGTERM ? 143 : -SIGKILL), "\(outcome)")
            if signal == SIGTERM { #expect(try await project.everything() == before) }
            try project.write(project.files(ending: "SELECT 1;"))
            let next = try await project.verify()
            #expect(next.code == 0, "\(next.outcome)")
            #expect(next.outcome.errors.contains("killed") == (signal == SIGKILL), "\(next.outcome)")
            #expect(try await project.everything() == before)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a database in which somebody keeps something is refused and kept`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try await project.sql(
                dialect == .sqlite
                    ? "CREATE VIEW mine AS SELECT 1" : "CREATE SCHEMA own; CREATE TYPE own.mine AS ENUM ('a')"
            )
            let before = try await project.everything()
            try project.write(project.files(ending: "SELECT 1;"))
            let report = try await project.verify()
            #expect(report.code == 9)
            #expect(report.error?.text.contains("mine") == true, "\(report.outcome)")
            #expect(try await project.everything() == before)
        }
    }
}

extension Project {
    fileprivate var verification: [String] {
        ["migrate", "verify", "--dir", files, "--scratch", url, "--lock-wait", "20s"]
    }

    fileprivate func verify() async throws -> Report {
        try Report(await Program.dateline(verification + ["--json"]).outcome())
    }

    /// A file that can be undone, one that cannot, and one that ends in a way.
    fileprivate func files(ending: String) -> [String: String] {
        let up =
            dialect == .sqlite
            ? "CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT, b integer REFERENCES a); "
                + "INSERT INTO a VALUES (1, 1); "
                + "CREATE VIEW v AS SELECT id FROM a;"
            : "CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);"
        let down = dialect == .sqlite ? "DROP VIEW v; DROP TABLE a;" : "DROP TABLE a;"
        let more =
            dialect == .sqlite
            ? "CREATE VIRTUAL TABLE f USING fts5(text); CREATE INDEX i ON a (id); PRAGMA user_version = 4;"
            : """
            CREATE SCHEMA other; CREATE TYPE other.mood AS ENUM ('a'); CREATE EXTENSION pg_trgm SCHEMA other;
            CREATE CAST (other.mood AS integer) WITH INOUT; CREATE PUBLICATION p FOR ALL TABLES;
            CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
            CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION seen();
            GRANT CREATE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'ours';
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
            """
        return [
            "1_a.sql": "-- migrate:up\n\(up)\n-- migrate:down\n\(down)\n", "2_more.sql": more,
            "3_end.sql": "-- migrate:up transaction=false\n\(ending)",
        ]
    }

    /// A statement without end.
    fileprivate var endless: String {
        dialect == .postgreSQL
            ? "SELECT pg_sleep(3600)"
            : "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    }

    /// All that the database holds, as its own tool sees it.
    fileprivate func everything() async throws -> [String] {
        switch dialect {
        case .postgreSQL: try await PostgreSQL.schema(of: database)
        case .sqlite:
            try await sql(
                "SELECT name FROM sqlite_schema WHERE name <> 'sqlite_sequence'; PRAGMA user_version;")
        }
    }
}
