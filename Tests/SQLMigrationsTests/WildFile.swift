import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

/// A file as people bring them, and what becomes of it.
struct WildFile: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        /// It runs; the tables that are there then, and after `down` where it has one.
        case runs([String], down: [String]? = nil)
        /// Refused with this code at this line, in words that hold this.
        case refused(MigrationError.Code, Int?, String)
        /// The database itself refuses it: rolled back, at this line.
        case fails(Int)
    }

    let name: String
    let text: String
    let dialects: [SQLDialect]
    let outcome: Outcome

    init(_ name: String, _ text: String, _ outcome: Outcome) {
        self.init(name, text, SQLDialect.all, outcome)
    }

    init(_ name: String, _ text: String, _ dialects: [SQLDialect], _ outcome: Outcome) {
        self.name = name
        self.text = text
        self.dialects = dialects
        self.outcome = outcome
    }

    var testDescription: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        return "\(name): \(lines.prefix(2).joined(separator: " / "))"
    }

    static let create = "CREATE TABLE a (id integer);\n"
    static let drop = "DROP TABLE a;\n"

    static let all = ofMarkedTools + ofNames + ofDumps + ofClients + thatRun
}

extension WildFile {
    private static func foreign(_ name: String, _ text: String, line: Int, _ tool: String) -> WildFile {
        WildFile(name, text, .refused(.foreignFile, line, tool))
    }

    /// Tools that tell sections by comments.
    fileprivate static let ofMarkedTools: [WildFile] = [
        foreign(
            "00001_a.sql", "-- +goose Up\n\(create)-- +goose Down\n\(drop)", line: 1, "import-from goose"),
        foreign(
            "00002_a.sql", "\n-- +goose Up\n-- +goose StatementBegin\n\(create)-- +goose StatementEnd\n",
            line: 2,
            "goose"),
        foreign("3_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up\n\(create)", line: 1, "goose"),
        foreign("4_a.sql", "-- +goose ENVSUB ON\n-- +goose Up\n\(create)", line: 1, "goose"),
        foreign(
            "1_a.sql", "-- +migrate Up\n\(create)-- +migrate Down\n\(drop)", line: 1,
            "import-from sql-migrate"),
        foreign("1_a.sql", "-- +migrate Up notransaction\n\(create)", line: 1, "sql-migrate"),
        foreign("1_a.sql", "-- migrate:up transaction:false\n\(create)", line: 1, "import-from dbmate"),
        foreign(
            "1_a.sql", "-- migrate:up\n\(create)\n-- migrate:down transaction:false\n\(drop)", line: 4,
            "dbmate"),
        foreign(
            "001_a.sql", "\(create)\n---- create above / drop below ----\n\n\(drop)", line: 3,
            "import-from tern"),
        foreign("001_a.sql", "---- tern: disable-tx ----\n\(create)", line: 1, "tern"),
        foreign(
            "1_a.sql", "-- Up Migration\n\(create)-- Down Migration\n\(drop)", line: 1, "node-pg-migrate"),
        foreign("1_a.sql", "-- rambler up\n\(create)-- rambler down\n\(drop)", line: 1, "rambler"),
        foreign("1_a.sql", "--liquibase formatted sql\n--changeset me:1\n\(create)", line: 1, "Liquibase"),
        foreign("1_a.sql", "-- changeset me:1 runInTransaction:false\n\(create)", line: 1, "Liquibase"),
        foreign("1_a.sql", "-- atlas:txmode none\n\n\(create)", line: 1, "transaction=false"),
        foreign("1_a.sql", "\(create)-- atlas:nolint destructive\n\(drop)", line: 2, "allow=RULE"),
        foreign(
            "1_a.sql", "--! Previous: sha1:00\n--! Hash: sha1:11\n\(create)", line: 1, "graphile-migrate"),
        foreign("1_a.sql", "-- !Ups\n\(create)-- !Downs\n\(drop)", line: 1, "Play"),
        foreign("1_a.sql", "# --- !Ups\n\(create)# --- !Downs\n\(drop)", line: 1, "Play"),
        foreign("1_a.sql", "\(create)-- //@UNDO\n\(drop)", line: 2, "MyBatis"),
        foreign("1_a.sql", "-- Deploy shop:a to pg\n\n\(create)", line: 1, "sqitch"),
        foreign("1_a.sql", "-- depends: 0_start\n\(create)", line: 1, "yoyo"),
        foreign("1_a.sql", "-- no-transaction\n\(create)", line: 1, "import-from sqlx"),
        WildFile(
            "1_a.sql", "-- UP\n\(create)-- DOWN\n\(drop)", .refused(.fileMarker, 1, "“-- migrate:up”")),
        WildFile(
            "1_a.sql", "-- migrate:up\n\(create)-- migrate down\n\(drop)",
            .refused(.fileMarker, 3, "“-- migrate:down”")),
        WildFile(
            "1_a.sql", "-- migrate:up\n\(create)/* migrate:down */\n\(drop)",
            .refused(.fileMarker, 3, "“-- migrate:down”")),
        WildFile(
            "1_a.sql", "-- migrate:up\n\(create)-- migrate:up\n\(create)",
            .refused(.fileMarker, 3, "more than one")),
        WildFile(
            "1_a.sql", "-- migrate:down\n\(drop)-- migrate:up\n\(create)", .refused(.fileMarker, 1, "without")
        ),
    ]

