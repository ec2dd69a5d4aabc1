import Articles
import CoreMetrics
import Foundation
import HTTPRouting
import HTTPServing
import PrometheusMetrics

extension PrometheusRegistry {
    /// The registry of `dateline serve`.
    static func dateline() -> PrometheusRegistry {
        PrometheusRegistry(prefix: "dateline_", definitions: MetricDefinition.dateline)
    }

    /// Reads what nobody counts when metrics are asked for.
    func observe(_ storage: Storage, _ settings: ServeSettings) {
        let kind = storage.description.prefix { $0 != ":" }
        inform("build_info", [("version", BuildInformation.version), ("storage", String(kind))])
        for (name, budget) in [
            ("request", settings.server.requestMemory), ("response", settings.server.responseMemory),
        ] {
            observe("http_body_memory_bytes", [("kind", name)]) { Double(budget.reserved) }
            observe("http_body_memory_limit_bytes", [("kind", name)]) { Double(budget.limit) }
        }
        if let file = storage.file {
            for (name, path) in [("database", file), ("wal", file + "-wal")] {
                observe("sqlite_file_bytes", [("file", name)]) { Self.size(of: path) }
            }
        }
        if let replicated = storage.repository as? ReplicatedStorage { observe(replicated) }
        observe("process_cpu_seconds_total", isCounter: true) { ProcessStatistics.cpuSeconds }
        observe("process_resident_memory_bytes") { ProcessStatistics.residentBytes }
        observe("process_virtual_memory_bytes") { ProcessStatistics.virtualBytes }
        observe("process_open_fds") { ProcessStatistics.openFiles }
        observe("process_max_fds") { ProcessStatistics.openFileLimit }
        observe("process_threads") { ProcessStatistics.threads }
        let start = ProcessStatistics.startTime
        observe("process_start_time_seconds") { start }
    }

    private func observe(_ storage: ReplicatedStorage) {
        observe("read_storage_up") { storage.health.isUp ? 1 : 0 }
        observe("read_storage_lag_seconds") { storage.health.lag.map { $0 / .seconds(1) } ?? .nan }
        observe("read_storage_reads_total", [("from", "replica")], isCounter: true) {
            Double(storage.health.replicaReads)
        }
        observe("read_storage_reads_total", [("from", "primary")], isCounter: true) {
            Double(storage.health.primaryReads)
        }
        observe("read_storage_failed_reads_total", isCounter: true) { Double(storage.health.failedReads) }
    }

    /// The size of a file; 0 when there is none.
    private static func size(of path: String) -> Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.doubleValue ?? 0
    }
}
