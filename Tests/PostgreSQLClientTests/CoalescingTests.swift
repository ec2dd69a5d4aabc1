import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import PostgreSQLClient

extension ServerTests {
    /// Reads that wait at the same time and ask the same. A sequence counts how often the server was asked.
    @Suite(.timeLimit(.minutes(1))) struct CoalescingTests {
        private typealias Reads = [Task<Int64?, any Error>]

        @Test func `equal reads that wait are one, at the latest of their moments`() async throws {
            try await withWaitingReads { client, sequence in
                [3, 9, 5].map { moment in { try await client.last(sequence, "a", at: moment) } }
                    + [{ try await client.last(sequence, "b", at: 1) }]
            } check: { client, sequence, reads, release async throws in
                release()
                for read in reads.prefix(3) { #expect(try await read.value == 109) }
                #expect(try await reads[3].value == 201)
                #expect(try await client.last(sequence, "a", at: 7) == 307)
            }
        }

        @Test func `a caller that gives up takes nobody with it, whichever it is`() async throws {
            for leaver in 0..<3 {
                try await withWaitingReads { client, sequence in
                    (0..<3).map { _ in { try await client.last(sequence, "a", at: 1) } }
                } check: { _, _, reads, release async throws in
                    reads[leaver].cancel()
                    #expect(try await postgreSQLError { try await reads[leaver].value }.kind == .cancelled)
                    release()
                    for (index, read) in reads.enumerated() where index != leaver {
                        #expect(try await read.value == 101)
                    }
                }
            }
        }

        @Test func `a read that all have left is not sent, and nobody joins it`() async throws {
            try await withWaitingReads { client, sequence in
                (0..<2).map { _ in { try await client.last(sequence, "a", at: 1) } }
            } check: { client, sequence, reads, release async throws in
                for read in reads { read.cancel() }
                for read in reads {
                    #expect(try await postgreSQLError { try await read.value }.kind == .cancelled)
                }
                release()
                #expect(try await client.last(sequence, "a", at: 1) == 101)
            }
        }

        @Test func `an error is everybody's, and a neighbour's is nobody's`() async throws {
            try await withWaitingReads { client, sequence in
                (0..<3).map { _ in { try await client.last(sequence, "0", at: 1) } }
                    + (0..<2).map { _ in { try await client.last(sequence, "c", at: 1) } }
            } check: { _, _, reads, release async throws in
                release()
                for read in reads.prefix(3) {
                    #expect(try await postgreSQLError { try await read.value }.sqlState == "22012")
                }
                let rest = try await [reads[3].value, reads[4].value]
                #expect(rest[0] == rest[1])
            }
        }

        @Test func `nobody is given rows from before the call`() async throws {
            try await TestDatabase.withClient { client async throws in
                try await TestDatabase.withTable("n int8", on: client) { table async throws in
                    try await client.execute(PostgreSQLStatement("INSERT INTO \(table) VALUES (0)"))
                    let number = PostgreSQLStatement("SELECT n FROM \(table)")
                    let add = PostgreSQLStatement("UPDATE \(table) SET n = n + 1")
                    let writer = Task {
                        for _ in 0..<300 { try await client.execute(add) }
                    }
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<16 {
                            group.addTask {
                                var last: Int64 = 0
                                while last < 300 {
                                    let next = try await client.number(number)
                                    #expect(next >= last)
                                    last = next
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                    for _ in 0..<100 {
                        try await client.execute(add)
                        let before = try #require(
                            try await client.int("SELECT n FROM \(table)", class: .write))
                        async let other = client.number(number)
                        #expect(try await client.number(number) >= before)
                        _ = try await other
                    }
                    try await writer.value
                }
            }
        }

        /// Starts reads, in their order, while the only connection waits for the server, until `check` releases it.
        private func withWaitingReads(
            _ reads: (PostgreSQLClient, String) -> [@Sendable () async throws -> Int64?],
            check: (PostgreSQLClient, String, Reads, _ release: () -> Void) async throws -> Void
        ) async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop,
                    {
                        $0.readConnections = 1
                        // On a slow machine the reads begin seconds apart.
                        $0.acquireTimeout = .seconds(3_000)
                    }
                ) { client async throws in
                    try await client.ping()
                    try await TestDatabase.withTable("n bigserial", on: client) { table async throws in
                        proxy.holdBack(0)
                        let executor = LoopExecutor(loop: TestDatabase.singleLoop.next())
                        let busy = Task(executorPreference: executor) { try await client.ping() }
                        await turns(of: executor)
                        let tasks = reads(client, "\(table)_n_seq").map { read in
                            Task(executorPreference: executor) { try await read() }
                        }
                        await turns(of: executor)
                        try await check(client, "\(table)_n_seq", tasks) { proxy.letGo() }
                        try await busy.value
                    }
                }
            }
        }

        /// Waits until what was started has begun to wait, and what may be sent was.
        private func turns(of executor: LoopExecutor) async {
            for _ in 0..<2 { await Task(executorPreference: executor) {}.value }
        }
    }
}

extension PostgreSQLClient {
    private static func read(_ sequence: String) -> PostgreSQLStatement {
        PostgreSQLStatement(
            """
            SELECT 100 * nextval('\(sequence)') / (CASE $1::text WHEN '0' THEN 0 ELSE 1 END) + $2::int8
            """)
    }

    /// A hundred times the number of statements so far, and the moment.
    fileprivate func last(_ sequence: String, _ key: String, at moment: Int64) async throws -> Int64? {
        try await coalescedRead(Self.read(sequence), [.text(key)], at: moment) {
            row throws(PostgreSQLError) in
            try row.int64(0)
        }.first
    }

    fileprivate func number(_ statement: PostgreSQLStatement) async throws -> Int64 {
        try await coalescedRead(statement, []) { row throws(PostgreSQLError) in try row.int64(0) }.first ?? -1
    }
}
