internal import Articles
internal import PostgreSQLClient

/// The columns of a change, in the order in which they are read and written.
enum ChangeRow {
    /// All but the number, of the table `c`.
    static let columns = """
        c.scope, c.type, c.subject, c.slug, c.target, c.version, c.previous_version, c.made_at, c.is_awaited,
        c.key_id, c.request_id
        """

    /// The index of the number, in a row that has it.
    static let numberIndex = 11

    /// The parameters of `Statement.insertChanges`: a column for each. A previous version of 0 stands for none.
    static func columns(of changes: [Change]) -> [PostgreSQLValue] {
        [
            .int32Array(changes.map { Int32($0.scope.rawValue) }),
            .int32Array(changes.map { Int32($0.type.rawValue) }), .ids(changes.map(\.subject)),
            .slugs(changes.map(\.slug)), .nullableTextArray(changes.map(\.target?.text)),
            .int64Array(changes.map { Int64($0.version) }),
            .int64Array(changes.map { Int64($0.previousVersion ?? 0) }),
            .int64Array(changes.map(\.time.milliseconds)), .boolArray(changes.map(\.isAwaited)),
            .nullableTextArray(changes.map(\.author.keyID)),
            .nullableTextArray(changes.map(\.author.requestID)),
        ]
    }
}

extension NumberedChange {
    /// Reads a row with the columns of `ChangeRow` and a number; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let scope = ChangeScope(rawValue: Int(try row.int16(0))),
            let type = ChangeType(rawValue: try row.int16(1))
        else { return nil }
        let change = Change(
            type, in: scope, of: try row.id(2), slug: Slug(stored: try row.text(3)),
            target: try row.optionalText(4).map { Slug(stored: $0) }, version: Int(try row.int64(5)),
            previousVersion: row.isNull(6) ? nil : Int(try row.int64(6)),
            at: try row.time(7), isAwaited: try row.bool(8),
            by: ChangeAuthor(keyID: try row.optionalText(9), requestID: try row.optionalText(10)))
        self.init(try row.int64(ChangeRow.numberIndex), change)
    }
}
