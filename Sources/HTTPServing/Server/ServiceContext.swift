import HTTPRouting
import Logging
import NIOCore

/// What every connection of a server knows; a class, since every request holds on to it.
final class ServiceContext: Sendable {
    let configuration: HTTPServerConfiguration
    let deadlines: DeadlineAmounts
    let router: Router
    let logger: Logger
    let connections: ConnectionCount
    let metrics: ServerMetrics?
    /// Whether the beginning of each request is taken exactly.
    let isTiming: Bool

    init(configuration: HTTPServerConfiguration, router: Router, logger: Logger) {
        self.configuration = configuration
        self.router = router
        self.logger = logger
        deadlines = DeadlineAmounts(configuration.deadlines)
        connections = ConnectionCount(limit: configuration.maxConnections)
        metrics = configuration.metrics.map { ServerMetrics($0, routes: router.routes) }
        isTiming = configuration.logsAccess || metrics != nil
    }
}

/// The deadlines in the unit of the event loops, converted once.
struct DeadlineAmounts {
    let header: TimeAmount
    let body: TimeAmount
    let request: TimeAmount
    let idle: TimeAmount
    let write: TimeAmount
    let linger: TimeAmount
    let quiet: TimeAmount
    /// How often the deadlines are looked at.
    let resolution: TimeAmount

    init(_ deadlines: HTTPServerConfiguration.Deadlines) {
        header = TimeAmount(deadlines.header)
        body = TimeAmount(deadlines.body)
        request = TimeAmount(deadlines.request)
        idle = TimeAmount(deadlines.idle)
        write = TimeAmount(deadlines.write)
        linger = TimeAmount(deadlines.linger)
        quiet = TimeAmount(deadlines.quiet)
        resolution = TimeAmount(deadlines.resolution)
    }
}
