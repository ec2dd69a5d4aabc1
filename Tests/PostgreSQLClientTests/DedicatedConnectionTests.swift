import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct DedicatedConnectionTests {
        @Test func `a script runs all its statements and tells what they did`() async throws {
            try await withConnection { connection async throws in
                let result = try await connection.script(
                    """
                    CREATE TEMPORARY TABLE t (a int); -- a comment; with a semicolon
                    INSERT INTO t VALUES (1), (2);
                    DO $$ BEGIN RAISE WARNING 'careful'; RAISE NOTICE 'by the way'; END $$;
                    """)
                #expect(result.commandTags == ["CREATE TABLE", "INSERT 0 2", "DO"])
                #expect(result.notices.map(\.message) == ["careful", "by the way"])
                #expect(result.notices.map(\.severity) == ["WARNING", "NOTICE"])
                #expect(try await connection.script("").commandTags == [])
            }
        }

        @Test func `an error in a script tells its place in the script`() async throws {
            try await withConnection { connection async throws in
                let script = "CREATE TEMPORARY TABLE é (a int);\nSELECT nonsense;"
                let error = try await postgreSQLError { try await connection.script(script) }
                #expect(error.sqlState == "42703")
                #expect(error.position == 42)
                let rows = try await connection.query("SELECT to_regclass('é') IS NULL") {
                    row throws(PostgreSQLError) in
                    try row.bool(0)
                }
                #expect(rows == [true])
            }
        }

        @Test func `a single statement is exactly one`() async throws {
            try await withConnection { connection async throws in
                #expect(try await connection.single("SELECT 1").commandTags == ["SELECT 1"])
                let error = try await postgreSQLError { try await connection.single("SELECT 1; SELECT 2") }
                #expect(error.sqlState == "42601")
            }
        }

        @Test func `the transaction status follows the session`() async throws {
            try await withConnection { connection async throws in
                #expect(await connection.transactionStatus() == .idle)
                _ = try await connection.single("BEGIN")
                #expect(await connection.transactionStatus() == .inTransaction)
                _ = try await postgreSQLError { try await connection.single("SELECT 1 / 0") }
                #expect(await connection.transactionStatus() == .inFailedTransaction)
                await connection.close()
                #expect(await connection.transactionStatus() == .unknown)
                #expect(
                    try await postgreSQLError { try await connection.single("SELECT 1") }.kind
                        == .connectionLost)
            }
        }

        @Test func `settings reach the server`() async throws {
            try await TestDatabase.withClient { client async throws in
                let connection = try await client.dedicatedConnection(
                    applicationName: "dedicated test",
                    settings: ["lock_timeout": "1234", "search_path": "a, b"])
                let rows = try await connection.query(
                    """
                    SELECT current_setting('lock_timeout') || '|' || current_setting('search_path') || '|' ||
                    current_setting('application_name') || '|' || current_setting('statement_timeout')
                    """
                ) { row throws(PostgreSQLError) in try row.text(0) }
                #expect(rows == ["1234ms|a, b|dedicated test|0"])
                #expect(connection.backendProcessID > 0)
                #expect(connection.serverVersion >= 120_000)
            }
        }

        @Test func `notifications reach the listener in their order`() async throws {
            try await withConnection { connection async throws in
                _ = try await connection.script("LISTEN \"a channel\"")
                var notifications = connection.notifications().makeAsyncIterator()
                try await TestDatabase.withClient { client async throws in
                    for number in 0..<50 {
                        _ = try await client.query(
                            PostgreSQLStatement("SELECT pg_notify('a channel', $1)"), [.text("n\(number)")],
                            class: .write
                        ) { _ in 0 }
                    }
                }
                for number in 0..<50 {
                    let notification = await notifications.next()
                    #expect(notification?.channel == "a channel")
                    #expect(notification?.payload == "n\(number)")
                }
                await connection.close()
                #expect(await notifications.next() == nil)
            }
        }

        @Test func `notifications end when the connection is lost`() async throws {
            try await withConnection { connection async throws in
                _ = try await connection.script("LISTEN lost")
                let notifications = connection.notifications()
                try await TestDatabase.withClient { client async throws in
                    let kill = PostgreSQLStatement("SELECT pg_terminate_backend($1::int4)")
                    _ = try await client.query(kill, [.int32(connection.backendProcessID)]) { _ in 0 }
                }
                for await notification in notifications { Issue.record("unexpected \(notification)") }
                #expect(
                    try await postgreSQLError { try await connection.single("SELECT 1") }.kind
                        == .connectionLost)
            }
        }

        @Test func `cancel stops what runs, and only that`() async throws {
            try await withConnection { connection async throws in
                let pid = connection.backendProcessID
                for byTask in [true, false] {
                    let slow = Task { try await connection.single("SELECT pg_sleep(60)") }
                    try await TestDatabase.withClient { observer async throws in
                        let sleeps =
                            "SELECT count(*) FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'"
                        while try await observer.int(sleeps, [.int32(pid)]) == 0 {}
                    }
                    if byTask { slow.cancel() } else { connection.cancel() }
                    #expect(try await postgreSQLError { try await slow.value }.kind == .cancelled)
                    #expect(try await connection.single("SELECT 1").commandTags == ["SELECT 1"])
                }
            }
        }

        @Test func `COPY is refused`() async throws {
            try await withConnection { connection async throws in
                let error = try await postgreSQLError {
                    try await connection.script("CREATE TEMPORARY TABLE c (a int); COPY c FROM STDIN")
                }
                #expect(error.kind == .protocolViolation)
            }
        }

        @Test func `closing fails what waits`() async throws {
            try await withConnection { connection async throws in
                let slow = Task { try await connection.single("SELECT pg_sleep(60)") }
                let next = Task { try await connection.single("SELECT 1") }
                await connection.close()
                let slowError = try await postgreSQLError { try await slow.value }
                #expect([.shutdown, .connectionLost].contains(slowError.kind))
                let nextError = try await postgreSQLError { try await next.value }
                #expect([.shutdown, .connectionLost].contains(nextError.kind))
            }
        }

        private func withConnection(_ body: (DedicatedConnection) async throws -> Void) async throws {
            try await TestDatabase.withClient { client async throws in
                try await body(client.dedicatedConnection())
            }
        }
    }
}
