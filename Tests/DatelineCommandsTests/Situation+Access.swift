import Foundation
import TestSupport
import Testing

extension Situation {
    /// What stands between the program and the database.
    static let ofAccess: [Situation] = [
        Situation("missing-schema", on: .postgreSQL, "migrate up DIR") { place in
            try await place.sql("DROP SCHEMA public")
        }
        .by { try await $0.sql("CREATE SCHEMA public") },
        Situation("unreachable", on: .postgreSQL, "migrate up DIR").by { _ in }
            .with { $0.storage = "postgres://127.0.0.1:1/nothing" },
        Situation("rejected", "migrate up DIR DB") { place in
            try place.project.folder.write("no database, but a text that is long enough", to: "it's here.db")
        }.by { try FileManager.default.removeItem(atPath: $0.project.database) },
        Situation("lock-file", "migrate up DIR DB") { place in
            try FileManager.default.createDirectory(
                atPath: place.project.database + "-migrate.lock", withIntermediateDirectories: true)
        }.by { try FileManager.default.removeItem(atPath: $0.project.database + "-migrate.lock") },
        Situation("lock-wait", "migrate up --lock-wait 0s DIR DB") { try $0.lock("-migrate.lock") }
            .then { $0.locks.free() },
        Situation("database-busy", "migrate up --lock-wait 0s DIR DB") { try $0.lock("-writer.lock") }
            .by { $0.locks.free() },
        Situation(
            "pooler", on: .postgreSQL, "migrate up DIR",
            files: ["1_i.sql": "-- migrate:up transaction=false\nVACUUM;"]
        ).by { _ in }.with { $0.placeholders = ["URL": "\"$DATELINE_MIGRATE_STORAGE\""] },
        Situation("undumpable", on: .postgreSQL, "migrate dump --built-in DIR") { place in
            try await place.sql("CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)")
        }.by { try await $0.sql("DROP TEXT SEARCH CONFIGURATION words") },
        Situation("ledger-elsewhere", on: .postgreSQL, "migrate up DIR") { place in
            try await place.up()
            try await place.sql("CREATE SCHEMA elsewhere")
            for table in ["schema_migrations", "schema_migrations_log"] {
                try await place.sql("ALTER TABLE \(table) SET SCHEMA elsewhere")
            }
        }.by { _ in }.with { $0.placeholders = ["NAME": "elsewhere"] },
        Situation("wrong-encoding", "migrate up DIR DB") { place in
            try await place.sql("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a); DROP TABLE t")
        }.by { try FileManager.default.removeItem(atPath: $0.project.database) }.with { $0.runs = [2] },
        Situation(
            "lock-timeout", on: .postgreSQL, "migrate up DIR",
            files: threeAnd([
                "4_d.sql": "-- migrate:up lock_timeout=10ms\nALTER TABLE a ADD COLUMN d integer;"
            ])
        ) { try await $0.expect("migrate up --to 3 DIR DB") }.by { _ in },
        Situation(
            "connection-lost", on: .postgreSQL, "migrate up DIR", files: threeAnd(["4_d.sql": waiting])),
        Situation("interrupted", "migrate up DIR DB") { try $0.lock("-migrate.lock") }
            .then { $0.locks.free() },
    ]

    /// Sleeps until a table says that it need not.
    static let waiting =
        "DO $$ BEGIN IF to_regclass('hurry') IS NULL THEN PERFORM pg_sleep(600); END IF; END $$;"
}
