import Foundation
import Testing

extension Situation {
    /// Files and a ledger that do not fit.
    static let ofHistory: [Situation] = [
        applied("unknown-version", "migrate up --to 9 DIR DB"),
        applied("not-applied", "migrate down --to 9 --yes DIR DB"),
        applied("modified", "migrate up DIR DB") { try $0.write(["2_b.sql": "SELECT 1;"]) },
        applied("missing-file", "migrate up DIR DB") { try $0.remove("2_b.sql") },
        Situation("older-than-squash", "migrate up DIR DB") { place in
            try await place.expect("migrate up --steps 2 DIR DB")
            for name in three.keys { try place.remove(name) }
            try place.write(["5_all.sql": "-- migrate:up squash-through=3\nSELECT 1;"])
        }.by { place in
            try place.remove("5_all.sql")
            try place.write(three)
        },
        Situation("out-of-order", "migrate up DIR DB", files: threeAnd(["2_b.sql": nil])) { place in
            try await place.up()
            try place.write(["2_b.sql": three["2_b.sql"] ?? ""])
        }.by { place in
            try place.remove("2_b.sql")
            try place.write(["4_b.sql": three["2_b.sql"] ?? ""])
        },
        applied("contracted", "migrate status --exit-code DIR DB") { place in
            try place.write(["4_d.sql": "-- migrate:up contract\nDROP TABLE a;"])
            try await place.up()
            try place.remove("4_d.sql")
        }.by { try $0.write(["4_d.sql": "-- migrate:up contract\nDROP TABLE a;"]) },
        Situation("pending", "migrate status --exit-code DIR DB"),
        applied("not-confirmed", "migrate down --steps 2 DIR DB"),
        applied("irreversible", "migrate down --yes DIR DB") { place in
            try place.write(["4_d.sql": "CREATE TABLE d (id integer);"])
            try await place.up()
        }.by { place in
            let down = "\n-- migrate:down\nDROP TABLE d;"
            try place.write(["4_d.sql": "-- migrate:up\nCREATE TABLE d (id integer);\(down)"])
        }.with { $0.runs = [0] },
        applied("no-file", "migrate down --yes DIR DB") { try $0.remove("3_c.sql") }
            .by { try $0.write(three) },
        applied("ledger-not-empty", "migrate baseline 2 DIR DB"),
        Situation("foreign-ledger", "migrate up DIR DB") { place in
            try await place.sql("CREATE TABLE schema_migrations (version text)")
        }.by { place in
            try await place.sql("ALTER TABLE schema_migrations RENAME TO other_migrations")
        }.with { $0.placeholders = ["VERSION": "3"] },
        applied("internal", "migrate up DIR DB") { place in
            try await place.sql("UPDATE schema_migrations SET seq = 'x' WHERE seq = 1")
        }.by { try await $0.sql("UPDATE schema_migrations SET seq = 1 WHERE seq = 'x'") },
        Situation("database-refused", "migrate up DIR DB") { place in
            try await place.sql("CREATE TABLE schema_migrations_log (id integer PRIMARY KEY)")
        }.by { try await $0.sql("DROP TABLE schema_migrations_log") },
    ]

    static func applied(
        _ code: String, on dialect: Dialect = .sqlite, _ command: String,
        files: [String: String] = three, _ prepare: @escaping Work = { _ in }
    ) -> Situation {
        Situation(code, on: dialect, command, files: files) { place in
            try await place.up()
            try await prepare(place)
        }
    }
}
