public import CoreMetrics
public import HTTPRouting

/// Where a server listens, its limits and timeouts.
public struct HTTPServerConfiguration: Sendable {
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 takes a free one.
    public var port = 8080
    /// The names that requests may be addressed to in `Host`, lower case and without a port; nil for every name.
    public var hosts: Set<String>?
    /// The proxies that are believed when they say for whom they send a request; nil for none.
    public var trustedProxies: TrustedProxies?
    /// Fields that every response has, errors of the transport among them; one that a response says itself stands alone. Not
    /// those that are of a response each, such as `Content-Type` and `Cache-Control`.
    public var commonFields: [(name: String, value: String)] = []
    /// How many event loops the server makes, each with its own thread, when it is given none.
    public var eventLoops = 1
    /// How many connections the kernel may hold before they are accepted.
    public var backlog = 4096
    /// How many connections may be open; the next ones get a 503 and are closed.
    public var maxConnections = 10_000
    /// The value of `Server` in responses; nil leaves it out.
    public var serverName: String?
    /// Whether each response is logged, at level info.
    public var logsAccess = true
    /// Where connections and requests are counted; nil for nowhere.
    public var metrics: (any MetricsFactory)?
    /// How large a request may be.
    public var limits = Limits()
    /// How long things may take.
    public var deadlines = Deadlines()
    /// When responses are compressed; nil for never.
    public var compression: Compression? = Compression()
    /// The memory of all request bodies that have not been responded to; a request beyond it is refused with
    /// 503.
    public var requestMemory = MemoryBudget(96 << 20)
    /// The memory of all responses over 64 KiB that clients have not taken; beyond it there is a 503 instead.
    public var responseMemory = MemoryBudget(96 << 20)

    /// Makes the default configuration.
    public init() {}

    /// How large a request may be. The limit of a body belongs to its route.
    public struct Limits: Sendable, Hashable {
        /// The most bytes of a request target.
        public var targetBytes = 8 << 10
        /// The most bytes of the target, the field names and the field values together.
        public var headerBytes = 16 << 10
        /// The most header fields, trailers included.
        public var headerFields = 100
        /// The least that a client that sends a body or reads a response must keep up in each
        /// ``Deadlines/body`` or ``Deadlines/write``: bytes a second.
        public var minimumRate = 240
        /// The most bytes that are thrown away after the last response of a connection.
        public var lingerBytes = 64 << 20

        /// Makes the default limits.
        public init() {}
    }

    /// How long things may take. Each is kept with a tolerance of a tenth, at most a quarter of a second.
    public struct Deadlines: Sendable, Hashable {
        /// From the connection, or the first byte of a later request, to the end of the header.
        public var header: Duration = .seconds(10)
        /// How long a body may come slower than ``Limits/minimumRate``.
        public var body: Duration = .seconds(10)
        /// From the complete request to the header of its response; the handler is then cancelled.
        public var request: Duration = .seconds(30)
        /// Between two requests.
        public var idle: Duration = .seconds(60)
        /// How long a client may read slower than ``Limits/minimumRate`` while a response waits for it.
        public var write: Duration = .seconds(30)
        /// How long a client may be silent before its connection is closed after the last response; one that
        /// goes on sending is closed after five times that.
        public var linger: Duration = .seconds(2)
        /// From the wish to stop until no connection is accepted any more; not ready, but serving.
        public var drain: Duration = .zero
        /// How long connections that were begun before that are waited for.
        public var settle: Duration = .milliseconds(250)
        /// How long a connection must have been idle to be closed when the server stops.
        public var quiet: Duration = .milliseconds(500)
        /// From the end of accepting to the end of all connections, whatever they do.
        public var shutdown: Duration = .seconds(20)

        /// Makes the default deadlines.
        public init() {}
    }

    /// When responses are compressed with gzip.
    public struct Compression: Sendable, Hashable {
        /// The least number of bytes that is worth it.
        public var minimumBytes = 1024
        /// From 1, fastest, to 9, smallest.
        public var level = 1

        /// Makes the default: from 1 KiB on, at level 1.
        public init() {}
    }
}

extension HTTPServerConfiguration.Deadlines {
    /// How often the deadlines are looked at.
    var resolution: Duration {
        let shortest = [header, body, request, idle, write, linger, quiet, shutdown].min() ?? .seconds(1)
        return min(max(shortest / 10, .milliseconds(5)), .milliseconds(250))
    }
}
