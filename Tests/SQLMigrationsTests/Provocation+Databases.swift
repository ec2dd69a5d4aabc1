import Foundation
import PostgreSQLMigrations
import SQLMigrations
import Testing

extension Provocation {
    /// Files and a ledger that do not fit.
    static let ofHistory: [Provocation] = [
        Provocation(.unknownVersion) { fixture in
            try await fixture.migrator(three).up(.through(try version("7")))
        },
        Provocation(.notApplied) { fixture in
            try await fixture.migrator(three).down(.through(try version("2")), isConfirmed: true)
        },
        Provocation(.modified) { fixture in
            try await fixture.applied(three).migrator(changed("1_a.sql", to: "SELECT 1;")).up()
        },
        Provocation(.missingFile) { fixture in
            try await fixture.applied(three).migrator(changed("2_b.sql", to: nil)).up()
        },
        Provocation(.outOfOrder) { fixture in
            try await fixture.applied(changed("2_b.sql", to: nil)).migrator(three).up()
        },
        Provocation(.olderThanSquash) { fixture in
            let squash = ["5_all.sql": "-- migrate:up squash-through=3\nSELECT 1;"]
            return try await fixture.applied(changed("3_c.sql", to: nil)).migrator(squash).up()
        },
        Provocation(.contracted) { fixture in
            let newer = changed("4_d.sql", to: "-- migrate:up contract\nDROP TABLE a;")
            return try await fixture.applied(newer).migrator(three).status(isStrict: true)
        },
        Provocation(.pending) { fixture in try await fixture.migrator(three).status(isStrict: true) },
        Provocation(.notConfirmed) { fixture in
            try await fixture.applied(three).migrator(three).down(.steps(2), isConfirmed: false)
        },
        Provocation(.irreversible) { fixture in
            let files = changed("3_c.sql", to: "CREATE TABLE c (id integer);")
            return try await fixture.applied(files).migrator(files).down(isConfirmed: true)
        },
        Provocation(.irreversible) { fixture in
            let text = "-- migrate:up\nCREATE TABLE c (id integer);\n-- migrate:down\n-- later\n"
            let files = changed("3_c.sql", to: text)
            return try await fixture.applied(files).migrator(files).down(isConfirmed: true)
        },
        Provocation(.noFile) { fixture in
            let newer = changed("4_d.sql", to: three["3_c.sql"]?.replacing("c", with: "d"))
            return try await fixture.applied(newer).migrator(three).down(isConfirmed: true)
        },
        Provocation(.ledgerNotEmpty) { fixture in
            try await fixture.applied(three).migrator(three).baseline(try version("2"))
        },
        Provocation(.ledgerElsewhere, .postgreSQL) { fixture in
            // As if the search path held two schemas with a ledger.
            let twice = AlteredDatabase(
                database: try await fixture.applied(three).database,
                answer: { $0 == [["main"]] ? [["main"], ["scratch"]] : $0 })
            return try await fixture.migrator(three, on: twice).up()
        },
        Provocation(.foreignLedger) { fixture in
            try await fixture.execute("CREATE TABLE schema_migrations (version text)")
            return try await fixture.migrator(three).up()
        },
    ]

