import Dispatch
import PrometheusMetrics
import SQLiteClient
import TestSupport
import Testing

@Suite struct MetricsTests {
    private static let insert = SQLiteStatement("INSERT INTO things (name) VALUES (?1)")

    @Test func `every write is counted in its group, failed ones too`() async throws {
        let registry = PrometheusRegistry(
            definitions: [MetricDefinition("sqlite_write_group_size", .histogram([1, 256]), "Writes.")])
        let file = try TemporaryFile()
        let database = try SQLiteDatabase(path: file.path, metrics: registry)
        let stored = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do {
                        try await database.write { connection in
                            let statement = try connection.prepare(Self.insert)
                            try statement.bind(["\(number % 25)"])
                            try statement.run()
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        await database.close()
        #expect(stored == 25)
        let metrics = try Exposition(registry.text(.prometheusText))
        let groups = try #require(metrics.value("sqlite_write_group_size_count"))
        #expect(metrics.value("sqlite_write_group_size_sum") == 50)
        #expect((1...50).contains(groups))
        #expect(metrics.value("sqlite_write_group_seconds_count") == groups)
        #expect(metrics.value("sqlite_write_wait_seconds_count") == 50)
        #expect(metrics.value("sqlite_writes_waiting") == 0)
        #expect(metrics.value("sqlite_writes_refused_total") == 0)
        await #expect(throws: SQLiteUnavailable.self) { try await database.write { _ in } }
        let later = try Exposition(registry.text(.prometheusText))
        #expect(later.value("sqlite_writes_refused_total") == 0)
    }

    @Test func `only what finds too many waiting is refused, and counted as that`() async throws {
        let registry = PrometheusRegistry()
        let file = try TemporaryFile()
        let database = try SQLiteDatabase(path: file.path, metrics: registry)
        let (began, beginning) = AsyncStream<Void>.makeStream()
        let gate = DispatchSemaphore(value: 0)
        let first = Task {
            try await database.write { _ in
                beginning.finish()
                gate.wait()
            }
        }
        for await _ in began {}
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2_050 {
                group.addTask {
                    do { try await database.write { _ in } } catch {
                        // The first that is refused lets all others go on.
                        gate.signal()
                        return true
                    }
                    return false
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        try await first.value
        await database.close()
        #expect(refused >= 1)
        let metrics = try Exposition(registry.text(.prometheusText))
        #expect(metrics.value("sqlite_writes_refused_total") == Double(refused))
    }
}
