import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// Nothing of a session passes from file to file.
@Suite struct SessionStateTests {
    /// What files leave behind, and a statement of the next file that fails where it is still there.
    static let postgreSQL: [(String, String)] = [
        ("CREATE TEMP TABLE a (x text);", "ALTER TABLE a ADD COLUMN note text;"),
        ("CREATE TEMP VIEW v AS SELECT 1 AS n;", absent("pg_class WHERE relname = 'v'")),
        ("CREATE TEMP SEQUENCE s;", absent("pg_class WHERE relname = 's'")),
        (
            "CREATE FUNCTION pg_temp.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
            absent("pg_proc WHERE proname = 'f'")
        ),
        ("CREATE TYPE pg_temp.mood AS ENUM ('good');", absent("pg_type WHERE typname = 'mood'")),
        ("PREPARE p AS SELECT 1;", absent("pg_prepared_statements")),
        ("SET work_mem = '123kB';", absent("pg_settings WHERE name = 'work_mem' AND setting = '123'")),
        (
            "SET LOCAL statement_timeout = '1h'; SET my.own = 'x';",
            same("current_setting('my.own', true)", "")
        ),
        ("SET search_path = pg_catalog;", same("current_schema()::text", "main")),
        ("SET default_transaction_read_only = on;", same("current_setting('transaction_read_only')", "off")),
        (
            "SET default_transaction_isolation = serializable;",
            same("current_setting('transaction_isolation')", "read committed")
        ),
        ("SET ROLE pg_monitor;", same("current_user = session_user", "true")),
        (
            "SET SESSION AUTHORIZATION pg_monitor;",
            absent("pg_roles WHERE rolname = current_user AND NOT rolsuper")
        ),
        ("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;", "CREATE TABLE z ();"),
        ("LISTEN changes;", absent("pg_listening_channels()")),
        (
            "SELECT pg_advisory_lock(42), pg_advisory_lock_shared(42), pg_advisory_lock(42);",
            absent(
                "pg_locks WHERE locktype = 'advisory' AND objid = 42 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        ),
        ("SELECT pg_advisory_unlock_all();", "SELECT 1;"),
        ("DECLARE c CURSOR WITH HOLD FOR SELECT 1;", absent("pg_cursors WHERE name = 'c'")),
        ("CREATE SEQUENCE counted; SELECT nextval('counted');", fails("SELECT currval(''counted'')")),
        (
            "SET session_replication_role = replica;",
            same("current_setting('session_replication_role')", "origin")
        ),
        ("DISCARD TEMP;", "SELECT 1;"), ("DEALLOCATE ALL;", "SELECT 1;"), ("RESET ALL;", "SELECT 1;"),
        ("SAVEPOINT s; CREATE TEMP TABLE a (x text);", "ALTER TABLE a ADD COLUMN note text;"),
    ]

    private static func absent(_ rows: String) -> String {
        "DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM \(rows)), 'still there'; END $$;"
    }

    private static func same(_ value: String, _ expected: String) -> String {
        "DO $$ BEGIN ASSERT coalesce((\(value))::text, '') = '\(expected)', 'still set'; END $$;"
    }

    private static func fails(_ sql: String) -> String {
        "DO $$ BEGIN EXECUTE '\(sql)'; RAISE 'still there' USING ERRCODE = 'XX001'; EXCEPTION WHEN SQLSTATE '55000' THEN NULL; END $$;"
    }

    @Test(arguments: postgreSQL.indices, [false, true])
    func `what a file leaves in the session is gone for the next, in both directions and behind a pooler`(
        _ index: Int, _ isPooled: Bool
    ) async throws {
        let (left, check) = Self.postgreSQL[index]
        try await withFixture(.postgreSQL) { fixture in
            let database: any MigrationDatabase =
                isPooled ? PooledDatabase(fixture.database) : fixture.database
            let files = [
                "1_a.sql": "CREATE TABLE a (id integer);\n",
                "2_b.sql":
                    "-- migrate:up\n\(left)\n-- migrate:down\n\(check.replacing(" z ", with: " y "))\n",
                "3_c.sql":
                    "-- migrate:up\n\(check)\n-- migrate:down\n\(left.replacing("CREATE SEQUENCE", with: "CREATE SEQUENCE IF NOT EXISTS").replacing("ADD COLUMN", with: "ADD COLUMN IF NOT EXISTS"))\n",
                "4_d.sql": "CREATE TABLE d (id integer);",
            ]
            var fixed = files
            fixed["2_b.sql"] = files["2_b.sql"]?.replacing("ADD COLUMN note", with: "ADD COLUMN other")
            let migrator = try fixture.migrator(fixed, on: database)
            let up = await migrator.up()
            #expect(up.exitCode == .done, "\(left): \(up.text)\(up.errorText)")
            #expect(up.applied.count == 4)
            #expect(await migrator.status().drift == false)
            fixed["4_d.sql"] = "-- migrate:up\nCREATE TABLE d (id integer);\n-- migrate:down\nDROP TABLE d;"
            let down = try await fixture.migrator(fixed, on: database).down(.steps(3), isConfirmed: true)
            #expect(down.exitCode == .done, "\(left): \(down.text)\(down.errorText)")
        }
    }

    @Test(arguments: [
        "DISCARD ALL", "SET search_path = pg_catalog", "PREPARE p AS SELECT 1",
        "SELECT pg_advisory_unlock_all()", "CREATE TEMP TABLE a (x text)", "LISTEN changes",
    ])
    func `a statement without a transaction leaves nothing either`(_ statement: String) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let report = try await fixture.migrator([
                "1_a.sql": "CREATE TABLE a (id integer);",
                "2_b.sql": "-- migrate:up transaction=false\n\(statement);\n",
                "3_c.sql": """
                ALTER TABLE a ADD COLUMN note text;
                DO $$ BEGIN
                    ASSERT NOT EXISTS (SELECT FROM pg_listening_channels());
                    ASSERT NOT EXISTS (SELECT FROM pg_prepared_statements);
                    ASSERT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid());
                END $$;
                """,
            ]).up()
            #expect(report.exitCode == .done, "\(statement): \(report.text)\(report.errorText)")
            #expect(try await fixture.rows("SELECT 1 FROM a WHERE note IS NULL").isEmpty)
        }
    }

