import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct DeadlineTests {
        /// When the work of a test began.
        @TaskLocal static var began: ContinuousClock.Instant?

        private static func patient(_ configuration: inout PostgreSQLConfiguration) {
            configuration.workBegan = { Self.began }
            configuration.applicationName = "deadlines"
        }

        @Test(arguments: StatementClass.allCases)
        func `nothing is sent once the time of the work is over`(
            _ statementClass: StatementClass
        ) async throws {
            try await TestDatabase.withClient(Self.patient) { client async throws in
                try await TestDatabase.withTable("number serial", on: client) { table async throws in
                    let next = "SELECT nextval('\(table)_number_seq')"
                    #expect(try await client.int(next, class: statementClass) == 1)
                    try await Self.$began.withValue(.now - .seconds(60)) {
                        let error = try await postgreSQLError {
                            try await client.int(next, class: statementClass)
                        }
                        #expect(error.kind == .acquireTimeout)
                        let refusal = try await postgreSQLError {
                            try await client.transaction { _ throws(PostgreSQLError) in () }
                        }
                        #expect(refusal.kind == .acquireTimeout)
                    }
                    #expect(try await client.int(next, class: statementClass) == 2)
                }
            }
        }

        @Test(arguments: StatementClass.allCases)
        func `a statement has what is left of the time of its work`(
            _ statementClass: StatementClass
        ) async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                Self.patient(&configuration)
                // The server stops a statement at 18 s, and a work has 29 s: here 300 ms of them are left.
                configuration.silenceTimeout = .milliseconds(100)
            }
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) { client async throws in
                #expect(try await client.int("SELECT 1::int8", class: statementClass) == 1)
                try await Self.$began.withValue(.now - .milliseconds(28_700)) {
                    let error = try await postgreSQLError {
                        try await client.int("SELECT 1::int8 FROM pg_sleep(50)", class: statementClass)
                    }
                    #expect(error.kind == (statementClass == .write ? .outcomeUnknown : .timeout))
                    #expect(error.sqlState == nil)
                }
            }
        }

        @Test func `statements in a transaction share its time`() async throws {
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, Self.patient) {
                client async throws in
                try await client.execute(PostgreSQLStatement("SELECT 1"))
                try await Self.$began.withValue(.now - .milliseconds(28_700)) {
                    let error = try await postgreSQLError {
                        try await client.transaction { transaction throws(PostgreSQLError) in
                            try await transaction.execute(PostgreSQLStatement("SELECT 1"))
                            try await transaction.execute(PostgreSQLStatement("SELECT pg_sleep(50)"))
                        }
                    }
                    #expect(error.kind == .timeout)
                    #expect(error.sqlState == nil)
                }
            }
        }

        @Test(arguments: StatementClass.allCases)
        func `who waited for a statement that could not be prepared is never told that it is missing`(
            _ statementClass: StatementClass
        ) async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.applicationName = "unprepared \(statementClass)"
                configuration.readConnections = 1
                configuration.listConnections = 1
                configuration.writeConnections = 1
            }
            try await TestDatabase.withClient { observer async throws in
                try await TestDatabase.withTable("id int8", on: observer) { table async throws in
                    try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) {
                        client async throws in
                        #expect(try await client.int("SELECT 1::int8", class: statementClass) == 1)
                        let holder = try await observer.dedicatedConnection()
                        _ = try await holder.script("BEGIN; LOCK TABLE \(table)")
                        let count = "SELECT count(*) FROM \(table)"
                        func call() -> Task<PostgreSQLError?, Never> {
                            Task {
                                do throws(PostgreSQLError) {
                                    _ = try await client.int(count, class: statementClass)
                                    return nil
                                } catch { return error }
                            }
                        }
                        // The first one prepares, and waits for the lock; the others are sent behind it.
                        let first = call()
                        try await observer.until("unprepared \(statementClass)", waits: true)
                        let others = (0..<8).map { _ in call() }
                        let cancelling = Task {
                            while !Task.isCancelled {
                                _ = try await observer.int(
                                    """
                                    SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                                    WHERE application_name = $1 AND wait_event_type = 'Lock'
                                    """, [.text("unprepared \(statementClass)")])
                            }
                        }
                        for caller in [first] + others {
                            #expect(await caller.value?.sqlState == "57014")
                        }
                        cancelling.cancel()
                        _ = try? await cancelling.value
                        await holder.close()
                        // A request to cancel may come late.
                        while (try? await client.int(count, class: statementClass)) != 0 {}
                    }
                }
            }
        }

        @Test func `a connection whose reads nobody waits for any more is given up`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.applicationName = "abandoned"
                configuration.acquireTimeout = .milliseconds(300)
                configuration.readConnections = 1
            }
            try await TestDatabase.withClient { observer async throws in
                try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) {
                    client async throws in
                    while (try? await client.ping()) == nil {}
                    let reads = (0..<5).map { _ in
                        Task { try await client.int("SELECT 1::int8 FROM pg_sleep(19)") }
                    }
                    try await observer.until("abandoned", waits: true)
                    for read in reads { read.cancel() }
                    for read in reads {
                        #expect(try await postgreSQLError { try await read.value }.kind == .cancelled)
                    }
                    try await observer.until("abandoned", waits: false)
                    while (try? await client.ping()) == nil {}
                }
            }
        }
    }
}
