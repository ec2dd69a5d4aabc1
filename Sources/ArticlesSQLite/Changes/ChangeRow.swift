internal import Articles
internal import SQLiteClient

/// The columns of a change, in the order in which they are read and written.
enum ChangeRow {
    /// All but the numbers, of the table `c`.
    static let columns = """
        c.type, c.public_type, c.subject, c.slug, c.target, c.version, c.made_at, c.is_awaited, c.key_id,
        c.request_id, c.previous_version
        """

    /// The index of the number, in a row that has it.
    static let numberIndex = 11

    /// The parameters of `Statement.insertChange`.
    static func values(of change: Change) -> [(any SQLiteConvertible)?] {
        [
            Int(change.type.rawValue), change.publicType.map { Int($0.rawValue) }, StoredID(change.subject),
            change.slug.text, change.target?.text, change.version, change.time.milliseconds, change.isAwaited,
            change.author.keyID, change.author.requestID, change.previousVersion,
        ]
    }
}

extension NumberedChange {
    /// Reads a row with the columns of `ChangeRow` and a number.
    init(row: borrowing SQLiteRow) throws {
        let change = Change(
            try row.changeType(0), publicType: row.isNull(1) ? nil : try row.changeType(1),
            of: try row.decode(StoredID.self, atIndex: 2).id,
            slug: Slug(stored: try row.decode(String.self, atIndex: 3)),
            target: try row.decode(String?.self, atIndex: 4).map { Slug(stored: $0) },
            version: try row.decode(Int.self, atIndex: 5),
            previousVersion: try row.decode(Int?.self, atIndex: 10),
            at: Timestamp(clamping: try row.decode(Int64.self, atIndex: 6)),
            isAwaited: try row.decode(Bool.self, atIndex: 7),
            by: ChangeAuthor(
                keyID: try row.decode(String?.self, atIndex: 8),
                requestID: try row.decode(String?.self, atIndex: 9)))
        self.init(try row.decode(Int64.self, atIndex: ChangeRow.numberIndex), change)
    }
}

extension SQLiteRow {
    fileprivate func changeType(_ column: Int) throws -> ChangeType {
        let stored = Int16(clamping: try decode(Int.self, atIndex: column))
        guard let type = ChangeType(rawValue: stored) else { throw MalformedRow(column: "type") }
        return type
    }
}
