import Foundation
import Testing

/// One ledger, whatever becomes of the search path.
@Suite struct LedgerSchemaTests {
    private static let role = PostgreSQL.server?.user ?? "dateline"

    @Test func `a schema named like the role does not begin a second ledger`() async throws {
        try await withProject(.postgreSQL) { project in
            try project.write([
                "1_a.sql": "CREATE TABLE a (id integer);", "2_s.sql": "CREATE SCHEMA \(Self.role);",
                "3_b.sql": "CREATE TABLE b (id integer);",
            ])
            #expect(try await project.migrate("up").applied == ["1", "2", "3"])
            try project.write(["4_c.sql": "INSERT INTO a VALUES (1); CREATE TABLE c (id integer);"])
            let report = try await project.migrate("up")
            #expect(report.applied == ["4"], "\(report.outcome)")
            #expect(try await project.tables() == ["a", "b", "c"])
            #expect(try await project.sql("SELECT count(*) FROM public.a") == ["1"])
            let ledgers = "SELECT schemaname FROM pg_tables WHERE tablename = 'schema_migrations'"
            #expect(try await project.sql(ledgers) == ["public"])
        }
    }

    @Test func `another search path of database or role is refused with both places, and a setting fixes it`()
        async throws
    {
        try await withProject(.postgreSQL) { project in
            try project.write([
                "1_a.sql": "CREATE TABLE a (id integer);",
                "2_s.sql": """
                CREATE SCHEMA other;
                DO $$ BEGIN
                    EXECUTE format('ALTER ROLE \(Self.role) IN DATABASE %I SET search_path = other', current_database());
                END $$;
                """,
                "3_b.sql": "CREATE TABLE b (id integer);",
            ])
            #expect(try await project.migrate("up").applied == ["1", "2", "3"])
            for command in [["up"], ["status"], ["plan"], ["down", "--yes"], ["dump"]] {
                let refused = try Report(await project.start(command).outcome())
                #expect(refused.code == 9, "\(refused.outcome)")
                #expect(refused.error?.text.contains("public") == true)
                #expect(refused.error?.text.contains("other") == true)
                #expect(refused.error?.hint?.contains("--ledger-schema") == true)
            }
            try project.write(["4_c.sql": "CREATE TABLE c (id integer);"])
            let named = try await project.migrate("up", "--ledger-schema", "public")
            #expect(named.applied == ["4"], "\(named.outcome)")
            #expect(try await project.tables() == ["a", "b", "c"])
            let variable = try Program.dateline(
                [
                    "migrate", "status", "--exit-code", "--json", "--dir", project.files, "--storage",
                    project.url,
                ],
                ["DATELINE_LEDGER_SCHEMA": "public"])
            #expect(try await Report(variable.outcome()).code == 0)
        }
    }

    @Test func `two sites, each in the schema that its URL names, know nothing of each other`() async throws {
        try await withProject(.postgreSQL) { project in
            try await project.sql("CREATE SCHEMA north; CREATE SCHEMA south")
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);"])
            for site in ["north", "south"] {
                let url = project.url + "?options=-csearch_path%3D\(site)"
                let report = try await project.migrate("up", through: url)
                #expect(report.applied == ["1"], "\(report.outcome)")
            }
            let both =
                "SELECT schemaname FROM pg_tables WHERE tablename IN ('a', 'schema_migrations') ORDER BY 1"
            #expect(try await project.sql(both) == ["north", "north", "south", "south"])
            let ambiguous = try await project.migrate(
                "up", through: project.url + "?options=-csearch_path%3Dnorth,south")
            #expect(ambiguous.code == 9, "\(ambiguous.outcome)")
        }
    }

    @Test func `a server reads where the migrations are, or does not start`() async throws {
        try await withProject(.postgreSQL) { project in
            let up = ["migrate", "up", "--json", "--storage", project.url]
            #expect(try Report(await Program.dateline(up).outcome()).code == 0)
            try await project.sql(
                "CREATE SCHEMA \(Self.role); CREATE TABLE \(Self.role).articles (id integer)")
            let serve = ["serve", "--port", "0", "--no-auth", "--no-access-log", "--storage", project.url]
            let refused = try await Program.dateline(serve).outcome()
            #expect(refused.code == 9, "\(refused)")
            #expect(refused.errors.contains(Self.role) && refused.errors.contains("public"), "\(refused)")
            let server = try Program.dateline(serve + ["--ledger-schema", "public"])
            try await wait(for: "the server") {
                try #require(server.isRunning, "\(server.errors)")
                return server.output.contains("listening on http://") && server.output.hasSuffix("\n")
            }
            server.send(SIGTERM)
            #expect(try await server.outcome().code == 0)
            let key = try Program.dateline([
                "key", "create", "--storage", project.url, "--ledger-schema", "public",
            ])
            let made = try await key.outcome()
            #expect(made.code == 0, "\(made.errors)")
            #expect(try await project.sql("SELECT count(*) FROM public.access_keys") == ["1"])
        }
    }

    @Test func `a schema is no setting of SQLite`() async throws {
        try await withProject(.sqlite) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);"])
            let report = try await project.migrate("status", "--ledger-schema", "public")
            #expect(report.code == 2, "\(report.outcome)")
            #expect(report.error?.message.contains("--ledger-schema") == true)
            #expect(try await project.migrate("status", "--ledger-schema", "main").code == 0)
        }
    }
}
