internal import Articles
internal import PostgreSQLClient

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
    static func values(of change: Change) -> [PostgreSQLValue] {
        [
            .int16(change.type.rawValue), change.publicType.map { .int16($0.rawValue) } ?? .null,
            .id(change.subject), .text(change.slug.text), .optional(change.target?.text),
            .int64(Int64(change.version)), .time(change.time), .bool(change.isAwaited),
            .optional(change.author.keyID), .optional(change.author.requestID),
            change.previousVersion.map { .int64(Int64($0)) } ?? .null,
        ]
    }
}

extension NumberedChange {
    /// Reads a row with the columns of `ChangeRow` and a number; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let type = ChangeType(rawValue: try row.int16(0)) else { return nil }
        var publicType: ChangeType?
        if !row.isNull(1) {
            publicType = ChangeType(rawValue: try row.int16(1))
            guard publicType != nil else { return nil }
        }
        let change = Change(
            type, publicType: publicType, of: try row.id(2), slug: Slug(stored: try row.text(3)),
            target: try row.optionalText(4).map { Slug(stored: $0) }, version: Int(try row.int64(5)),
            previousVersion: row.isNull(10) ? nil : Int(try row.int64(10)),
            at: try row.time(6), isAwaited: try row.bool(7),
            by: ChangeAuthor(keyID: try row.optionalText(8), requestID: try row.optionalText(9)))
        self.init(try row.int64(ChangeRow.numberIndex), change)
    }
}
