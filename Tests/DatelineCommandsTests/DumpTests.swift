import Foundation
import TestSupport
import Testing

/// A dump is loaded into an empty database, and `pg_dump` finds the same there.
@Suite struct DumpTests {
    @Test(arguments: [[], ["--built-in"]])
    func `a dump of PostgreSQL makes the same schema, and its first line says who wrote it`(
        _ flags: [String]
    ) async throws {
        var dump = ""
        var schema: [String] = []
        try await withProject(.postgreSQL) { project in
            try project.write(["1_a.sql": Self.schema])
            #expect(try await project.migrate("up").code == 0)
            dump = try await project.dump(flags)
            try await project.sql("DROP TABLE schema_migrations, schema_migrations_log")
            schema = try await PostgreSQL.schema(of: project.database)
        }
        #expect(dump.contains(flags.isEmpty ? "written by pg_dump." : "written without pg_dump: it was not"))
        #expect(!dump.contains("schema_migrations"))
        #expect(!dump.contains("restrict"))
        try await withProject(.postgreSQL) { project in
            try await project.load(dump)
            #expect(try await project.dump(flags) == dump)
            #expect(try await PostgreSQL.schema(of: project.database) == schema)
        }
    }

    @Test func `a dump of SQLite makes the same schema`() async throws {
        var dump = ""
        try await withProject(.sqlite) { project in
            try project.write([
                "1_a.sql": """
                CREATE TABLE a (id integer PRIMARY KEY, t text DEFAULT "x") STRICT;
                CREATE VIEW v AS SELECT id FROM a -- the last word
                ;
                CREATE VIRTUAL TABLE f USING fts5(text);
                CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
                """
            ])
            #expect(try await project.migrate("up").code == 0)
            dump = try await project.dump([])
        }
        try await withProject(.sqlite) { project in
            try await project.sql(dump)
            #expect(try await project.dump([]) == dump)
        }
    }

    @Test func `what cannot be written is named, by pg_dump's way as well`() async throws {
        try await withProject(.postgreSQL) { project in
            try await project.sql(
                "CREATE SUBSCRIPTION s CONNECTION 'host=x password=hunter2-canary' PUBLICATION p WITH (connect = false)"
            )
            for flags in [[], ["--built-in"]] {
                let report = try Report(
                    await Program.dateline(["migrate", "dump", "--json", "--storage", project.url] + flags)
                        .outcome())
                #expect(report.code == 9, "\(report.outcome)")
                #expect(report.error?.text.contains("subscription s") == true)
            }
            try await project.sql("ALTER SUBSCRIPTION s SET (slot_name = NONE)")
            try await project.sql("DROP SUBSCRIPTION s")
        }
    }

    /// The password is neither among the arguments of a program nor in a message.
    @Test func `a pg_dump that fails is not the end of a dump`() async throws {
        try await withProject(.postgreSQL) { project in
            let program = """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'pg_dump (PostgreSQL) 99.1'; exit; fi
                test -n "$PGPASSWORD" && echo "$@" > \(project.folder.path("arguments"))
                echo 'out of luck' >&2; exit 1
                """
            try project.folder.write(program, to: "pg_dump")
            let path = project.folder.path("pg_dump")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            let outcome = try await Program.dateline(
                ["migrate", "dump", "--storage", project.url + "?keepalives=1"],
                ["PATH": project.folder.path("")]
            ).outcome()
            #expect(outcome.code == 0, "\(outcome)")
            #expect(outcome.output.contains("written without pg_dump: it failed: out of luck."))
            let arguments = try project.folder.text("arguments")
            #expect(arguments.contains("--schema-only") && arguments.contains("keepalives='1'"))
            #expect(!arguments.contains(try #require(PostgreSQL.password)))
        }
    }

    private static let schema = """
        CREATE SCHEMA other;
        CREATE EXTENSION pg_trgm WITH SCHEMA other;
        CREATE TYPE pair AS (a integer, b text); CREATE TYPE pairs AS (z pair, y pair[]);
        CREATE FUNCTION ok(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 > 0 $$;
        CREATE DOMAIN amount AS integer CHECK (ok(VALUE));
        CREATE TABLE z_parent (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 7) PRIMARY KEY, n amount, p pairs);
        CREATE TABLE a_child (note text) INHERITS (z_parent);
        CREATE TABLE other.t (id serial PRIMARY KEY, word text);
        CREATE INDEX ON other.t USING gin (word other.gin_trgm_ops);
        CREATE MATERIALIZED VIEW z_mv AS SELECT count(*) AS n FROM z_parent;
        CREATE UNIQUE INDEX a_mv ON z_mv (n);
        CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
        -- Name: x; Type: y
            RETURN NEW;
        END $$;
        CREATE TRIGGER t BEFORE INSERT ON a_child FOR EACH ROW EXECUTE FUNCTION seen();
        ALTER TABLE a_child REPLICA IDENTITY FULL;
        COMMENT ON CONSTRAINT z_parent_pkey ON z_parent IS 'key'; COMMENT ON TRIGGER t ON a_child IS 't';
        COMMENT ON TYPE pair IS 'p';
        CREATE CAST (pair AS text) WITH INOUT; CREATE PUBLICATION p FOR TABLE other.t;
        GRANT SELECT ON a_child TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
        """
}

extension Project {
    fileprivate func dump(_ flags: [String]) async throws -> String {
        let outcome = try await Program.dateline(["migrate", "dump", "--storage", url] + flags).outcome()
        try #require(outcome.code == 0, "\(outcome)")
        return outcome.output
    }

    /// Loads a dump in the way of a person.
    fileprivate func load(_ dump: String) async throws {
        try folder.write(dump, to: "dump.sql")
        let arguments = ["-Xq", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", folder.path("dump.sql")]
        let outcome = try await Program(try PostgreSQL.program("psql"), arguments).outcome()
        try #require(outcome.code == 0, "\(outcome)\n\(dump)")
    }
}
