internal import Articles
internal import PostgreSQLClient

/// The columns of a tag, in the order in which they are read and written.
enum TagRow {
    /// All but the key, of the table `t`.
    static let columns = """
        t.id, t.slug, t.name, t.description, t.is_declared, t.version, t.created_at, t.updated_at,
        t.is_ignored
        """

    /// The index of the first column behind these.
    static let next = 9

    /// The parameters of `Statement.updateTag`.
    static func values(of tag: Tag) -> [PostgreSQLValue] {
        [
            .id(tag.id), .text(tag.slug.text), .text(tag.key), .text(tag.name), .optional(tag.description),
            .bool(tag.isDeclared), .int64(Int64(tag.version)), .time(tag.createdAt), .time(tag.updatedAt),
            .bool(tag.relatedness == .ignored),
        ]
    }

    /// The parameters of `Statement.insertTags`. They are ordered by key, so that two inserts of the same
    /// tags wait for one another without a deadlock.
    static func columns(of tags: [Tag]) -> [PostgreSQLValue] {
        let tags = tags.map { (key: $0.key, tag: $0) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            .ids(tags.map(\.tag.id)), .slugs(tags.map(\.tag.slug)), .textArray(tags.map(\.key)),
            .textArray(tags.map(\.tag.name)), .nullableTextArray(tags.map(\.tag.description)),
            .boolArray(tags.map(\.tag.isDeclared)), .int64Array(tags.map { Int64($0.tag.version) }),
            .int64Array(tags.map(\.tag.createdAt.milliseconds)),
            .int64Array(tags.map(\.tag.updatedAt.milliseconds)),
            .boolArray(tags.map { $0.tag.relatedness == .ignored }),
        ]
    }
}

extension Tag {
    /// Reads a row with the columns of `TagRow`.
    init(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        self.init(
            id: try row.id(0), slug: Slug(stored: try row.text(1)), name: try row.text(2),
            description: try row.optionalText(3), isDeclared: try row.bool(4), createdAt: try row.time(6))
        version = Int(try row.int64(5))
        updatedAt = try row.time(7)
        relatedness = try row.bool(8) ? .ignored : .counted
    }
}

extension CountedTag {
    /// Reads a tag and, after it, its count.
    init(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        self.init(tag: try Tag(row: row), articleCount: Int(try row.int64(TagRow.next)))
    }
}