    /// Tools that tell what a file is by its name.
    fileprivate static let ofNames: [WildFile] = [
        WildFile("000001_a.up.sql", create, .refused(.foreignFile, nil, "import-from golang-migrate")),
        WildFile("000001_a.down.sql", drop, .refused(.foreignFile, nil, "golang-migrate or sqlx")),
        WildFile("V1__a.sql", create, .refused(.foreignFile, nil, "import-from flyway")),
        WildFile("V1.2__a.sql", create, .refused(.foreignFile, nil, "Flyway, Evolve or Refinery")),
        WildFile("U1__a.sql", drop, .refused(.foreignFile, nil, "Flyway")),
        WildFile("R__view.sql", "CREATE VIEW v AS SELECT 1;", .refused(.foreignFile, nil, "Flyway")),
        WildFile("migration.sql", create, .refused(.foreignFile, nil, "Prisma or Diesel")),
        WildFile("up.sql", create, .refused(.foreignFile, nil, "<version>_<slug>.sql")),
        WildFile("0001.create.sql", create, .refused(.fileName, nil, "<version>_<slug>.sql")),
        WildFile("0001_a.rollback.sql", drop, .refused(.foreignFile, nil, "yoyo")),
        WildFile("create_a.sql", create, .refused(.fileName, nil, "<version>_<slug>.sql")),
        WildFile("2024-05-01_a.sql", create, .refused(.fileName, nil, "1 to 18 digits")),
        WildFile("1 a.sql", create, .refused(.fileName, nil, "<version>_<slug>.sql")),
    ]

    /// What programs write.
    fileprivate static let ofDumps: [WildFile] = [
        WildFile(
            "1_a.sql",
            "--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n\nSET client_encoding = 'UTF8';\n",
            [.postgreSQL], .refused(.fileStatement, 5, "delete those lines")),
        WildFile(
            "1_a.sql",
            "SET statement_timeout = 0;\nSET standard_conforming_strings = on;\n"
                + "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE main.a (id integer);\n",
            [.postgreSQL], .runs(["a"])),
        WildFile(
            "1_a.sql", "\(create)COPY a (id) FROM stdin;\n1\n2\n\\.\n", [.postgreSQL],
            .refused(.fileStatement, 2, "COPY … FROM STDIN")),
        WildFile(
            "1_a.sql", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n\(create)COMMIT;\n", [.sqlite],
            .refused(.fileStatement, 2, "BEGIN in a migration")),
        WildFile(
            "1_a.sql", "BEGIN;\n--\n-- Create model A\n--\n\(create)COMMIT;\n",
            .refused(.fileStatement, 1, "BEGIN in a migration")),
        WildFile(
            "1_a.sql", "\(create)INSERT INTO \"schema_migrations\" (version) VALUES\n('1'),\n('2');\n",
            .refused(.fileStatement, 2, "schema_migrations")),
        WildFile(
            "1_a.sql", "CREATE TABLE public.schema_migrations (version varchar(128));\n",
            .refused(.fileStatement, 1, "the runner's")),
        WildFile(
            "1_a.sql", "CREATE TABLE `a` (\n  `id` int NOT NULL AUTO_INCREMENT\n) ENGINE=InnoDB;\n",
            [.postgreSQL],
            .fails(1)),
        WildFile(
            "1_a.sql", "CREATE TABLE a (\n  id int AUTO_INCREMENT,\n  b ENUM('x')\n) ENGINE=InnoDB;\n",
            [.sqlite], .fails(3)),
    ]

