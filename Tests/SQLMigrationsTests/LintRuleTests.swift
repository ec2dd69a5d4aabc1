import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// Every rule, caught and not caught.
@Suite struct LintRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: LintRule
        let dialects: [SQLDialect]
        let caught: [String]
        let notCaught: [String]

        init(
            _ rule: LintRule, _ dialects: [SQLDialect] = [.postgreSQL], caught: [String],
            notCaught: [String]
        ) {
            self.rule = rule
            self.dialects = dialects
            self.caught = caught
            self.notCaught = notCaught
        }

        var testDescription: String { rule.name }
    }

    private static let bare = "-- migrate:up transaction=false\n"

    static let cases = ofIndexes + ofColumns + ofConstraints + ofTables + ofRemovals

    private static let ofIndexes: [Case] = [
        Case(
            .indexWithoutConcurrently,
            caught: [
                "CREATE INDEX i ON a (b);", "CREATE UNIQUE INDEX ON public.a USING btree (b);",
                "create index if not exists i on only a (b)",
                "CREATE TABLE x.a (b int); CREATE INDEX ON y.a (b);",
            ],
            notCaught: [
                "CREATE TABLE a (b int); CREATE INDEX i ON a (b);",
                "CREATE TEMP TABLE a (b int); CREATE INDEX ON a (b);",
                "CREATE MATERIALIZED VIEW a AS SELECT 1 AS b; CREATE INDEX ON a (b);",
                bare + "CREATE INDEX CONCURRENTLY i ON a (b);", "-- CREATE INDEX i ON a (b);\nSELECT 1;",
                "SELECT 'CREATE INDEX i ON a (b);';", "COMMENT ON INDEX i IS 'CREATE INDEX ON a (b)';",
                "CREATE TABLE public.a (b int); CREATE INDEX i ON a (b);",
            ]),
        Case(
            .concurrentlyIfNotExists, caught: [bare + "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (b);"],
            notCaught: [
                bare + "CREATE INDEX CONCURRENTLY i ON a (b);", "CREATE TABLE IF NOT EXISTS a (b int);",
            ]),
        Case(
            .dropIndexWithoutConcurrently,
            caught: ["DROP INDEX i;", "DROP INDEX IF EXISTS public.i CASCADE;"],
            notCaught: [
                bare + "DROP INDEX CONCURRENTLY i;",
                "CREATE TABLE a (b int); CREATE INDEX i ON a (b); DROP INDEX i;",
            ]),
        Case(
            .reindexWithoutConcurrently, caught: ["REINDEX TABLE a;", "REINDEX (VERBOSE) INDEX i;"],
            notCaught: [bare + "REINDEX INDEX CONCURRENTLY i;", bare + "REINDEX (CONCURRENTLY) INDEX i;"]),
        Case(
            .notInTransaction,
            caught: [
                "CREATE INDEX CONCURRENTLY i ON a (b);", "CREATE UNIQUE INDEX CONCURRENTLY ON a (b);",
                "DROP INDEX CONCURRENTLY i;", "REINDEX TABLE CONCURRENTLY a;", "VACUUM a;",
                "CREATE DATABASE d;",
                "ALTER TABLE a DETACH PARTITION b CONCURRENTLY;", "ALTER SYSTEM SET x = 1;",
            ],
            notCaught: [
                bare + "CREATE INDEX CONCURRENTLY i ON a (b);", bare + "VACUUM a;",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v;", "ALTER TABLE a ADD concurrently int;",
            ]),
        Case(.notInTransaction, [.sqlite], caught: ["VACUUM;"], notCaught: [bare + "VACUUM;", "REINDEX a;"]),
    ]

    private static let ofColumns: [Case] = [
        Case(
            .addNotNullColumn, SQLDialect.all,
            caught: [
                "ALTER TABLE a ADD COLUMN c text NOT NULL;",
                "ALTER TABLE a ADD c int NOT NULL CHECK (c IS NOT NULL);",
            ],
            notCaught: [
                "ALTER TABLE a ADD COLUMN c text;", "ALTER TABLE a ADD COLUMN c text NOT NULL DEFAULT '';",
                "ALTER TABLE a ADD c text DEFAULT 'x' NOT NULL;", "CREATE TABLE b (c text NOT NULL);",
                "CREATE TABLE b (c int); ALTER TABLE b ADD d text NOT NULL;",
                "ALTER TABLE a ADD c int GENERATED ALWAYS AS (1) VIRTUAL NOT NULL;",
            ]),
        Case(
            .volatileDefault,
            caught: [
                "ALTER TABLE a ADD c uuid DEFAULT gen_random_uuid();",
                "ALTER TABLE a ADD COLUMN c float DEFAULT (random());",
                "ALTER TABLE a ADD c timestamptz NOT NULL DEFAULT clock_timestamp();",
                "ALTER TABLE a ADD c int DEFAULT nextval('s');",
                "ALTER TABLE a ADD c int DEFAULT public.f(1);",
            ],
            notCaught: [
                "ALTER TABLE a ADD c timestamptz DEFAULT now();",
                "ALTER TABLE a ADD c date DEFAULT CURRENT_DATE;",
                "ALTER TABLE a ADD c numeric(4,1) DEFAULT 1.5;",
                "ALTER TABLE a ADD c varchar(9) DEFAULT 'x'::varchar(9);",
                "ALTER TABLE a ADD c int DEFAULT (1 + 2) CHECK (f(c));",
                "ALTER TABLE a ADD c text DEFAULT 'random()';",
                "ALTER TABLE a ALTER c SET DEFAULT random();",
                "CREATE TABLE b (c uuid DEFAULT gen_random_uuid());",
                "ALTER TABLE a ADD c timestamptz DEFAULT CAST('x' AS timestamp(3));",
            ]),
        Case(
            .serialColumn,
            caught: ["ALTER TABLE a ADD c serial;", "ALTER TABLE a ADD COLUMN IF NOT EXISTS c BIGSERIAL;"],
            notCaught: [
                "CREATE TABLE b (c serial);", "ALTER TABLE a ADD serial int;", "ALTER TABLE a ADD c int;",
            ]),
        Case(
            .identityColumn, caught: ["ALTER TABLE a ADD c int GENERATED BY DEFAULT AS IDENTITY;"],
            notCaught: [
                "CREATE TABLE b (c int GENERATED ALWAYS AS IDENTITY);", "ALTER TABLE a ADD identity int;",
                "ALTER TABLE a ALTER c DROP IDENTITY;",
            ]),
        Case(
            .storedColumn, caught: ["ALTER TABLE a ADD c int GENERATED ALWAYS AS (b * 2) STORED;"],
            notCaught: [
                "ALTER TABLE a ADD c int GENERATED ALWAYS AS (b * 2) VIRTUAL;",
                "ALTER TABLE a ADD stored bool;",
                "CREATE TABLE b (c int GENERATED ALWAYS AS (1) STORED);",
            ]),
        Case(
            .jsonColumn, caught: ["ALTER TABLE a ADD c json;"],
            notCaught: [
                "ALTER TABLE a ADD c jsonb;", "ALTER TABLE a ADD json text;", "CREATE TABLE b (c json);",
            ]),
        Case(
            .setNotNull,
            caught: [
                "ALTER TABLE a ALTER COLUMN b SET NOT NULL;",
                "ALTER TABLE a ALTER b SET NOT NULL, ADD c int;",
                "ALTER DOMAIN d SET NOT NULL;", "ALTER TABLE a ADD CONSTRAINT n NOT NULL b;",
            ],
            notCaught: [
                "ALTER TABLE a ALTER b DROP NOT NULL;",
                "CREATE TABLE b (c int); ALTER TABLE b ALTER c SET NOT NULL;",
                "ALTER TABLE a ADD CONSTRAINT n CHECK (b IS NOT NULL) NOT VALID;",
                "ALTER TABLE a ADD CONSTRAINT n NOT NULL b NOT VALID;",
            ]),
        Case(
            .typeChange,
            caught: [
                "ALTER TABLE a ALTER b TYPE bigint;", "ALTER TABLE a ALTER COLUMN b SET DATA TYPE text;",
                "ALTER TABLE a ALTER COLUMN type TYPE text USING type::text;",
                "ALTER TABLE a ADD c int, ALTER b TYPE text;",
            ],
            notCaught: [
                "ALTER TABLE a ADD COLUMN type text;", "ALTER TABLE a ADD type text;",
                "ALTER TABLE a ALTER COLUMN type SET DEFAULT 'x';", "ALTER TABLE a ALTER type DROP DEFAULT;",
                "CREATE TYPE t AS (x int);", "CREATE TABLE b (c int); ALTER TABLE b ALTER c TYPE text;",
                "ALTER TYPE t ADD VALUE 'x';", "ALTER TABLE a ALTER \"type\" SET STATISTICS 100;",
            ]),
    ]

    private static let ofConstraints: [Case] = [
        Case(
            .constraintWithoutNotValid,
            caught: [
                "ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d;",
                "ALTER TABLE a ADD CHECK (b > 0);",
                "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID, ADD CONSTRAINT d CHECK (b < 9);",
                "ALTER TABLE a ADD c int REFERENCES d;", "ALTER TABLE a ADD c int CHECK (c > 0);",
                "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);",
            ],
            notCaught: [
                "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID;",
                "ALTER TABLE a VALIDATE CONSTRAINT c;",
                "CREATE TABLE b (c int); ALTER TABLE b ADD CHECK (c > 0);",
                "ALTER TABLE a ADD \"check\" int;",
                "ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d NOT VALID, ADD e int;",
                "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;",
                "CREATE TABLE b (c int REFERENCES d);",
            ]),
        Case(
            .validateInSameFile,
            caught: [
                "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID; ALTER TABLE a VALIDATE CONSTRAINT c;"
            ],
            notCaught: [
                "ALTER TABLE a VALIDATE CONSTRAINT c;",
                "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID; ALTER TABLE a VALIDATE CONSTRAINT d;",
            ]),
        Case(
            .uniqueWithoutIndex,
            caught: [
                "ALTER TABLE a ADD CONSTRAINT c UNIQUE (b);", "ALTER TABLE a ADD PRIMARY KEY (b);",
                "ALTER TABLE a ADD UNIQUE NULLS NOT DISTINCT (b);", "ALTER TABLE a ADD c int UNIQUE;",
                "ALTER TABLE a ADD CONSTRAINT c UNIQUE USING INDEX i, ADD UNIQUE (d);",
            ],
            notCaught: [
                "ALTER TABLE a ADD CONSTRAINT c UNIQUE USING INDEX i;",
                "ALTER TABLE a ADD PRIMARY KEY USING INDEX i;",
                "CREATE TABLE b (c int UNIQUE); ALTER TABLE b ADD PRIMARY KEY (c);",
                "ALTER TABLE a ADD \"unique\" int;",
            ]),
        Case(
            .exclusionConstraint, caught: ["ALTER TABLE a ADD CONSTRAINT c EXCLUDE USING gist (b WITH &&);"],
            notCaught: [
                "CREATE TABLE b (c int, EXCLUDE USING gist (c WITH =));",
                "ALTER TABLE a ADD \"exclude\" int;",
            ]),
    ]

    private static let ofTables: [Case] = [
        Case(
            .tableRewrite,
            caught: [
                "VACUUM FULL a;", "VACUUM (FULL, ANALYZE) a;", "CLUSTER a USING i;",
                "ALTER TABLE a SET TABLESPACE t;",
                "ALTER TABLE a SET UNLOGGED;", "ALTER TABLE a SET ACCESS METHOD heap;",
            ],
            notCaught: [
                bare + "VACUUM a;", "ALTER TABLE a SET (fillfactor = 70);", "ALTER TABLE a ADD logged bool;",
                "ALTER TABLE a CLUSTER ON i;",
            ]),
        Case(
            .backfillWithDDL,
            caught: [
                "ALTER TABLE a ADD c int; UPDATE a SET c = 1;", "UPDATE a SET c = 1; DROP TABLE b;",
                "ALTER TABLE a ADD c int; WITH x AS (SELECT 1) UPDATE a SET c = 1;",
                "ALTER TABLE a ADD c int; DELETE FROM ONLY b;",
                "ALTER TABLE a ADD c int; INSERT INTO b SELECT 1;",
                "ALTER TABLE a ADD c int; MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE;",
            ],
            notCaught: [
                "UPDATE a SET c = 1;", "CREATE TABLE b (c int); INSERT INTO b SELECT 1 FROM a;",
                "CREATE TABLE b (c int); UPDATE a SET d = 1;",
                "ALTER TABLE a ADD c int; INSERT INTO b VALUES (1);",
                "ALTER TABLE a ADD c int; WITH x AS (SELECT 1) SELECT * FROM x;",
                "ALTER TABLE a ADD c int; CREATE TABLE b (d int); UPDATE b SET d = 1;",
            ]),
        Case(
            .refreshWithoutConcurrently, caught: ["REFRESH MATERIALIZED VIEW v;"],
            notCaught: [
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v;",
                "CREATE MATERIALIZED VIEW v AS SELECT 1 WITH NO DATA; REFRESH MATERIALIZED VIEW v;",
            ]),
        Case(
            .truncate, caught: ["TRUNCATE a;", "TRUNCATE TABLE ONLY a, b RESTART IDENTITY CASCADE;"],
            notCaught: [
                "CREATE TABLE a (b int); TRUNCATE a;", "ALTER TABLE a ADD truncate int;",
                "SELECT 'TRUNCATE a';",
                "CREATE TRIGGER t BEFORE TRUNCATE ON a EXECUTE FUNCTION f();",
            ]),
        Case(
            .identifierTooLong, caught: ["CREATE TABLE \(String(repeating: "a", count: 64)) (b int);"],
            notCaught: [
                "CREATE TABLE \(String(repeating: "a", count: 63)) (b int);",
                "CREATE TABLE b (c text DEFAULT '\(String(repeating: "a", count: 64))');",
            ]),
    ]

    private static let ofRemovals: [Case] = [
        Case(
            .rename, SQLDialect.all,
            caught: [
                "ALTER TABLE a RENAME TO b;", "ALTER TABLE a RENAME b TO c;",
                "ALTER TABLE a RENAME COLUMN rename TO c;",
            ],
            notCaught: [
                "ALTER TABLE a ADD COLUMN rename text;", "ALTER TABLE a ADD rename text;",
                "CREATE TABLE b (c int); ALTER TABLE b RENAME c TO d;",
                "ALTER TABLE a ADD c text DEFAULT 'RENAME TO';",
                "ALTER TABLE a RENAME TO old; CREATE TABLE a (b int);", "-- RENAME\nSELECT 1;",
            ]),
        Case(
            .rename,
            caught: [
                "ALTER VIEW v RENAME TO w;", "ALTER FUNCTION f(int) RENAME TO g;",
                "ALTER SCHEMA s RENAME TO t;",
                "ALTER TYPE t RENAME VALUE 'a' TO 'b';", "ALTER SEQUENCE s RENAME TO t;",
            ],
            notCaught: [
                "ALTER TABLE a RENAME CONSTRAINT b TO c;", "ALTER INDEX i RENAME TO j;",
                "ALTER TABLE a ALTER COLUMN rename SET DEFAULT 'x';", "ALTER TABLE a DROP CONSTRAINT rename;",
                "CREATE VIEW v AS SELECT 1; ALTER VIEW v RENAME TO w;",
            ]),
        Case(
            .setSchema, caught: ["ALTER TABLE a SET SCHEMA s;", "ALTER FUNCTION f(int) SET SCHEMA s;"],
            notCaught: [
                "ALTER TABLE a ADD schema text;", "CREATE TABLE b (c int); ALTER TABLE b SET SCHEMA s;",
            ]),
        Case(
            .dropWithoutContract, SQLDialect.all,
            caught: [
                "DROP TABLE a;", "DROP TABLE IF EXISTS a;", "DROP VIEW v;", "ALTER TABLE a DROP b;",
                "ALTER TABLE a DROP COLUMN rename;", "CREATE TABLE b (c int); DROP TABLE b; DROP TABLE a;",
                "DROP TABLE a; CREATE TABLE a (b int);",
            ],
            notCaught: [
                "-- migrate:up contract\nDROP TABLE a;", "DROP VIEW v; CREATE VIEW v AS SELECT 1;",
                "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT 1;", "CREATE TABLE b (c int); DROP TABLE b;",
                "CREATE TABLE n (b int); INSERT INTO n SELECT * FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a",
                "DROP TRIGGER t; SELECT 1;", "SELECT 'DROP TABLE a'; -- DROP TABLE a;\n/* DROP TABLE a; */",
                "ALTER TABLE a RENAME TO o; CREATE TABLE a (b int); INSERT INTO a SELECT * FROM o; DROP TABLE o",
            ]),
        Case(
            .dropWithoutContract,
            caught: [
                "CREATE TABLE b (c int); DROP TABLE b, a;", "DROP MATERIALIZED VIEW v;",
                "DROP FUNCTION f(int, text);",
                "DROP TYPE t;", "DROP SCHEMA s CASCADE;",
                "ALTER TABLE a ALTER b DROP NOT NULL, DROP COLUMN IF EXISTS c;",
            ],
            notCaught: [
                "DROP FUNCTION f(int); CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                "DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v AS SELECT 1;",
                "ALTER TABLE a DROP CONSTRAINT c;", "ALTER TABLE a ALTER b DROP DEFAULT;",
                "DROP TYPE t; CREATE TYPE t AS ENUM ('a');", "ALTER TABLE a ALTER b DROP EXPRESSION;",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $x$ BEGIN DROP TABLE a; END $x$;",
            ]),
    ]

    private func rules(_ sql: String, _ dialect: SQLDialect) throws -> [LintRule] {
        let set = try MigrationSet(dialect: dialect, files: [("1_a.sql", sql)])
        return MigrationVerification([set]).report().findings.map(\.rule)
    }

    @Test(arguments: cases)
    func `a rule catches what it is for, and nothing else`(_ test: Case) throws {
        for dialect in test.dialects {
            for sql in test.caught {
                #expect(try rules(sql, dialect).contains(test.rule), "\(dialect): \(sql)")
            }
            for sql in test.notCaught {
                #expect(try !rules(sql, dialect).contains(test.rule), "\(dialect): \(sql)")
            }
            for sql in test.caught where !sql.hasPrefix("-- migrate") {
                let allowed = "-- migrate:up allow=\(test.rule.name)\n\(sql)"
                #expect(try !rules(allowed, dialect).contains(test.rule), "\(allowed)")
            }
        }
    }

    @Test func `every rule is tested, and is in the table of the guide`() throws {
        #expect(Set(Self.cases.map(\.rule)) == Set(LintRule.wellKnown))
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let guide = try String(
            contentsOf: root.appending(path: "docs/guides/migrations-lint.md"), encoding: .utf8)
        let rows = guide.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("| `") else { return nil }
            return String(line.dropFirst(3).prefix { $0 != "`" })
        }
        #expect(rows == LintRule.wellKnown.map(\.name))
    }

    /// What people write into new files, and what the rules have nothing against.
    @Test(arguments: [
        "CREATE TABLE a (id bigint PRIMARY KEY, type text NOT NULL, rename text UNIQUE, CHECK (id > 0));",
        "CREATE TABLE a (i int); ALTER TABLE a ADD b int NOT NULL, ADD UNIQUE (b), ALTER i TYPE text, DROP b;",
        "ALTER TABLE a ADD COLUMN b text, ADD COLUMN c int NOT NULL DEFAULT 0;", "ANALYZE a;",
        "CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN TRUNCATE a; END$$;",
        "CREATE TYPE mood AS ENUM ('sad', 'ok'); ALTER TYPE mood ADD VALUE 'good';",
        "INSERT INTO settings (name, type) VALUES ('rename', 'DROP TABLE a');", "GRANT TRUNCATE ON a TO b;",
        "COMMENT ON COLUMN a.type IS 'ALTER COLUMN type TYPE text';",
        "CREATE EXTENSION IF NOT EXISTS pg_trgm;",
        "SELECT setval('s', 1); SET LOCAL statement_timeout = '5s';",
    ])
    func `harmless files are left in peace`(_ sql: String) throws {
        #expect(try rules(sql, .postgreSQL) == [])
    }

    @Test func `a finding is where its part of the statement stands`() throws {
        let sql =
            "-- migrate:up\n/* é */ ALTER TABLE a\n  ADD b text,\n  ADD c json,\n  DROP d;\nDROP TABLE e;"
        let set = try MigrationSet(dialect: .postgreSQL, files: [("1_a.sql", sql)])
        let places = MigrationVerification([set]).report().findings.map { "\($0.location)".suffix(4) }
        #expect(places == [":4:3", ":5:3", ":6:1"])
    }
}
