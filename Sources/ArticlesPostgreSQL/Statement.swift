internal import PostgreSQLClient

/// One SQL statement with a fixed text, named after the repository method that it serves.
struct Statement: Sendable, CustomStringConvertible {
    /// The name.
    let name: String
    /// The text, and the name under which connections prepare it.
    let prepared: PostgreSQLStatement

    /// A statement.
    init(_ name: String, _ sql: String) {
        self.name = name
        prepared = PostgreSQLStatement(sql)
    }

    /// The name.
    var description: String { name }

    /// Every statement with a fixed text.
    static let all =
        [ping, selectivity] + articleStatements + articleWritingStatements + tagStatements
        + tagWritingStatements + tagWordStatements + redirectStatements + accessKeyStatements
        + replicationStatements + idempotencyStatements + changeStatements + revisionStatements
        + webhookStatements + webhookDeliveryStatements + synonymStatements + overrideStatements
        + transferStatements
        + relatedStatements
        + analysisStatements
        + indexingStatements
        + documentStatements

    static let ping = Statement("ping", "SELECT EXISTS (SELECT FROM articles)")

    /// The SQLSTATE of a division by zero: how a batch ends whose first change has found nothing at the
    /// expected version.
    static let failedGuard = "22012"
}

/// Bounds that lie beyond every text that is stored, for a place that a query does not give.
enum TextBound {
    static let lowest = ""
    /// Keys of tags have at most 1,000 bytes, slugs fewer.
    static let highest = String(repeating: "\u{10FFFF}", count: 251)
}