    @Test func `settings that change how the catalog reads do not change the fingerprint`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let file = """
                SET quote_all_identifiers = on; SET extra_float_digits = -10;
                CREATE TABLE a (id integer DEFAULT 1, CHECK (id > 0)); CREATE VIEW v AS SELECT id FROM a;
                """
            let migrator = try fixture.migrator(["1_a.sql": file])
            #expect(await migrator.up().exitCode == .done)
            #expect(await migrator.status().drift == false)
        }
    }

    /// The same for SQLite, where a connection is opened anew.
    static let sqlite: [(String, String)] = [
        ("CREATE TEMP TABLE a (x text);", "ALTER TABLE a ADD COLUMN note text;"),
        ("CREATE TEMP VIEW v AS SELECT 1;", "CREATE TABLE v (id integer); INSERT INTO v VALUES (1);"),
        (
            "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT RAISE(ABORT, 'still there'); END;",
            "INSERT INTO a VALUES (1);"
        ),
        ("PRAGMA case_sensitive_like = ON;", "SELECT abs(-9223372036854775807 - ('A' NOT LIKE 'a'));"),
        ("PRAGMA recursive_triggers = ON;", checked("recursive_triggers", "0")),
        (
            "PRAGMA query_only = OFF; PRAGMA cache_size = 77;",
            "SELECT abs(-9223372036854775807 - (cache_size = 77)) FROM pragma_cache_size;"
        ),
        (
            "PRAGMA ignore_check_constraints = ON;",
            "CREATE TABLE z (n integer CHECK (n > 0)); INSERT OR IGNORE INTO z VALUES (0); SELECT abs(-9223372036854775807 - 1) FROM z;"
        ),
        ("PRAGMA defer_foreign_keys = ON;", checked("defer_foreign_keys", "0")),
    ]

    private static func checked(_ pragma: String, _ value: String) -> String {
        "CREATE TABLE z AS SELECT abs(-9223372036854775807 - (\(pragma) <> \(value))) AS x FROM pragma_\(pragma);"
    }

    @Test(arguments: sqlite.indices, [false, true])
    func `on SQLite, too, in a file and in memory`(_ index: Int, _ isInMemory: Bool) async throws {
        let (left, check) = Self.sqlite[index]
        try await withFixture(.sqlite) { fixture in
            let files = [
                "1_a.sql": "CREATE TABLE a (id integer);", "2_b.sql": left, "3_c.sql": check,
                "4_d.sql": "CREATE TABLE d (id integer);",
            ]
            guard isInMemory else {
                let migrator = try fixture.migrator(files)
                let up = await migrator.up()
                #expect(up.exitCode == .done, "\(left): \(up.text)\(up.errorText)")
                #expect(up.applied.count == 4)
                #expect(await migrator.status().drift == false)
                return
            }
            let report = try await fixture.migrator(files, on: fixture.scratch).verifyOnScratch()
            #expect(report.exitCode == .done, "\(left): \(report.text)\(report.errorText)")
        }
    }

    @Test func `a database that a statement attaches is gone for the next file`() async throws {
        try await withFixture(.sqlite) { fixture in
            let report = try await fixture.migrator([
                "1_a.sql": "-- migrate:up transaction=false\nATTACH ':memory:' AS other;",
                "2_b.sql": "-- migrate:up transaction=false\nPRAGMA foreign_keys = OFF;",
                "3_c.sql": """
                CREATE TABLE a AS SELECT abs(-9223372036854775807 - (count(*) > 1)) AS x FROM pragma_database_list;
                """,
                "4_d.sql":
                    "-- migrate:up transaction=false\nCREATE TABLE d AS SELECT foreign_keys FROM pragma_foreign_keys;",
            ]).up()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(try await fixture.rows("SELECT * FROM d") == [["1"]])
        }
    }
}
