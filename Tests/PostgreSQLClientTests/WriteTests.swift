import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct WriteTests {
        @Test func `a change is visible to others once it has returned`() async throws {
            try await TestDatabase.withClient { client async throws in
                try await TestDatabase.withTable("id int8 PRIMARY KEY", on: client) { table async throws in
                    let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES ($1)")
                    let count = PostgreSQLStatement("SELECT 1 FROM \(table) WHERE id = $1")
                    try await withThrowingTaskGroup(of: (Int, [Int]).self) { group in
                        for number in 0..<200 {
                            group.addTask {
                                let values = [PostgreSQLValue.int64(Int64(number))]
                                let inserted = try await client.execute(insert, values)
                                return (inserted, try await client.query(count, values) { _ in 1 })
                            }
                        }
                        for try await (inserted, seen) in group {
                            #expect(inserted == 1)
                            #expect(seen == [1])
                        }
                    }
                }
            }
        }

        @Test func `a batch is committed as a whole or not at all`() async throws {
            try await TestDatabase.withClient { client async throws in
                try await TestDatabase.withTable("id int8 PRIMARY KEY, n int4", on: client) {
                    table async throws in
                    let insert = PostgreSQLStatement(
                        "INSERT INTO \(table) SELECT generate_series($1::int8, $2::int8), 0")
                    let update = PostgreSQLStatement("UPDATE \(table) SET n = n + 1")
                    let counts = try await client.batch([
                        (insert, [.int64(1), .int64(3)]), (update, []), (insert, [.int64(4), .int64(4)]),
                    ])
                    #expect(counts == [3, 3, 1])
                    let error = try await postgreSQLError {
                        try await client.batch([
                            (insert, [.int64(5), .int64(9)]), (update, []), (insert, [.int64(1), .int64(1)]),
                            (update, []),
                        ])
                    }
                    #expect(error.kind == .server)
                    #expect(error.sqlState == "23505")
                    #expect(error.constraint == "\(table)_pkey")
                    #expect(error.table == table)
                    #expect(try await client.int("SELECT sum(n) + count(*) * 100 FROM \(table)") == 403)
                }
            }
        }

        @Test func `a batch larger than any buffer passes in both directions`() async throws {
            try await TestDatabase.withClient { client async throws in
                let statement = PostgreSQLStatement("SELECT repeat($1, 10)")
                let text = PostgreSQLValue.text(String(repeating: "y", count: 10_000))
                let counts = try await client.batch(Array(repeating: (statement, [text]), count: 500))
                #expect(counts == Array(repeating: 1, count: 500))
            }
        }

        @Test func `a change that fails only at its commit is reported as failed`() async throws {
            try await TestDatabase.withClient { client async throws in
                try await TestDatabase.withTable("id int8 UNIQUE DEFERRABLE INITIALLY DEFERRED", on: client) {
                    table async throws in
                    let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1) RETURNING id")
                    #expect(try await client.int(insert.sql, class: .write) == 1)
                    let error = try await postgreSQLError { try await client.int(insert.sql, class: .write) }
                    #expect(error.sqlState == "23505")
                    let again = try await postgreSQLError { try await client.execute(insert) }
                    #expect(again.sqlState == "23505")
                    #expect(try await client.int("SELECT count(*) FROM \(table)") == 1)
                }
            }
        }

        @Test func `a transaction keeps all its changes when its body returns`() async throws {
            try await TestDatabase.withClient { client async throws in
                try await TestDatabase.withTable("id int8", on: client) { table async throws in
                    let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES ($1)")
                    let sum = try await client.transaction { transaction throws(PostgreSQLError) in
                        try await transaction.execute(insert, [.int64(1)])
                        try await transaction.batch([(insert, [.int64(2)]), (insert, [.int64(3)])])
                        return try await transaction.query(
                            PostgreSQLStatement("SELECT sum(id)::int8 FROM \(table)")
                        ) {
                            row throws(PostgreSQLError) in try row.int64(0)
                        }
                    }
                    #expect(sum == [6])
                    #expect(try await client.int("SELECT count(*) FROM \(table)") == 3)
                }
            }
        }

        @Test func `a transaction whose body throws leaves no trace, and its error passes`() async throws {
            struct Refusal: Error, Equatable { var reason: String }
            try await TestDatabase.withClient({ $0.writeConnections = 1 }) { client async throws in
                try await TestDatabase.withTable("id int8", on: client) { table async throws in
                    let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                    await #expect(throws: Refusal(reason: "body")) {
                        try await client.transaction(failure: { Refusal(reason: "\($0.kind)") }) {
                            transaction throws(Refusal) in
                            do throws(PostgreSQLError) {
                                try await transaction.execute(insert)
                            } catch {
                                throw Refusal(reason: "insert")
                            }
                            throw Refusal(reason: "body")
                        }
                    }
                    #expect(try await client.int("SELECT count(*) FROM \(table)") == 0)
                    try await client.execute(insert)
                    #expect(try await client.int("SELECT count(*) FROM \(table)") == 1)
                }
            }
        }

        @Test func `a transaction cannot be committed over a failed statement`() async throws {
            try await TestDatabase.withClient({ $0.writeConnections = 1 }) { client async throws in
                try await TestDatabase.withTable("id int8", on: client) { table async throws in
                    let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                    let error = try await postgreSQLError {
                        try await client.transaction { transaction throws(PostgreSQLError) in
                            try await transaction.execute(insert)
                            _ = try? await transaction.execute(PostgreSQLStatement("SELECT 1 / 0"))
                        }
                    }
                    #expect(error.kind == .server)
                    #expect(try await client.int("SELECT count(*) FROM \(table)") == 0)
                }
            }
        }

        @Test func `a transaction that asks nothing holds nobody up`() async throws {
            try await TestDatabase.withClient({ $0.writeConnections = 1 }) { client async throws in
                for _ in 0..<5 {
                    #expect(try await client.transaction { _ throws(PostgreSQLError) in 1 } == 1)
                }
            }
        }

        @Test func `transactions see what their isolation says`() async throws {
            try await TestDatabase.withClient { client async throws in
                for isolation in [
                    PostgreSQLTransaction.Isolation.readCommitted, .repeatableRead, .serializable,
                ] {
                    let level = try await client.transaction(isolation: isolation) {
                        transaction throws(PostgreSQLError) in
                        try await transaction.query(
                            PostgreSQLStatement("SELECT current_setting('transaction_isolation')")
                        ) {
                            row throws(PostgreSQLError) in try row.text(0)
                        }
                    }
                    let wanted =
                        switch isolation {
                        case .readCommitted: "read committed"
                        case .repeatableRead: "repeatable read"
                        case .serializable: "serializable"
                        }
                    #expect(level == [wanted])
                }
            }
        }

        @Test func `many transactions share few connections`() async throws {
            try await TestDatabase.withClient({ $0.writeConnections = 1 }) { client async throws in
                try await TestDatabase.withTable("id int8, n int8", on: client) { table async throws in
                    try await client.execute(PostgreSQLStatement("INSERT INTO \(table) VALUES (1, 0)"))
                    let read = PostgreSQLStatement("SELECT n FROM \(table) WHERE id = 1 FOR UPDATE")
                    let write = PostgreSQLStatement("UPDATE \(table) SET n = $1 WHERE id = 1")
                    try await withThrowingTaskGroup { group in
                        for _ in 0..<100 {
                            group.addTask {
                                try await client.transaction { transaction throws(PostgreSQLError) in
                                    let n = try await transaction.query(read) { row throws(PostgreSQLError) in
                                        try row.int64(0)
                                    }
                                    try await transaction.execute(write, [.int64((n.first ?? 0) + 1)])
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                    #expect(try await client.int("SELECT n FROM \(table)") == 100)
                }
            }
        }
    }
}