    /// What stands between the runner and the database.
    static let ofAccess: [Provocation] = [
        Provocation(.wrongDialect) { fixture in
            let set = try MigrationSet(dialect: .postgreSQL, files: [])
            let environment = try fixture.migrator([:]).environment
            return await Migrator(set, database: fixture.database, environment: environment).up()
        },
        Provocation(.missingSchema, .postgreSQL) { fixture in
            try await fixture.execute("DROP SCHEMA main")
            return try await fixture.migrator(three).up()
        },
        Provocation(.unreachable) { fixture in
            let refusal = MigrationConnectionError(.unreachable, "connection refused")
            let database = AlteredDatabase(database: fixture.database, refusal: refusal)
            return try await fixture.migrator(three, on: database).up()
        },
        Provocation(.rejected) { fixture in
            try Data("no database, but a text that is long enough".utf8)
                .write(to: URL(filePath: fixture.database.location))
            return try await fixture.migrator(three).up()
        },
        Provocation(.connectionLost, .postgreSQL) { fixture in
            let suicide = "SELECT pg_terminate_backend(pg_backend_pid());"
            return try await fixture.migrator(["1_a.sql": suicide]).up()
        },
        Provocation(.lockFile) { fixture in
            try FileManager.default.createDirectory(
                atPath: fixture.database.location + "-migrate.lock", withIntermediateDirectories: true)
            return try await fixture.migrator(three).up()
        },
        Provocation(.lockWait) { fixture in
            let holder = Task { try await fixture.migrator(["1_a.sql": endless]).up() }
            await fixture.progress.wait { !$0.isEmpty }
            let report = try await fixture.migrator(three, policy: .hasty).up()
            holder.cancel()
            _ = try await holder.value
            return report
        },
        Provocation(.databaseBusy) { fixture in
            let writer = try await fixture.database.connect(.write)
            try await writer.script("BEGIN IMMEDIATE", by: .runner)
            let report = try await fixture.migrator(three, policy: .hasty).up()
            await writer.close()
            return report
        },
        Provocation(.interrupted) { fixture in
            let running = Task { try await fixture.migrator(["1_a.sql": endless]).up() }
            await fixture.progress.wait { !$0.isEmpty }
            running.cancel()
            return try await running.value
        },
        Provocation(.pooler, .postgreSQL) { fixture in
            let build = "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (id);"
            return try await fixture.migrator(["1_i.sql": build], on: PooledDatabase(fixture.database)).up()
        },
        Provocation(.oldServer, .postgreSQL) { fixture in
            let old = AlteredDatabase(
                database: fixture.database,
                answer: { rows in rows.map { row in row.map { $0?.count == 6 ? "110000" : $0 } } })
            return try await fixture.migrator(three, on: old).up()
        },
        Provocation(.otherDatabase, .postgreSQL) { fixture in
            let cockroach = AlteredDatabase(
                database: fixture.database,
                answer: { rows in
                    rows.map { row in
                        row.map { $0?.hasPrefix("PostgreSQL ") == true ? "CockroachDB CCL v23.1.11" : $0 }
                    }
                })
            return try await fixture.migrator(three, on: cockroach).up()
        },
        Provocation(.wrongEncoding, .postgreSQL) { fixture in
            let ascii = AlteredDatabase(
                database: fixture.database,
                answer: { rows in rows.map { row in row.map { $0 == "UTF8" ? "SQL_ASCII" : $0 } } })
            return try await fixture.migrator(three, on: ascii).up()
        },
        Provocation(.wrongEncoding) { fixture in
            try await fixture.execute("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a); DROP TABLE t")
            return try await fixture.migrator(three).up()
        },
        Provocation(.internalError) { fixture in
            try await fixture.applied(three).execute("UPDATE schema_migrations SET seq = 'x' WHERE seq = 1")
            return try await fixture.migrator(three).up()
        },
        Provocation(.undumpable, .postgreSQL) { fixture in
            try await fixture.execute("CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)")
            return try await fixture.migrator([:]).dump()
        },
    ]

    private static let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"

    static func version(_ text: String) throws -> MigrationVersion { try #require(MigrationVersion(text)) }

    static func changed(_ name: String, to text: String?) -> [String: String] {
        var files = three
        files[name] = text
        return files
    }
}

extension MigrationPolicy {
    /// Gives up at once.
    static var hasty: MigrationPolicy {
        var policy = MigrationPolicy.impatient
        policy.lockWait = .milliseconds(100)
        return policy
    }
}

extension Fixture {
    /// The same fixture, with these files applied.
    func applied(_ files: [String: String]) async throws -> Fixture {
        let report = try await migrator(files).up()
        #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
        return self
    }
}
