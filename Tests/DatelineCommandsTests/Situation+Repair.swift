import Foundation
import Testing

extension Situation {
    /// Migrations that did not finish, and repairs that are refused.
    static let ofRepair: [Situation] = [
        applied("unfinished", on: .postgreSQL, "migrate status --exit-code DIR DB", files: indexed) {
            try await $0.die(at: 4)
        },
        applied("unfinished-elsewhere", "migrate down --yes DIR DB") { place in
            try await place.die(at: 3)
            try place.remove("3_c.sql")
        }.by { place in
            try place.write(three)
            // Nothing of it was there, and the next hint's first command says so.
            try await place.sql("DROP TABLE c")
        },
        applied("unclear", "migrate up DIR DB") { place in
            try await place.die(at: 3)
            try await place.sql("DROP TABLE c")
        }.with { $0.runs = [0] },
        applied("unclear", "migrate up DIR DB") { try await $0.die(at: 3) }.with { $0.runs = [1] },
        applied("undo-unclear", "migrate up DIR DB") { try await $0.die(at: 3, "down-started") }
            .with { $0.runs = [0] },
        applied("undo-unclear", "migrate up DIR DB") { place in
            try await place.die(at: 3, "down-started")
            try await place.sql("DROP TABLE c")
        }.with { $0.runs = [1] },
        applied("building", "migrate status --exit-code DIR DB") { place in
            try await place.die(at: 3)
            try place.lock("-migrate.lock")
        }.then { place in
            try await place.sql("UPDATE schema_migrations SET state = 'applied'")
            place.locks.free()
        },
        Situation("not-in-ledger", "migrate repair 1 --retry DIR DB"),
        applied("nothing-to-repair", "migrate repair 1 --retry DIR DB"),
        applied("checksum-accepted", "migrate repair 1 --accept-checksum DIR DB"),
        applied("still-needed", "migrate repair 2 --forget DIR DB").with { $0.runs = [0] },
        applied("still-needed", "migrate repair 2 --forget DIR DB").with { $0.runs = [1] },
        applied("another-release", "migrate repair 3 --forget DIR DB") { try $0.remove("3_c.sql") }
            .by { _ in },
        applied("not-confirmed", "migrate repair 2 --forget DIR DB") { try await $0.die(at: 2) },
        applied("nothing-to-undo", "migrate repair 2 --undo DIR DB"),
        applied("no-file", "migrate repair 3 --accept-checksum DIR DB") { place in
            try await place.sql("UPDATE schema_migrations SET checksum = 'x' WHERE version = 3")
            try place.remove("3_c.sql")
        }.by { try $0.write(three) },
    ]

    /// Concurrent builds, which PostgreSQL alone has.
    static let ofBuilds: [Situation] = [
        build("done-unrecorded", "migrate up DIR DB"),
        build("undone-unrecorded", "migrate up DIR DB", "down-started") { try await $0.sql("DROP INDEX i") },
        build("not-begun", "migrate up DIR DB") { try await $0.sql("DROP INDEX i") },
        build("not-begun", "migrate up DIR DB", "down-started"),
        build("contradicted", "migrate repair 4 --retry DIR DB").with { $0.runs = [0] },
        build("contradicted", "migrate repair 4 --applied DIR DB") { try await $0.sql("DROP INDEX i") }
            .with { $0.runs = [0] },
        Situation("invalid-index", on: .postgreSQL, "migrate up DIR DB", files: unique) { place in
            try await place.expect("migrate up --to 3 DIR DB")
            try await place.sql("INSERT INTO a VALUES (1), (1)")
        }.then { try await $0.sql("DELETE FROM a") },
        Situation("not-complete", on: .postgreSQL, "migrate repair 4 --applied DIR DB", files: unique) {
            place in
            try await place.expect("migrate up --to 3 DIR DB")
            try await place.sql("INSERT INTO a VALUES (1), (1)")
            #expect(try await place.run(place.line("migrate up DIR DB")).code == 7)
        }.then { try await $0.sql("DELETE FROM a") },
    ]

    private static func build(
        _ code: String, _ command: String, _ event: String = "up-started",
        _ prepare: @escaping Work = { _ in }
    ) -> Situation {
        applied(code, on: .postgreSQL, command, files: indexed) { place in
            try await place.die(at: 4, event)
            try await prepare(place)
        }
    }

    /// What happens by itself meanwhile.
    func then(_ meanwhile: @escaping Work) -> Situation { with { $0.meanwhile = meanwhile } }

    private static let indexed = threeAnd([
        "4_i.sql": "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (id);\n"
            + "-- migrate:down transaction=false\nDROP INDEX CONCURRENTLY i;"
    ])
    private static let unique = threeAnd([
        "4_i.sql": "-- migrate:up transaction=false\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (id);"
    ])
}
