import NIOPosix
import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct QueryTests {
        @Test func `a thousand concurrent reads keep their own results`() async throws {
            try await TestDatabase.withClient { client async throws in
                let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<1_000 {
                        group.addTask {
                            try await client.int("SELECT $1::int8 * 3", [.int64(Int64(number))]) != Int64(
                                number)
                                * 3
                        }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(wrong == 0)
            }
        }

        @Test func `an erring read does not fail its neighbours`() async throws {
            try await TestDatabase.withClient({ $0.readConnections = 1 }) { client async throws in
                let outcomes = await withTaskGroup(of: (Int, Int64?, PostgreSQLError?).self) { group in
                    for number in 0..<300 {
                        group.addTask {
                            do throws(PostgreSQLError) {
                                let sql = number % 7 == 0 ? "SELECT 1 / ($1::int8 * 0)" : "SELECT $1::int8"
                                return (number, try await client.int(sql, [.int64(Int64(number))]), nil)
                            } catch {
                                return (number, nil, error)
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count == 300)
                for (number, result, error) in outcomes {
                    #expect(result == (number % 7 == 0 ? nil : Int64(number)))
                    #expect(error?.sqlState == (number % 7 == 0 ? "22012" : nil))
                }
            }
        }

        @Test func `reads whose text is wrong fail alone, with the place`() async throws {
            try await TestDatabase.withClient({ $0.readConnections = 1 }) { client async throws in
                async let good = client.int("SELECT 5::int8")
                async let bad = postgreSQLError { try await client.int("SELECT nonsense FROM nowhere") }
                async let better = client.int("SELECT 6::int8")
                #expect(try await good == 5)
                #expect(try await better == 6)
                let error = try await bad
                #expect(error.kind == .server)
                #expect(error.sqlState == "42P01")
                #expect(error.position == 22)
                #expect(error.severity == "ERROR")
            }
        }

        @Test func `every class of statement returns its result, with and without names`() async throws {
            for prepared in PostgreSQLConfiguration.StatementPreparation.allCases {
                try await TestDatabase.withClient({ $0.preparedStatements = prepared }) {
                    client async throws in
                    for statementClass in StatementClass.allCases {
                        for number in 0..<20 {
                            let result = try await client.int(
                                "SELECT $1::int8", [.int64(Int64(number))], class: statementClass)
                            #expect(result == Int64(number))
                        }
                    }
                    let names = try await client.int("SELECT count(*) FROM pg_prepared_statements")
                    #expect((names == 0) == (prepared == .never))
                }
            }
        }

        @Test func `more texts than a connection prepares return their results all the same`() async throws {
            try await TestDatabase.withClient({ $0.readConnections = 1 }) { client async throws in
                for number in 0..<600 {
                    #expect(try await client.int("SELECT \(number)::int8") == Int64(number))
                }
            }
        }

        @Test(arguments: [StatementClass.read, .list, .write])
        func `a plan that no longer fits its table is made anew`(_ statementClass: StatementClass)
            async throws
        {
            try await TestDatabase.withClient({
                $0.readConnections = 1; $0.listConnections = 1
            }) { client async throws in
                try await TestDatabase.withTable("a int8", on: client) { table async throws in
                    try await client.execute(PostgreSQLStatement("INSERT INTO \(table) VALUES (1)"))
                    let statement = PostgreSQLStatement("SELECT * FROM \(table)")
                    for _ in 0..<8 {
                        let columns = try await client.query(statement, class: statementClass) {
                            $0.columnCount
                        }
                        #expect(columns == [1])
                    }
                    try await client.execute(PostgreSQLStatement("ALTER TABLE \(table) ADD b int8"))
                    for _ in 0..<8 {
                        let columns = try await client.query(statement, class: statementClass) {
                            $0.columnCount
                        }
                        #expect(columns == [2])
                    }
                }
            }
        }

        @Test(arguments: [StatementClass.read, .list, .write])
        func `a statement that the server forgot is prepared anew`(_ statementClass: StatementClass)
            async throws
        {
            try await TestDatabase.withClient({
                $0.readConnections = 1; $0.listConnections = 1; $0.writeConnections = 1
            }) {
                client async throws in
                for _ in 0..<4 {
                    #expect(try await client.int("SELECT 9::int8", class: statementClass) == 9)
                    _ = try await client.query(PostgreSQLStatement("DEALLOCATE ALL"), class: statementClass) {
                        _ in 0
                    }
                }
            }
        }

        @Test func `a caller on an event loop is resumed on it`() async throws {
            try await TestDatabase.withClient { client async throws in
                let loop = TestDatabase.group.next()
                let executor = LoopExecutor(loop: loop)
                let stayed = try await Task(executorPreference: executor) {
                    let before = MultiThreadedEventLoopGroup.currentEventLoop === loop
                    let result = try await client.int("SELECT 1::int8")
                    return before && result == 1 && MultiThreadedEventLoopGroup.currentEventLoop === loop
                }.value
                #expect(stayed)
            }
        }

        @Test func `COPY is refused, and the connection replaced`() async throws {
            try await TestDatabase.withClient({ $0.readConnections = 1 }) { client async throws in
                let error = try await postgreSQLError { try await client.int("COPY (SELECT 1) TO STDOUT") }
                #expect(error.kind == .protocolViolation)
                #expect(try await client.int("SELECT 2::int8") == 2)
            }
        }

        @Test func `a caller that is cancelled returns, and its neighbours get their results`() async throws {
            try await TestDatabase.withClient({ $0.readConnections = 1 }) { client async throws in
                let slow = Task { try await client.int("SELECT 1::int8 FROM pg_sleep(0.5)") }
                let neighbour = Task { try await client.int("SELECT 2::int8") }
                slow.cancel()
                let error = try await postgreSQLError { try await slow.value }
                #expect(error.kind == .cancelled)
                #expect(try await neighbour.value == 2)
                #expect(try await client.int("SELECT 3::int8") == 3)
            }
        }
    }
}
