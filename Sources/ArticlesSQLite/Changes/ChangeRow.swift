internal import Articles
internal import SQLiteClient

/// The columns of a change, in the order in which they are read and written.
enum ChangeRow {
    /// All but the number, of the table `c`.
    static let columns = """
        c.scope, c.type, c.subject, c.slug, c.target, c.version, c.previous_version, c.made_at, c.is_awaited,
        c.key_id, c.request_id
        """

    /// The index of the number, in a row that has it.
    static let numberIndex = 11

    /// The parameters of `Statement.insertChanges`.
    static func values(of change: Change) -> [(any SQLiteConvertible)?] {
        [
            change.scope.rawValue, Int(change.type.rawValue), StoredID(change.subject), change.slug.text,
            change.target?.text, change.version, change.previousVersion, change.time.milliseconds,
            change.isAwaited, change.author.keyID, change.author.requestID,
        ]
    }
}

extension NumberedChange {
    /// Reads a row with the columns of `ChangeRow` and a number.
    init(row: borrowing SQLiteRow) throws {
        guard let scope = ChangeScope(rawValue: try row.decode(Int.self, atIndex: 0)) else {
            throw MalformedRow(column: "scope")
        }
        let stored = Int16(clamping: try row.decode(Int.self, atIndex: 1))
        guard let type = ChangeType(rawValue: stored) else { throw MalformedRow(column: "type") }
        let change = Change(
            type, in: scope, of: try row.decode(StoredID.self, atIndex: 2).id,
            slug: Slug(stored: try row.decode(String.self, atIndex: 3)),
            target: try row.decode(String?.self, atIndex: 4).map { Slug(stored: $0) },
            version: try row.decode(Int.self, atIndex: 5),
            previousVersion: try row.decode(Int?.self, atIndex: 6),
            at: Timestamp(clamping: try row.decode(Int64.self, atIndex: 7)),
            isAwaited: try row.decode(Bool.self, atIndex: 8),
            by: ChangeAuthor(
                keyID: try row.decode(String?.self, atIndex: 9),
                requestID: try row.decode(String?.self, atIndex: 10)))
        self.init(try row.decode(Int64.self, atIndex: ChangeRow.numberIndex), change)
    }
}
