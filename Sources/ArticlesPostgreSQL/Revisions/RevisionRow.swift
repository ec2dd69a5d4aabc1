internal import Articles
internal import PostgreSQLClient

/// The columns of a revision, in the order in which they are read and written.
enum RevisionRow {
    /// All but the content, of the table `r`.
    static let columns = """
        r.article_id, r.version, r.stored_at, r.key_id, r.is_deletion, r.previous_version
        """

    /// The parameters of `Statement.insertRevision`.
    static func values(of revision: Revision) -> [PostgreSQLValue] {
        let former = revision.previous
        return [
            .id(revision.article), .int64(Int64(revision.version)), .time(revision.storedAt),
            .optional(revision.keyID), former.map { .int64(Int64($0.version)) } ?? .null,
            former.map { .bytes($0.members) } ?? .null,
            former.map { .int32(Int32(clamping: $0.prefix)) } ?? .null,
            former.map { .int32(Int32(clamping: $0.suffix)) } ?? .null,
            former.map { .bytes($0.middle) } ?? .null, .bool(revision.isDeletion),
        ]
    }
}

extension Revision {
    /// Reads a row with the columns of `RevisionRow`, and the content behind these if `hasContent`.
    init(row: borrowing PostgreSQLRow, hasContent: Bool) throws(PostgreSQLError) {
        self.init(
            of: try row.id(0), version: Int(try row.int64(1)), storedAt: try row.time(2),
            keyID: try row.optionalText(3), isDeletion: try row.bool(4))
        guard !row.isNull(5) else { return }
        previous = FormerContent(
            version: Int(try row.int64(5)), members: hasContent ? try row.bytes(6) : [],
            prefix: hasContent ? Int(try row.int32(7)) : 0, suffix: hasContent ? Int(try row.int32(8)) : 0,
            middle: hasContent ? try row.bytes(9) : [])
    }
}
