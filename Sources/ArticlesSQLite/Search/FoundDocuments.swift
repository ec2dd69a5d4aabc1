internal import Articles
internal import SQLiteClient

/// Looks up what was found, of which there may be very much.
struct FoundDocuments {
    private let order: ArticleOrder
    private let prepared: PreparedStatement

    init(_ database: SQLiteConnection, _ list: ListStatement, order: ArticleOrder) throws(SQLiteError) {
        self.order = order
        prepared = try database.prepare(list.sql, isKept: list.isCommon)
        try prepared.bind(list.values)
    }

    /// Where the article of a document stands, with a score of 0; `nil` when the filter does not take it.
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
