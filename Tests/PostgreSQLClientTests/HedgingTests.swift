import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import PostgreSQLClient

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct HedgingTests {
        /// No statement times out before the test does: only another connection can help.
        private static func patient(_ configuration: inout PostgreSQLConfiguration) {
            configuration.readConnections = 2
            configuration.statementTimeout = .seconds(600)
        }

        @Test func `a read that its connection keeps waiting is served by another one`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, Self.patient
                ) { client async throws in
                    try await client.ping()
                    proxy.holdBack(0)
                    for number in 0..<100 {
                        #expect(try await client.int("SELECT \(number % 7)::int8") == Int64(number % 7))
                    }
                    // What comes late belongs to reads that have their results already.
                    proxy.letGo()
                    for number in 0..<100 {
                        #expect(try await client.int("SELECT \(number % 7)::int8") == Int64(number % 7))
                    }
                }
            }
        }

        @Test func `a connection that stalls keeps none of many reads waiting`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, Self.patient
                ) { client async throws in
                    try await client.ping()
                    proxy.holdBack(0)
                    for (number, value, error) in await outcomes(of: 600, client) {
                        #expect(value == (number % 7 == 0 ? nil : Int64(number)))
                        #expect(error?.sqlState == (number % 7 == 0 ? "22012" : nil))
                    }
                    proxy.letGo()
                }
            }
        }

        @Test func `reads that fail late or early fail once, whichever connection says so`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, Self.patient
                ) { client async throws in
                    try await client.ping()
                    proxy.holdBack(0)
                    let early = await outcomes(of: 60, client)
                    proxy.letGo()
                    let later = await outcomes(of: 60, client)
                    for (number, value, error) in early + later {
                        #expect(value == (number % 7 == 0 ? nil : Int64(number)))
                        #expect(error?.sqlState == (number % 7 == 0 ? "22012" : nil))
                    }
                }
            }
        }

        private func outcomes(
            of count: Int, _ client: PostgreSQLClient
        ) async -> [(Int, Int64?, PostgreSQLError?)] {
            await withTaskGroup(of: (Int, Int64?, PostgreSQLError?).self) { group in
                for number in 0..<count {
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
        }

        @Test func `a second connection that is lost takes no read with it`() async throws {
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(
                    url: url, on: TestDatabase.singleLoop, Self.patient
                ) { client async throws in
                    try await client.ping()
                    proxy.holdBack(0)
                    async let first = client.int("SELECT 1::int8")
                    #expect(try await first == 1)
                    async let second = client.int("SELECT 2::int8")
                    proxy.cut()
                    #expect(try await second == 2)
                    #expect(try await client.int("SELECT 3::int8") == 3)
                }
            }
        }

        @Test(arguments: StatementClass.allCases)
        func `callers of a class are served in the order in which they came`(
            _ statementClass: StatementClass
        ) async throws {
            try await TestDatabase.withClient(
                on: TestDatabase.singleLoop,
                {
                    $0.readConnections = 1; $0.listConnections = 1; $0.writeConnections = 1
                    $0.pipelineDepth = 2
                }
            ) { client async throws in
                try await TestDatabase.withTable("number serial", on: client) { table async throws in
                    let loop = LoopExecutor(loop: TestDatabase.singleLoop.next())
                    let next = "SELECT nextval('\(table)_number_seq')"
                    let callers = (1...100).map { _ in
                        Task(executorPreference: loop) { try await client.int(next, class: statementClass) }
                    }
                    for (index, caller) in callers.enumerated() {
                        #expect(try await caller.value == Int64(index + 1))
                    }
                }
            }
        }
    }
}

@Suite struct ResponseLatencyTests {
    private static func latency(of silences: [Int64]) -> ResponseLatency {
        var latency = ResponseLatency()
        for silence in silences { latency.record(silence: .microseconds(silence)) }
        return latency
    }

    @Test func `a connection is behind when it is silent for much longer than is usual`() {
        let quick = Self.latency(of: Array(repeating: 300, count: 200))
        #expect(quick.hedgingDelay == .milliseconds(2))
        let slow = Self.latency(of: Array(repeating: 20_000, count: 200))
        #expect(slow.hedgingDelay > .milliseconds(100))
        #expect(slow.hedgingDelay < .milliseconds(130))
    }

    @Test func `one long silence among short ones changes little`() {
        let usual = Self.latency(of: Array(repeating: 1_000, count: 200))
        let disturbed = Self.latency(of: Array(repeating: 1_000, count: 200) + [900_000])
        #expect(disturbed.hedgingDelay.nanoseconds < usual.hedgingDelay.nanoseconds * 5 / 4)
    }

    @Test func `a silence that cannot be is none`() {
        #expect(Self.latency(of: Array(repeating: -1, count: 500)).hedgingDelay == .milliseconds(2))
    }
}
