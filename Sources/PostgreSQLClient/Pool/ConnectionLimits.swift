import NIOCore

/// The configuration in the units of an event loop.
struct ConnectionLimits: Sendable {
    let acquireTimeout: TimeAmount
    let statementTimeout: TimeAmount
    /// What all statements of one piece of work may take together.
    let workTimeout: TimeAmount
    let transactionTimeout: TimeAmount
    let silenceTimeout: TimeAmount
    /// How far the deadlines of callers that share a read may be apart: by so much one may be told too early, or too
    /// late, that there is no time left.
    let coalescingSpan: TimeAmount
    /// How often deadlines are looked at.
    let tick: TimeAmount
    let queueLimit: Int
    let preparedStatements: PostgreSQLConfiguration.StatementPreparation

    init(_ configuration: PostgreSQLConfiguration) {
        acquireTimeout = TimeAmount(configuration.acquireTimeout)
        statementTimeout = TimeAmount(configuration.statementTimeout)
        // A little less than both, so that the caller is told before they are over.
        workTimeout = acquireTimeout + statementTimeout - .nanoseconds(statementTimeout.nanoseconds / 20)
        transactionTimeout = TimeAmount(configuration.transactionTimeout)
        silenceTimeout = TimeAmount(configuration.silenceTimeout)
        coalescingSpan = .nanoseconds(acquireTimeout.nanoseconds / 100)
        let shortest = min(acquireTimeout, statementTimeout, transactionTimeout, silenceTimeout)
        tick = max(.milliseconds(5), min(.milliseconds(100), .nanoseconds(shortest.nanoseconds / 8)))
        queueLimit = configuration.queueLimit
        preparedStatements = configuration.preparedStatements
    }
}

/// How long to wait before the next attempt: doubled each time, and spread, so that many do not come at once.
struct Backoff {
    private var attempts = 0

    /// The delay in milliseconds before spreading: 50 at first, 1,000 at most.
    private var ceiling: Int64 { min(1_000, 50 << Int64(min(attempts, 5))) }

    mutating func next() -> TimeAmount {
        let ceiling = ceiling
        attempts += 1
        return .milliseconds(.random(in: ceiling / 2...ceiling))
    }

    mutating func reset() {
        attempts = 0
    }
}
