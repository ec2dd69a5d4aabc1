public import CoreMetrics

/// Where the server is, how many connections each event loop opens to it, and how long anything may wait.
public struct PostgreSQLConfiguration: Sendable {
    /// A libpq connection string: URL or keywords, one host or several, any libpq parameter.
    public var connectionString: String
    /// The name that `pg_stat_activity` shows, unless the connection string has one.
    public var applicationName = "dateline"

    /// Pipelined connections for `StatementClass.read`, per event loop. One of them is kept open.
    public var readConnections = 2
    /// Connections for `StatementClass.list`, per event loop.
    public var listConnections = 2
    /// Connections for `StatementClass.write` and for transactions, per event loop.
    public var writeConnections = 4
    /// Whether there are any of these.
    var hasPools: Bool { readConnections + listConnections + writeConnections > 0 }
    /// Reads in flight on one pipelined connection; further callers wait. A process of the server that does not get to run
    /// keeps so many waiting.
    public var pipelineDepth = 32
    /// Callers that may wait for a connection, per class and event loop; further ones fail with `queueFull`.
    public var queueLimit = 1_024

    /// How long connecting to one host may take; libpq counts whole seconds and no fewer than two.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a caller waits for a connection.
    public var acquireTimeout: Duration = .seconds(1)
    /// How long a caller waits for the result once its statement is sent.
    /// The server is told to give up a tenth earlier.
    public var statementTimeout: Duration = .seconds(5)
    /// When the work began that the calling task's statements belong to, such as a request; nil for each
    /// statement on its own. Called in the task of the caller.
    ///
    /// A little less than `acquireTimeout` and `statementTimeout` together is what all statements of that work
    /// may take, with their waits and repetitions.
    public var workBegan: @Sendable () -> ContinuousClock.Instant? = { nil }
    /// How long an interactive transaction may hold its connection.
    public var transactionTimeout: Duration = .seconds(15)
    /// How long a connection may stay silent after a statement missed its deadline before it is discarded.
    public var silenceTimeout: Duration = .seconds(3)

    /// Which connections prepare statements by name.
    public enum StatementPreparation: String, Sendable, Hashable, CaseIterable {
        /// All. Behind a pooler in transaction mode, one that does not keep track of them costs repetitions.
        case always = "true"
        /// None; the server's own `statement_timeout` is then left alone too.
        case never = "false"
        /// Those to the server itself: a pooler may give each transaction another session.
        case unlessPooled = "auto"
    }

    /// Which connections prepare statements by name.
    public var preparedStatements = StatementPreparation.unlessPooled

    /// The `search_path` of pooled connections, whatever the connection string says. A connection through a pooler,
    /// where it has to be set otherwise, is refused if another schema comes first there.
    public var searchPath: String?

    /// Where connections and waits are counted; nil for nowhere.
    public var metrics: (any MetricsFactory)?

    /// A configuration with the default limits.
    public init(connectionString: String) {
        self.connectionString = connectionString
    }
}
