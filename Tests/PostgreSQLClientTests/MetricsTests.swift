import PostgreSQLClient
import PrometheusMetrics
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct MetricsTests {
        private let registry = PrometheusRegistry()

        private func metrics() throws -> Exposition { try Exposition(registry.text(.prometheusText)) }

        @Test func `connections, waits and losses are counted by class`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.metrics = registry
                configuration.writeConnections = 1
            }
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) { client async throws in
                for _ in 0..<3 { #expect(try await client.int("SELECT 1::int8") == 1) }
                #expect(try await client.int("SELECT 1::int8", class: .list) == 1)
                let here = try metrics()
                #expect(here.value("postgresql_connections", ["class": "read"]) == 1)
                #expect(here.value("postgresql_connections", ["class": "list"]) == 1)
                #expect(here.value("postgresql_connections", ["class": "write"]) == 0)
                #expect(here.value("postgresql_wait_seconds_count", ["class": "read"]) == 3)
                #expect(here.value("postgresql_wait_seconds_count", ["class": "list"]) == 1)
                #expect(here.sum("postgresql_waiting") == 0)
                _ = try? await client.execute(
                    PostgreSQLStatement("SELECT pg_terminate_backend(pg_backend_pid())"))
                let after = try metrics()
                #expect(after.value("postgresql_connections_lost_total", ["class": "write"]) == 1)
                #expect(after.value("postgresql_connections", ["class": "write"]) == 0)
                #expect(after.value("postgresql_connections_lost_total", ["class": "read"]) == 0)
            }
            #expect(try metrics().sum("postgresql_connections") == 0)
        }

        @Test func `a statement that is sent again, beside another or after a loss, has waited once`()
            async throws
        {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.metrics = registry
                configuration.readConnections = 2
                configuration.statementTimeout = .seconds(600)
                configuration.applicationName = "waits once"
            }
            func count() throws -> Double? {
                try metrics().value("postgresql_wait_seconds_count", ["class": "read"])
            }
            try await FaultyProxy.run { proxy, url async throws in
                try await TestDatabase.withClient(url: url, on: TestDatabase.singleLoop, adjust) {
                    client async throws in
                    try await client.ping()
                    proxy.holdBack(0)
                    for number in 0..<10 { #expect(try await client.int("SELECT \(number)::int8") != nil) }
                    proxy.letGo()
                    #expect(try count() == 11)
                    try await TestDatabase.withClient { observer async throws in
                        let holder = try await observer.dedicatedConnection()
                        _ = try await holder.single("SELECT pg_advisory_lock(4712)")
                        let read = Task {
                            try await client.int("SELECT 4::int8 FROM pg_advisory_xact_lock_shared(4712)")
                        }
                        try await observer.until("waits once", waits: true)
                        proxy.cut()
                        await holder.close()
                        #expect(try await read.value == 4)
                    }
                    #expect(try count() == 12)
                }
            }
        }

        @Test func `who waits in vain is counted`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) {
                configuration.metrics = registry
                configuration.writeConnections = 1
                configuration.acquireTimeout = .milliseconds(50)
            }
            try await TestDatabase.withClient(on: TestDatabase.singleLoop, adjust) { client async throws in
                try await client.transaction { transaction async throws(PostgreSQLError) in
                    let error = try? await postgreSQLError {
                        try await client.execute(PostgreSQLStatement("SELECT 1"))
                    }
                    #expect(error?.kind == .acquireTimeout)
                }
            }
            let labels = ["class": "write", "reason": "timeout"]
            #expect(try metrics().value("postgresql_refused_total", labels) == 1)
            #expect(try metrics().sum("postgresql_waiting") == 0)
        }

        @Test func `attempts to connect that fail are counted`() async throws {
            func adjust(_ configuration: inout PostgreSQLConfiguration) { configuration.metrics = registry }
            let url = "postgres://nobody@127.0.0.1:1/nothing"
            try await TestDatabase.withClient(url: url, on: TestDatabase.singleLoop, adjust) { client in
                _ = try? await client.int("SELECT 1::int8")
            }
            #expect(try metrics().sum("postgresql_connect_failures_total") >= 1)
        }
    }
}
