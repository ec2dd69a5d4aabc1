import Foundation
import Logging
import NIOCore
import NIOPosix
import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct OutageTests {
        static let terminateOthers = """
            SELECT count(pg_terminate_backend(pid, 3000))::int8 FROM pg_stat_activity
            WHERE application_name = $1 AND pid <> pg_backend_pid()
            """

        @Test func `terminated connections are replaced, and no read fails`() async throws {
            try await TestDatabase.withClient({ $0.applicationName = "terminated" }) { client async throws in
                try await TestDatabase.withClient { other async throws in
                    for _ in 0..<5 {
                        let reads = Task {
                            try await withThrowingTaskGroup(of: (Int, Int64?).self) { group in
                                for number in 0..<200 {
                                    group.addTask {
                                        (number, try await client.int("SELECT \(number % 9)::int8"))
                                    }
                                }
                                for try await (number, result) in group {
                                    #expect(result == Int64(number % 9))
                                }
                            }
                        }
                        _ = try await other.int(Self.terminateOthers, [.text("terminated")])
                        try await reads.value
                        #expect(try await client.int("SELECT 1::int8", class: .list) == 1)
                    }
                }
            }
        }

        @Test func `a change after idle connections were terminated succeeds`() async throws {
            try await TestDatabase.withClient({ $0.applicationName = "idle writer" }) { client async throws in
                try await TestDatabase.withClient { other async throws in
                    try await TestDatabase.withTable("id int8", on: other) { table async throws in
                        let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                        try await client.execute(insert)
                        _ = try await other.int(Self.terminateOthers, [.text("idle writer")])
                        try await client.execute(insert)
                        #expect(try await other.int("SELECT count(*) FROM \(table)") == 2)
                    }
                }
            }
        }

        @Test func `a change whose connection is cut before its result has an unknown outcome`() async throws
        {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient { observer async throws in
                    try await TestDatabase.withTable("id int8", on: observer) { table async throws in
                        try await TestDatabase.withClient(url: url, on: TestDatabase.singleLoop) {
                            client async throws in
                            let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                            try await client.execute(insert)
                            proxy.become(.mute)
                            let change = Task { try await client.execute(insert) }
                            while try await observer.int("SELECT count(*) FROM \(table)") != 2 {}
                            proxy.become(.passing)
                            proxy.cut()
                            #expect(
                                try await postgreSQLError { try await change.value }.kind == .outcomeUnknown)
                            try await client.execute(insert)
                            #expect(try await observer.int("SELECT count(*) FROM \(table)") == 3)
                        }
                    }
                }
            }
        }

        @Test(arguments: [false, true])
        func `a read whose connection is cut gets its result on another`(_ isSecondOpening: Bool) async throws
        {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, { $0.applicationName = "cut read" }
                ) { client async throws in
                    try await TestDatabase.withClient { observer async throws in
                        try await client.ping()
                        if isSecondOpening { proxy.holdBack(1) }
                        let holder = try await observer.dedicatedConnection()
                        _ = try await holder.single("SELECT pg_advisory_lock(4711)")
                        let read = Task {
                            try await client.int("SELECT 4::int8 FROM pg_advisory_xact_lock_shared(4711)")
                        }
                        try await observer.until("cut read", waits: true)
                        // One that is opened because the first is silent is cut with it.
                        while isSecondOpening, !proxy.isHolding { await Task.yield() }
                        proxy.cut()
                        await holder.close()
                        #expect(try await read.value == 4)
                    }
                }
            }
        }

        @Test func `an interrupted transaction has had no effect`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient { observer async throws in
                    try await TestDatabase.withTable("id int8", on: observer) { table async throws in
                        try await TestDatabase.withClient(url: url, on: TestDatabase.singleLoop) {
                            client async throws in
                            let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                            let error = try await postgreSQLError {
                                try await client.transaction { transaction throws(PostgreSQLError) in
                                    try await transaction.execute(insert)
                                    proxy.cut()
                                    try await transaction.execute(insert)
                                }
                            }
                            #expect(error.kind == .connectionLost)
                            #expect(try await observer.int("SELECT count(*) FROM \(table)") == 0)
                        }
                    }
                }
            }
        }

        @Test func `a black hole is noticed at the deadline, and healed when it ends`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                func adjust(_ configuration: inout PostgreSQLConfiguration) {
                    configuration.statementTimeout = .milliseconds(300)
                    configuration.silenceTimeout = .milliseconds(300)
                    configuration.acquireTimeout = .milliseconds(500)
                    configuration.connectTimeout = .seconds(2)
                }
                try await TestDatabase.withClient(url: url, on: TestDatabase.singleLoop, adjust) {
                    client async throws in
                    while (try? await client.ping()) == nil {}
                    while (try? await client.execute(PostgreSQLStatement("SELECT 1"))) == nil {}
                    proxy.become(.blackHole)
                    let clock = ContinuousClock()
                    let start = clock.now
                    let read = try await postgreSQLError { try await client.ping() }
                    #expect(read.kind == .timeout)
                    let write = try await postgreSQLError {
                        try await client.execute(PostgreSQLStatement("SELECT 1"))
                    }
                    #expect([.outcomeUnknown, .connection].contains(write.kind))
                    #expect(start.duration(to: clock.now) < .seconds(2))
                    proxy.become(.passing)
                    proxy.cut()
                    while (try? await client.ping()) == nil {}
                }
            }
        }

        @Test func `without a server, callers are refused at once and the error has no password`()
            async throws
        {
            let group = TestDatabase.group
            let closed = try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
            let port = closed.localAddress?.port ?? 1
            try await closed.close()
            let url = "postgres://someone:canary%2Dsecret@127.0.0.1:\(port)/nowhere"
            try await TestDatabase.withClient(url: url, { $0.acquireTimeout = .seconds(1) }) {
                client async throws in
                let clock = ContinuousClock()
                for statementClass in StatementClass.allCases {
                    let start = clock.now
                    let error = try await postgreSQLError {
                        try await client.int("SELECT 1::int8", class: statementClass)
                    }
                    #expect(error.kind == .connection)
                    #expect(!"\(error)".contains("canary"))
                    #expect(start.duration(to: clock.now) < .seconds(2))
                }
            }
        }

        @Test func `a wrong password is an error without the password`() async throws {
            let (host, port) = try TestDatabase.address()
            let url = "postgres://postgres:canary-wrong@\(host):\(port)/postgres"
            try await TestDatabase.withClient(url: url) { client async throws in
                let error = try await postgreSQLError { try await client.ping() }
                #expect(error.kind == .connection)
                #expect(error.message.contains("password authentication failed"))
                #expect(!"\(error)".contains("canary"))
            }
        }

        @Test func `the queue is bounded, and waiting in it too`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.writeConnections = 1
                configuration.queueLimit = 5
                configuration.acquireTimeout = .milliseconds(400)
            }
            let kinds =
                try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) {
                    client async throws in
                    while (try? await client.execute(PostgreSQLStatement("SELECT 1"))) == nil {}
                    return try await client.transaction { transaction throws(PostgreSQLError) in
                        try await transaction.execute(PostgreSQLStatement("SELECT 1"))
                        return await withTaskGroup(of: PostgreSQLError.Kind?.self) { group in
                            for _ in 0..<20 {
                                group.addTask {
                                    do throws(PostgreSQLError) {
                                        try await client.execute(PostgreSQLStatement("SELECT 2"))
                                        return nil
                                    } catch {
                                        return error.kind
                                    }
                                }
                            }
                            return await group.reduce(into: []) { $0.append($1) }
                        }
                    }
                }
            #expect(kinds.count { $0 == .queueFull } == 15)
            #expect(kinds.count { $0 == .acquireTimeout } == 5)
        }

        @Test(arguments: StatementClass.allCases)
        func `a statement that takes too long is stopped, and its connection serves on`(
            _ statementClass: StatementClass
        ) async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.statementTimeout = .milliseconds(500)
                configuration.readConnections = 1
            }
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) { client async throws in
                let slow = "SELECT 1::int8 FROM pg_sleep(30)"
                let error = try await postgreSQLError { try await client.int(slow, class: statementClass) }
                #expect(error.kind == .timeout)
                #expect(error.sqlState == "57014")
                #expect(try await client.int("SELECT 2::int8", class: statementClass) == 2)
            }
        }

        @Test func `a statement that the server does not stop is given up at the deadline`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.statementTimeout = .milliseconds(300)
                configuration.silenceTimeout = .milliseconds(300)
                configuration.preparedStatements = .never
                configuration.applicationName = "never stopped"
            }
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) { client async throws in
                let slow = "SELECT 1::int8 FROM pg_sleep(60)"
                let read = try await postgreSQLError { try await client.int(slow, class: .list) }
                #expect(read.kind == .timeout)
                let write = try await postgreSQLError { try await client.int(slow, class: .write) }
                #expect(write.kind == .outcomeUnknown)
                try await TestDatabase.withClient { other async throws in
                    try await other.until("never stopped", waits: false)
                }
                #expect(try await client.int("SELECT 2::int8", class: .write) == 2)
            }
        }

        @Test func `a transaction that holds its connection too long loses it`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.transactionTimeout = .milliseconds(300)
                configuration.writeConnections = 1
            }
            let kind =
                try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) {
                    client async throws in
                    try await TestDatabase.withTable("id int8", on: client) { table async throws in
                        let insert = PostgreSQLStatement("INSERT INTO \(table) VALUES (1)")
                        let error = try await postgreSQLError {
                            try await client.transaction { transaction throws(PostgreSQLError) in
                                try await transaction.execute(insert)
                                try await client.execute(insert)
                                try await transaction.execute(insert)
                            }
                        }
                        #expect(try await client.int("SELECT count(*) FROM \(table)") == 1)
                        return error.kind
                    }
                }
            #expect(kind == .timeout)
        }

        @Test func `a server that is only a standby is refused and left`() async throws {
            let url = try TestDatabase.url(parameters: ["options": "-c default_transaction_read_only=on"])
            try await TestDatabase.withClient(
                url: url, on: TestDatabase.singleLoop, { $0.writeConnections = 1 }
            ) { client async throws in
                let create = PostgreSQLStatement("CREATE TABLE never (id int8)")
                var processes: Set<Int32> = []
                for _ in 0..<4 {
                    let pid = try await client.query(
                        PostgreSQLStatement("SELECT pg_backend_pid()"), class: .write
                    ) {
                        row throws(PostgreSQLError) in try row.int32(0)
                    }
                    processes.formUnion(pid)
                    let error = try await postgreSQLError { try await client.execute(create) }
                    #expect(error.kind == .connection)
                    #expect(error.sqlState == "25006")
                }
                #expect(processes.count > 1)
            }
        }

        @Test func `of several hosts the first that serves is taken`() async throws {
            let (host, port) = try TestDatabase.address()
            let url = try TestDatabase.url()
                .replacingOccurrences(of: "\(host):\(port)", with: "127.0.0.1:1,\(host):\(port)")
            try await TestDatabase.withClient(url: url) { client async throws in
                #expect(try await client.int("SELECT 1::int8", class: .list) == 1)
            }
        }

        @Test func `a client that is let go closes its connections`() async throws {
            try await TestDatabase.withClient { observer async throws in
                var configuration = PostgreSQLConfiguration(connectionString: try TestDatabase.url())
                configuration.applicationName = "let go"
                var client: PostgreSQLClient? = try PostgreSQLClient(
                    configuration, eventLoopGroup: TestDatabase.group, logger: Logger(label: "test"))
                try await client?.ping()
                #expect(try await client?.int("SELECT 1::int8", class: .write) == 1)
                client = nil
                try await observer.untilGone("let go")
            }
        }

        @Test func `after shutdown every call fails with shutdown`() async throws {
            try await TestDatabase.withClient { client async throws in
                async let last = client.int("SELECT 1::int8 FROM pg_sleep(0.2)")
                try await client.ping()
                await client.shutdown()
                _ = try? await last
                #expect(try await postgreSQLError { try await client.ping() }.kind == .shutdown)
                #expect(
                    try await postgreSQLError { try await client.dedicatedConnection() }.kind == .shutdown)
            }
        }

        @Test func `shutdown waits for what is in flight`() async throws {
            try await TestDatabase.withClient({ $0.applicationName = "last words" }) { client async throws in
                try await TestDatabase.withClient { other async throws in
                    let holder = try await other.dedicatedConnection()
                    _ = try await holder.single("SELECT pg_advisory_lock(4712)")
                    let last = Task {
                        try await client.int(
                            "SELECT 7::int8 FROM pg_advisory_xact_lock_shared(4712)", class: .write)
                    }
                    try await other.until("last words", waits: true)
                    async let end: Void = client.shutdown(deadline: .seconds(20))
                    await holder.close()
                    await end
                    #expect(try await last.value == 7)
                    try await other.untilGone("last words")
                }
            }
        }
    }
}

extension PostgreSQLClient {
    /// Waits until a connection of this name sleeps or waits for a lock, or until none does.
    func until(_ applicationName: String, waits: Bool) async throws {
        let count =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE (wait_event = 'PgSleep' OR wait_event_type = 'Lock') AND application_name = $1
            """
        while try await (int(count, [.text(applicationName)]) != 0) != waits {}
    }

    /// Waits until the server has no connection of this name.
    func untilGone(_ applicationName: String) async throws {
        let count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1"
        while try await int(count, [.text(applicationName)]) != 0 {}
    }
}
