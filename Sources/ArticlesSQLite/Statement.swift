internal import SQLiteClient

/// One SQL statement with a fixed text, named after the repository method that it serves.
struct Statement: Sendable, CustomStringConvertible {
    /// The name.
    let name: String
    /// The text, as connections prepare it. Parameters are numbered.
    let prepared: SQLiteStatement

    /// A statement.
    init(_ name: String, _ sql: String) {
        self.name = name
        prepared = SQLiteStatement(sql)
    }

    /// The text.
    var sql: String { prepared.sql }

    /// The name.
    var description: String { name }

    /// Every statement with a fixed text.
    static let all =
        [ping] + articleStatements + articleWritingStatements + tagStatements + tagWritingStatements
        + tagWordStatements + accessKeyStatements + idempotencyStatements + changeStatements
        + revisionStatements + webhookStatements + webhookDeliveryStatements + synonymStatements
        + overrideStatements + transferStatements
        + relatedStatements
        + analysisStatements + indexingStatements + documentStatements + searchStatements
        + memtableStatements + segmentStatements
}

extension Statement {
    /// Reads the file, not only the connection's memory of it.
    static let ping = Statement("ping", "SELECT count(*) FROM sqlite_schema WHERE name = 'articles'")
}