    /// What only a client program, or a template, makes sense of.
    fileprivate static let ofClients: [WildFile] = [
        WildFile(
            "1_a.sql", "\\i other.sql\n", [.postgreSQL], .refused(.fileStatement, 1, "text of that file")),
        WildFile("1_a.sql", "\\set ON_ERROR_STOP on\n\(create)", .refused(.fileStatement, 1, "psql's")),
        WildFile("1_a.sql", "\(create)\\copy a FROM 'a.csv'\n", .refused(.fileStatement, 2, "INSERT")),
        WildFile("1_a.sql", "\(create).read other.sql\n", [.sqlite], .refused(.fileStatement, 2, "shell's")),
        WildFile("1_a.sql", "DELIMITER //\n\(create)", .refused(.fileStatement, 1, "DELIMITER")),
        WildFile("1_a.sql", "USE shop;\n\(create)", .refused(.fileStatement, 1, "USE")),
        WildFile("1_a.sql", "\(create)GO\n\(drop)GO\n", .refused(.fileStatement, 2, "GO")),
        WildFile("1_a.sql", "CREATE TABLE ${schema}.a (id int);\n", .refused(.fileStatement, 1, "template")),
        WildFile("1_a.sql", "{{ template \"x\" }}\n\(create)", .refused(.fileStatement, 1, "template")),
        WildFile("1_a.sql", "\(create)COMMIT;\n", .refused(.fileStatement, 2, "COMMIT")),
        WildFile(
            "1_a.sql", "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (id);\nSELECT 1;\n",
            [.postgreSQL], .refused(.fileStatement, 3, "exactly one statement")),
        WildFile("1_a.sql", "-- only a comment\n", .refused(.emptySection, 1, "no statement")),
    ]

    /// What looks odd and is right.
    fileprivate static let thatRun: [WildFile] = [
        WildFile(
            "0001_a.sql", "\(create)--> statement-breakpoint\nCREATE TABLE b (id integer);\n",
            .runs(["a", "b"])),
        WildFile(
            "20210101000000_a.sql", "-- CreateTable\nCREATE TABLE \"A\" (\n    \"id\" INTEGER NOT NULL\n);\n",
            .runs(["A"])),
        WildFile(
            "1_a.sql", "\u{FEFF}--migrate:up\r\n\(create)\r\n--migrate:down\r\n\(drop)",
            .runs(["a"], down: [])),
        WildFile(
            "000000000000000012_a.sql", "  -- migrate:up\n\(create)\t--\tmigrate:down\t\n\(drop)",
            .runs(["a"], down: [])),
        WildFile("1_a.sql", "/* a licence\n * of many lines */\n-- migrate:up\n\(create)", .runs(["a"])),
        WildFile("1_a-B_c.sql", "-- migrate the old tables\n\(create)-- down here nothing\n", .runs(["a"])),
        WildFile(
            "1_a.sql",
            "-- migrate:up\n\(create)INSERT INTO a VALUES (length('\n-- migrate:down\nDROP TABLE a;'));\n"
                + "-- migrate:down\n\(drop)", .runs(["a"], down: [])),
        WildFile(
            "1_a.sql",
            "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$\n-- migrate:down\nSELECT 'COMMIT; \\i x'\n$f$;\n\(create)",
            [.postgreSQL], .runs(["a"])),
        WildFile(
            "1_a.sql",
            "\(create)CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT CASE WHEN 1 THEN 2 END;\n"
                + "  DELETE FROM a;\nEND;\nCREATE TABLE b (id int)", [.sqlite], .runs(["a", "b"])),
        WildFile("1_a.sql", "CREATE TABLE a (id integer, \"größe\" text);;\n;\n/* the end */", .runs(["a"])),
        WildFile("1_a.sql", "\(create)-- Down the road: an index", .runs(["a"])),
        WildFile(
            "1_a.sql", "DO $$ BEGIN\n  EXECUTE 'CREATE TABLE a (id int)';\nEND $$;\n", [.postgreSQL],
            .runs(["a"])),
    ]
}
