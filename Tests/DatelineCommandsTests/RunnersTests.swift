import Foundation
import Testing

/// Several runners at once, directly and through a pooler.
@Suite(.serialized) struct RunnersTests {
    static let five = Dictionary(
        uniqueKeysWithValues: (1...5).map { number in
            let table = "t\(number) (id integer PRIMARY KEY, word text)"
            return (
                "\(number)_t.sql",
                "-- migrate:up\nCREATE TABLE \(table);\n-- migrate:down\nDROP TABLE t\(number);\n"
            )
        })
    static let build = """
        -- migrate:up transaction=false
        CREATE INDEX CONCURRENTLY t1_word ON t1 (word);
        -- migrate:down transaction=false
        DROP INDEX CONCURRENTLY t1_word;

        """

    @Test(arguments: Dialect.allCases)
    func `eight runners at once apply each file once, ten times over`(_ dialect: Dialect) async throws {
        for _ in 0..<10 {
            try await withProject(dialect) { project in
                try project.write(Self.five)
                if dialect == .postgreSQL { try project.write(["6_i.sql": Self.build]) }
                let reports = try await project.migrateTogether("up")
                #expect(reports.allSatisfy { $0.code == 0 }, "\(reports.map(\.outcome))")
                #expect(reports.count { !$0.applied.isEmpty } == 1)
                let expected = (1...(dialect == .postgreSQL ? 6 : 5)).map { "\($0) applied" }
                #expect(try await project.ledger() == expected)
                guard dialect == .postgreSQL else { return }
                let log = try PostgreSQL.log(of: project.database)
                #expect(!log.contains { $0.contains(" 40P01 ") || $0.contains("ERROR") }, "\(log)")
            }
        }
    }

    @Test
    func `eight runners through a transaction pooler apply each file once; a concurrent build is refused`()
        async throws
    {
        try await withProject(.postgreSQL) { project in
            let pooler = try await Pooler(before: project.database)
            try project.write(Self.five)
            let reports = try await project.migrateTogether("up", through: pooler.url)
            #expect(reports.allSatisfy { $0.code == 0 }, "\(reports.map(\.outcome))")
            #expect(reports.flatMap(\.applied).sorted() == ["1", "2", "3", "4", "5"])
            #expect(try await project.ledger() == (1...5).map { "\($0) applied" })
            let locks = """
                SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """
            #expect(try await project.sql(locks) == ["0"])
            try project.write(["6_t.sql": "CREATE TABLE t6 (id integer);", "7_i.sql": Self.build])
            let refused = try await project.migrate("up", through: pooler.url)
            #expect(refused.code == 9)
            #expect(refused.error?.text.contains("DATELINE_MIGRATE_STORAGE") == true)
            #expect(try await project.tables() == ["t1", "t2", "t3", "t4", "t5"])
            let followed = try Program.dateline(
                ["migrate", "up", "--json", "--dir", project.files],
                ["DATELINE_STORAGE": pooler.url, "DATELINE_MIGRATE_STORAGE": project.url])
            #expect(try await Report(followed.outcome()).applied == ["6", "7"])
        }
    }
}
