internal import SQLiteClient

/// Writes the blocks of a segment, which are many, with one prepared statement.
struct BlockWriter {
    private let prepared: PreparedStatement

    init(_ database: SQLiteConnection, segment: Int64) throws(SQLiteError) {
        prepared = try database.prepare(Statement.insertBlock.prepared)
        try prepared.bind(.integer(segment), at: 1)
    }

    /// Writes the postings of a term, or the next ones if they are not its first.
    func insert(_ postings: [UInt8], term: Int64, isFirst: Bool) throws(SQLiteError) {
        try prepared.bind(.integer(term), at: 2)
        try prepared.bind(.blob(isFirst ? [] : Array(postings.prefix(Posting.size))), at: 3)
        try prepared.bind(.blob(postings), at: 4)
        try prepared.run()
    }
}
