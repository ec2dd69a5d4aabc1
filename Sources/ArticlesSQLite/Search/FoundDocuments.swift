internal import Articles
internal import SQLiteClient

/// A prepared lookup of the documents that a search finds, which may be very many.
struct FoundDocuments {
    private let order: ArticleOrder
    private let prepared: PreparedStatement

    init(_ database: SQLiteConnection, _ list: ListStatement, order: ArticleOrder) throws(SQLiteError) {
        self.order = order
        prepared = try database.prepare(list.sql, isKept: list.isCommon)
        try prepared.bind(list.values)
    }

    /// The place of a document's article, with a score of 0; `nil` when the filter excludes it.
    func place(of document: Int64) throws -> FoundPlace? {
        try prepared.bind(.integer(document), at: 1)
        return try prepared.first { row in
            var place = FoundPlace(id: try row.id(0))
            switch order {
            case .newest, .oldest, .recentlyUpdated, .relevance: place.number = row.number(1)
            case .title: place.text = row.text(1)
            }
            return place
        }
    }
}
