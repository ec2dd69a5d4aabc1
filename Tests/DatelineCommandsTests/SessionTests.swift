import Foundation
import Testing

/// What files leave in a session, with the real binary, directly and through PgBouncer.
@Suite struct SessionTests {
    private static let files = [
        "1_books.sql": "CREATE TABLE books (id integer);",
        "2_leave.sql": """
        CREATE TEMPORARY TABLE books (x text);
        CREATE FUNCTION pg_temp.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        PREPARE p AS SELECT 1; LISTEN changes; SELECT pg_advisory_lock(4711);
        DECLARE c CURSOR WITH HOLD FOR SELECT 1; SET search_path = pg_catalog, public; SET ROLE pg_monitor;
        """,
        "3_alter.sql": """
        ALTER TABLE books ADD COLUMN title text;
        DO $$ BEGIN
            ASSERT NOT EXISTS (SELECT FROM pg_prepared_statements);
            ASSERT NOT EXISTS (SELECT FROM pg_listening_channels());
            ASSERT NOT EXISTS (SELECT FROM pg_cursors WHERE name = 'c');
            ASSERT NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'f');
            ASSERT current_schema() = 'public' AND current_user = session_user;
        END $$;
        """,
    ]
    private static let columns = """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'books' ORDER BY 1
        """

    @Test(arguments: [false, true])
    func `a temporary table, and all else of a session, ends with its file`(_ isPooled: Bool) async throws {
        try await withProject(.postgreSQL) { project in
            let pooler = isPooled ? try await Pooler(before: project.database) : nil
            try project.write(Self.files)
            let report = try await project.migrate("up", through: pooler?.url)
            #expect(report.applied == ["1", "2", "3"], "\(report.outcome)")
            #expect(try await project.sql(Self.columns) == ["id", "title"])
            #expect(
                try await project.sql(
                    "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE objid = 4711 AND datname = current_database()"
                ).isEmpty)
            #expect(try await project.migrate("status").document.drift == false)
        }
    }

    @Test func `what another client of the pooler left does not reach a file`() async throws {
        try await withProject(.postgreSQL) { project in
            let pooler = try await Pooler(before: project.database)
            let psql = try Program(
                PostgreSQL.program("psql"),
                [
                    "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", pooler.url, "-c",
                    "CREATE SCHEMA elsewhere", "-c", "CREATE TEMP TABLE books (x text)", "-c",
                    "SET search_path = elsewhere",
                ])
            #expect(try await psql.outcome().code == 0)
            try project.write(["1_books.sql": "CREATE TABLE books (id integer);"])
            let report = try await project.migrate("up", through: pooler.url)
            #expect(report.applied == ["1"], "\(report.outcome)")
            #expect(try await project.sql(Self.columns) == ["id"])
        }
    }

    @Test func `a temporary table of SQLite ends with its file`() async throws {
        try await withProject(.sqlite) { project in
            try project.write([
                "1_books.sql": "CREATE TABLE books (id integer);",
                "2_leave.sql": "CREATE TEMP TABLE books (x text); PRAGMA recursive_triggers = ON;",
                "3_alter.sql": "ALTER TABLE books ADD COLUMN title text;",
            ])
            #expect(try await project.migrate("up").applied == ["1", "2", "3"])
            #expect(try await project.sql("SELECT name FROM pragma_table_info('books')") == ["id", "title"])
        }
    }

    /// The sleep is ten minutes long: nobody waits for it.
    @Test(arguments: [false, true])
    func `the lock of a runner that was killed is soon free`(_ isPooled: Bool) async throws {
        try await withProject(.postgreSQL) { project in
            let pooler = isPooled ? try await Pooler(before: project.database) : nil
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);\n\(Dialect.postgreSQL.endless)"])
            let killed = try project.start(["up"], through: pooler?.url)
            try await project.waitForEndless(killed)
            killed.send(SIGKILL)
            #expect(try await killed.outcome().code == -SIGKILL)
            try project.write(["1_a.sql": "CREATE TABLE b (id integer);"])
            let next = try await project.migrate("up", "--lock-wait", "15s", through: pooler?.url)
            #expect(next.applied == ["1"], "\(next.outcome)")
            #expect(try await project.tables() == ["b"])
        }
    }

    @Test(arguments: [false, true])
    func `a server looks every second whether its client is there, and gives up one that is cut off`(
        _ isPooled: Bool
    ) async throws {
        try await withProject(.postgreSQL) { project in
            let pooler = isPooled ? try await Pooler(before: project.database) : nil
            let names = "'client_connection_check_interval', 'tcp_keepalives_idle', 'tcp_user_timeout'"
            let file = """
                CREATE TABLE seen AS SELECT name, setting::integer AS value FROM pg_settings
                    WHERE name IN (\(names));
                """
            try project.write([
                "1_seen.sql": file, "2_seen.sql": file.replacing("TABLE seen", with: "TABLE again"),
            ])
            let report = try await project.migrate("up", through: pooler?.url)
            #expect(report.applied == ["1", "2"], "\(report.outcome)")
            for table in ["seen", "again"] {
                let rows = try await project.sql("SELECT value FROM \(table) ORDER BY name")
                #expect(rows == ["1000", "5", "15000"])
            }
        }
    }
}
