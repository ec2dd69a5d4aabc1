import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// A dump is for an empty database, and for a diff.
@Suite struct DumpTests {
    @Test(arguments: SQLDialect.all)
    func `a dump makes the same schema again, and then the same dump`(_ dialect: SQLDialect) async throws {
        let schema = dialect == .postgreSQL ? richPostgreSQL : richSQLite
        var prints: [String] = []
        var dumps = [schema]
        for round in 1...2 {
            try await withFixture(dialect) { fixture in
                let migrator = try fixture.migrator(["1_all.sql": dumps[round - 1]])
                let up = await migrator.up()
                #expect(up.exitCode == .done, "\(up.text)")
                let dump = await migrator.dump()
                dumps.append(try #require(dump.sql, "\(dump.errorText)"))
                prints += try await fixture.rows("SELECT fingerprint FROM schema_migrations").compactMap {
                    $0[0]
                }
            }
        }
        #expect(prints[0] == prints[1])
        #expect(dumps[1] == dumps[2])
    }

    /// In an order of names or of kinds, one of these would stand before what it needs.
    @Test(arguments: [
        "CREATE MATERIALIZED VIEW z AS SELECT 1 AS n; CREATE INDEX a ON z (n); CREATE VIEW b AS SELECT n FROM z;",
        "CREATE TABLE z (id integer); CREATE TABLE a (x integer) INHERITS (z);",
        "CREATE TYPE z AS (i integer); CREATE TYPE a AS (z z, l z[]);",
        """
        CREATE FUNCTION z(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        CREATE DOMAIN a AS integer CHECK (z(VALUE));
        """,
        """
        CREATE DOMAIN a AS integer; CREATE FUNCTION z(a) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        ALTER DOMAIN a ADD CHECK (z(VALUE));
        """,
        """
        CREATE TABLE a (id integer PRIMARY KEY, x text);
        CREATE VIEW z AS SELECT id, x FROM a GROUP BY id;
        CREATE FUNCTION f() RETURNS SETOF z LANGUAGE sql BEGIN ATOMIC SELECT id, x FROM z; END;
        CREATE VIEW b AS SELECT id FROM f();
        """,
        "CREATE SCHEMA z; CREATE TYPE z.t AS ENUM ('a'); CREATE TABLE a (t z.t DEFAULT 'a');",
        """
        CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (id integer DEFAULT a());
        CREATE FUNCTION b(t) RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER TABLE t ALTER id SET DEFAULT a();
        """,
    ])
    func `what needs another comes after it`(_ schema: String) async throws {
        try await withFixture(.postgreSQL) { fixture in
            let first = try fixture.migrator(["1_a.sql": schema])
            #expect(await first.up().exitCode == .done)
            let report = await first.dump()
            let dump = try #require(report.sql, "\(report.errorText)")
            let second = try fixture.migrator(["1_a.sql": dump], on: fixture.scratch)
            let up = await second.up()
            #expect(up.exitCode == .done, "\(up.text)\n\(dump)")
            try await fixture.execute("COMMENT ON TABLE schema_migrations IS 'of no interest'")
            #expect(await second.dump().sql == dump)
        }
    }

    @Test func `what a dump cannot write is named instead`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            for (_, base, _) in rarePostgreSQL { try await fixture.execute(base) }
            let report = await (try fixture.migrator([:])).dump()
            #expect(report.exitCode == .refused)
            #expect(report.sql == nil)
            let details = report.error?.details ?? []
            for (name, _, _) in rarePostgreSQL { #expect(details.contains(name), "\(name) in \(details)") }
        }
    }

    @Test func `the program is asked for what the ledger's schema is, and its head and tail are left out`()
        async throws
    {
        let output = """
            --
            -- PostgreSQL database dump
            --

            \\restrict abc

            -- Dumped from database version 15.4
            SET statement_timeout = 0;

            --
            -- Name: main; Type: SCHEMA; Schema: -; Owner: -
            --

            CREATE SCHEMA main;


            CREATE USER MAPPING FOR u SERVER s OPTIONS (
                password 'hunter2',
                "user" 'v'
            );


            --
            -- PostgreSQL database dump complete
            --

            \\unrestrict abc

            """
        try await withFixture(.postgreSQL) { fixture in
            let program = SchemaDumpProgram { arguments, version in
                #expect(arguments.contains("--exclude-table=\"main\".\"schema_migrations\""))
                #expect(arguments.contains("--exclude-table=\"main\".\"schema_migrations_log_id_seq\""))
                #expect(version >= 12)
                return .written(output)
            }
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up().exitCode == .done)
            let sql = try #require(await migrator.dump(with: program).sql)
            #expect(sql.hasPrefix("-- The schema, without rows") && sql.contains("written by pg_dump."))
            #expect(sql.contains("CREATE SCHEMA IF NOT EXISTS \"main\";"))
            for noise in ["restrict", "Dumped", "statement_timeout", "complete", "hunter2"] {
                #expect(!sql.contains(noise), "\(noise)")
            }
            let missing = SchemaDumpProgram { _, _ in .missing("there is none") }
            let own = try #require(await migrator.dump(with: missing).sql)
            #expect(own.contains("written without pg_dump: there is none."))
            #expect(own.contains("CREATE TABLE a ("))
        }
    }

    private let richSQLite = """
        CREATE TABLE "b b" (id integer PRIMARY KEY, /* note */ t text DEFAULT 'x' COLLATE NOCASE);
        CREATE TABLE a (id integer PRIMARY KEY, b integer REFERENCES "b b", CHECK (id > 0)) STRICT;
        CREATE TABLE w (k text PRIMARY KEY, n integer GENERATED ALWAYS AS (length(k)) STORED) WITHOUT ROWID;
        CREATE TABLE counted (id integer PRIMARY KEY AUTOINCREMENT, "select" text);
        INSERT INTO counted DEFAULT VALUES;
        CREATE TABLE old (id integer);
        ALTER TABLE old RENAME TO "new";
        CREATE INDEX a_b ON a (b) WHERE b > 1;
        CREATE UNIQUE INDEX a_e ON a (b + 1 DESC);
        CREATE VIEW early AS SELECT id FROM late -- a comment at the end
        ;
        CREATE TABLE late (id integer);
        CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = 1; SELECT 2; END;
        CREATE TRIGGER on_view INSTEAD OF INSERT ON early BEGIN SELECT 1; END;
        CREATE VIRTUAL TABLE f USING fts5(text, content='late', content_rowid='id');
        CREATE VIRTUAL TABLE box USING rtree(id, low, high);
        ANALYZE;
        PRAGMA user_version = 7;
        """
}
