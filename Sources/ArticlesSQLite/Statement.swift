/// One SQL statement with a fixed text, named after the repository method that it serves.
struct Statement: Sendable, CustomStringConvertible {
    /// The name.
    let name: String
    /// The text. Parameters are numbered.
    let sql: String
    /// How many values of a list it takes, for one that takes a list.
    let capacity: Int

    /// A statement.
    init(_ name: String, _ sql: String, capacity: Int = 0) {
        self.name = name
        self.sql = sql
        self.capacity = capacity
    }

    /// The name.
    var description: String { name }

    /// Every statement with a fixed text.
    static let all =
        transactionStatements + articleStatements + articleWritingStatements + tagStatements
        + tagWritingStatements + accessKeyStatements + relatedStatements + relatedWritingStatements
        + termStatements + termRunStatements + documentStatements + searchStatements + tagWordStatements
        + derivationStatements
}

extension Statement {
    static let transactionStatements = [
        beginRead, beginWrite, commit, rollback, beginJob, endJob, undoJob, ping,
    ]

    static let beginRead = Statement("beginRead", "BEGIN DEFERRED")
    static let beginWrite = Statement("beginWrite", "BEGIN IMMEDIATE")
    static let commit = Statement("commit", "COMMIT")
    static let rollback = Statement("rollback", "ROLLBACK")
    static let beginJob = Statement("beginJob", "SAVEPOINT job")
    static let endJob = Statement("endJob", "RELEASE job")
    static let undoJob = Statement("undoJob", "ROLLBACK TO job")

    /// Reads the file, not only the connection's memory of it.
    static let ping = Statement("ping", "SELECT count(*) FROM sqlite_schema WHERE name = 'articles'")
}
