internal import Articles
internal import SQLiteClient

/// The columns of a tag, in the order in which they are read and written.
enum TagRow {
    /// All but the key, of the table `t`.
    static let columns = """
        t.id, t.slug, t.name, t.description, t.is_declared, t.version, t.created_at, t.updated_at,
        t.relatedness
        """

    /// The index of the first column behind these.
    static let count = 9

    /// The parameters of `Statement.insertTags` and `updateTag`.
    static func values(of tag: Tag) -> [(any SQLiteConvertible)?] {
        [
            StoredID(tag.id), tag.slug.text, tag.key, tag.name, tag.description, tag.isDeclared, tag.version,
            tag.createdAt.milliseconds, tag.updatedAt.milliseconds, tag.relatedness.stored,
        ]
    }
}

extension Tag {
    /// Reads a row that starts with the columns of `TagRow`.
    init(row: borrowing SQLiteRow) throws {
        self.init(
            id: try row.decode(StoredID.self, atIndex: 0).id,
            slug: Slug(stored: try row.decode(String.self, atIndex: 1)),
            name: try row.decode(String.self, atIndex: 2),
            description: try row.decode(String?.self, atIndex: 3),
            isDeclared: try row.decode(Bool.self, atIndex: 4),
            createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 6)))
        version = try row.decode(Int.self, atIndex: 5)
        updatedAt = Timestamp(clamping: try row.decode(Int64.self, atIndex: 7))
        relatedness = try Relatedness(stored: try row.decode(Int.self, atIndex: 8))
    }
}

extension CountedTag {
    /// Reads a tag, and behind it the number of its articles.
    init(row: borrowing SQLiteRow) throws {
        self.init(tag: try Tag(row: row), articleCount: try row.decode(Int.self, atIndex: TagRow.count))
    }
}

extension Relatedness {
    /// The number by which it is stored.
    fileprivate var stored: Int {
        switch self {
        case .counted: 0
        case .ignored: 1
        }
    }

    fileprivate init(stored: Int) throws {
        switch stored {
        case 0: self = .counted
        case 1: self = .ignored
        case _: throw MalformedRow(column: "relatedness")
        }
    }
}
