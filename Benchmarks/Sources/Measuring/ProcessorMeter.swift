import Foundation

/// What this process, and the PostgreSQL server that was started for it, use from now on: sturdier than times on a
/// machine that others use too.
package struct ProcessorMeter: Sendable {
    private let serverData: String?
    private let own: Double
    private let server: Double

    /// Begins to count. The server's part is known when `Scripts/with-postgresql` has started it.
    package init(hasServer: Bool) {
        let data = ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL_DATA"]
        serverData = hasServer ? data : nil
        own = Usage.processorTime
        server = Usage.serverProcessorTime(dataFolder: serverData)
    }

    /// Microseconds of CPU so far for each of `count` things.
    package func use(per count: Int) -> ProcessorUse {
        let share = 1e6 / Double(max(count, 1))
        let serverNow = Usage.serverProcessorTime(dataFolder: serverData)
        return ProcessorUse(
            own: (Usage.processorTime - own) * share,
            server: serverData == nil ? nil : (serverNow - server) * share)
    }
}

/// Microseconds of CPU for one of many things, the making of generated articles included.
package struct ProcessorUse: Sendable {
    /// Of this process.
    package let own: Double
    /// Of the database server; `nil` without one, or of one that others have started.
    package let server: Double?

    /// Of both.
    package var total: Double { own + (server ?? 0) }

    package var figures: [Report.Figure] {
        [.whole("cpu_us", Int(own.rounded()))]
            + (server.map { [.whole("server_cpu_us", Int($0.rounded()))] } ?? [])
    }
}
