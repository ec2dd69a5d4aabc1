import Foundation
import TestSupport
import Testing

extension Situation {
    /// What the files say.
    static let ofFiles: [Situation] = [
        file("file-name", "x.sql", "SELECT 1;", mended: nil),
        file("file-marker", "4_d.sql", "-- migrate:sideways"),
        file("file-option", "4_d.sql", "-- migrate:up nonsense\nSELECT 1;"),
        file("file-statement", "4_d.sql", "SELECT 1;\nCOMMIT;"),
        file("empty-section", "4_d.sql", "-- nothing"),
        file("squash-version", "4_d.sql", "-- migrate:up squash-through=4\nSELECT 1;"),
        file("sql", "4_d.sql", "SELECT slgu;"),
        file("orphaned-rows", "4_d.sql", orphans),
        file("duplicate-version", "03_d.sql", "SELECT 1;", mended: nil),
        file("commit-in-file", on: .postgreSQL, "4_d.sql", "DO $$ BEGIN END $$;\nEND;"),
        Situation("file-encoding", "migrate up DIR DB") { place in
            try Data([0x2D, 0xFF]).write(
                to: URL(filePath: "\(place.project.files)/SQLite/4_d.sql"))
        }.by { try $0.write(["4_d.sql": "SELECT 1;"]) },
        Situation("unreadable-file", "migrate up DIR DB") { place in
            try FileManager.default.createDirectory(
                atPath: "\(place.project.files)/SQLite/4_d.sql", withIntermediateDirectories: true)
        }.by { try $0.remove("4_d.sql") },
        Situation(
            "foreign-file", "migrate up DIR DB", files: threeAnd(["4_d.sql": "-- +goose Up\nSELECT 1;"])
        )
        .by { try $0.write(["4_d.sql": "SELECT 1;"]) }.with { $0.runs = [1] },
        Situation("untranslatable", "migrate import-from goose theirs", files: [:]) { place in
            try place.theirs("SELECT 1;")
        }.by { try $0.theirs("-- +goose Up\nSELECT 1;") },
        Situation("parity", "migrate verify DIR", files: ["1_a.sql": "SELECT 1;"]) { place in
            try FileManager.default.createDirectory(
                atPath: "\(place.project.files)/PostgreSQL", withIntermediateDirectories: true)
            try Data("SELECT 1;".utf8).write(
                to: URL(filePath: "\(place.project.files)/PostgreSQL/2_b.sql"))
        }.by { place in
            let folders = "\(place.project.files)"
            try FileManager.default.copyItem(
                atPath: "\(folders)/PostgreSQL/2_b.sql", toPath: "\(folders)/SQLite/2_b.sql")
            try FileManager.default.copyItem(
                atPath: "\(folders)/SQLite/1_a.sql", toPath: "\(folders)/PostgreSQL/1_a.sql")
        },
        Situation("lint", "migrate verify DIR", files: threeAnd(["4_d.sql": "DROP TABLE a;"]))
            .by { try $0.write(["4_d.sql": "-- migrate:up allow=drop-without-contract\nDROP TABLE a;"]) },
        Situation(
            "down-differs", "migrate verify DIR --scratch sqlite::memory:",
            files: [
                "1_a.sql": "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\nSELECT 1;"
            ]
        ).by { try $0.write(["1_a.sql": three["1_a.sql"] ?? ""]) },
        Situation(
            "second-up-differs", on: .postgreSQL,
            "migrate verify DIR --scratch \"$DATELINE_MIGRATE_STORAGE\"",
            files: ["1_a.sql": "CREATE TABLE a (id integer);", "2_b.sql": fickle]
        ).by { place in
            try place.write(["1_a.sql": three["1_a.sql"] ?? "", "2_b.sql": three["2_b.sql"] ?? ""])
            try await place.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        }.with { $0.placeholders = ["URL": "\"$DATELINE_MIGRATE_STORAGE\""] },
        Situation("scratch-not-empty", "migrate verify DIR --scratch 'sqlite:it'\\''s here.db'") { place in
            try await place.sql("CREATE TABLE precious (id integer)")
        }.by { _ in }.with {
            $0.runs = [0]
            $0.placeholders = ["URL": "sqlite::memory:"]
        },
        Situation("edited-after-shipping", "migrate verify DIR", files: [:]) { place in
            try place.ship()
            let first = try #require(
                try FileManager.default.contentsOfDirectory(
                    atPath: "\(place.project.files)/SQLite"
                ).min())
            try Data("SELECT 1;".utf8).write(
                to: URL(filePath: "\(place.project.files)/SQLite/\(first)"))
        }.by { try $0.ship() },
    ]

    /// What the folders are.
    static let ofFolders: [Situation] = [
        Situation("usage", "migrate up --steps 0 DIR DB"),
        Situation("malformed-slug", "migrate new ../a DIR"),
        Situation("unreadable-folder", "migrate up --dir nowhere DB").by { _ in },
        Situation("empty-folder", "migrate up --dir 'an empty one' DB") { place in
            try FileManager.default.createDirectory(
                atPath: place.project.folder.path("an empty one"), withIntermediateDirectories: true)
        },
        Situation("no-dialect-folder", "migrate new more --dir bare"),
        Situation("unwritable-file", "migrate new more --dir full") { place in
            try FileManager.default.createDirectory(
                atPath: place.project.folder.path("full"), withIntermediateDirectories: true)
            // Whoever runs the tests may write anywhere but into the kernel's own folder.
            try FileManager.default.createSymbolicLink(
                atPath: place.project.folder.path("full/SQLite"), withDestinationPath: "/sys")
        }.by { place in
            try FileManager.default.removeItem(atPath: place.project.folder.path("full/SQLite"))
            try FileManager.default.createDirectory(
                atPath: place.project.folder.path("full/SQLite"), withIntermediateDirectories: true)
        },
    ]

    private static func file(
        _ code: String, on dialect: Dialect = .sqlite, _ name: String, _ text: String,
        mended: String? = "SELECT 1;"
    ) -> Situation {
        Situation(code, on: dialect, "migrate up DIR DB") { place in
            try await place.up()
            try place.write([name: text])
        }.by { place in
            try mended.map { try place.write([name: $0]) } ?? place.remove(name)
        }
    }

    /// What a person does who obeys the hint.
    func by(_ hand: @escaping Work) -> Situation { with { $0.hand = hand } }

    private static let orphans = """
        CREATE TABLE p (id integer PRIMARY KEY);
        CREATE TABLE q (p integer REFERENCES p);
        INSERT INTO q VALUES (1);
        """

    private static let fickle = """
        -- migrate:up
        CREATE TABLE b (id integer);
        DO $$ BEGIN
            IF EXISTS (SELECT FROM a) THEN ALTER TABLE b ADD COLUMN again integer; END IF;
            INSERT INTO a VALUES (1);
        END $$;
        -- migrate:down
        DROP TABLE b;
        """
}

extension Place {
    /// Writes the one file of another tool, and makes the folder that it is to be translated into.
    fileprivate func theirs(_ text: String) throws {
        for folder in ["theirs", "Migrations/SQLite"] {
            try FileManager.default.createDirectory(
                atPath: project.folder.path(folder), withIntermediateDirectories: true)
        }
        try project.folder.write(text, to: "theirs/00001_a.sql")
    }

    /// Puts the files of this repository into the folder, over what is there.
    func ship() throws {
        let shipped = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Migrations").standardized.path(percentEncoded: false)
        try? FileManager.default.removeItem(atPath: project.files)
        try FileManager.default.copyItem(atPath: shipped, toPath: project.files)
    }
}
