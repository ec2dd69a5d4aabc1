internal import Articles
internal import PostgreSQLClient

extension PostgreSQLValue {
    static func id(_ id: UniqueID) -> PostgreSQLValue { .uuid(PostgreSQLUUID(id)) }
    static func ids(_ ids: [UniqueID]) -> PostgreSQLValue { .uuidArray(ids.map(PostgreSQLUUID.init(_:))) }
    static func slugs(_ slugs: [Slug]) -> PostgreSQLValue { .textArray(slugs.map(\.text)) }
    static func time(_ time: Timestamp) -> PostgreSQLValue { .int64(time.milliseconds) }
    static func optional(_ text: String?) -> PostgreSQLValue { text.map { .text($0) } ?? .null }
    static func optional(_ time: Timestamp?) -> PostgreSQLValue { time.map { .time($0) } ?? .null }
}

extension PostgreSQLRow {
    func id(_ column: Int) throws(PostgreSQLError) -> UniqueID { UniqueID(try uuid(column)) }

    func time(_ column: Int) throws(PostgreSQLError) -> Timestamp {
        Timestamp(clamping: try int64(column))
    }

    func optionalTime(_ column: Int) throws(PostgreSQLError) -> Timestamp? {
        isNull(column) ? nil : try time(column)
    }

    func optionalText(_ column: Int) throws(PostgreSQLError) -> String? {
        isNull(column) ? nil : try text(column)
    }
}

extension UniqueID {
    init(_ uuid: PostgreSQLUUID) { self.init(high: uuid.high, low: uuid.low) }
}

extension PostgreSQLUUID {
    init(_ id: UniqueID) { self.init(high: id.high, low: id.low) }
}
