import StrictJSON

/// `meta.pagination` of a list.
struct GhostPagination {
    let page: Int
    let limit: Int
    let total: Int

    init(_ query: GhostQuery, total: Int) {
        page = query.page
        limit = query.limit
        self.total = total
    }

    var value: JSONValue {
        let pages = max(1, (total + limit - 1) / limit)
        func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
        return .object([
            JSONMember("page", number(page)), JSONMember("limit", number(limit)),
            JSONMember("pages", number(pages)), JSONMember("total", number(total)),
            JSONMember("next", number(page < pages ? page + 1 : nil)),
            JSONMember("prev", number(page > 1 ? page - 1 : nil)),
        ])
    }
}

extension [JSONMember] {
    /// Those that a request asks for.
    func shown(by query: GhostQuery) -> JSONValue {
        .object(query.fields.map { fields in filter { fields.contains($0.name) } } ?? self)
    }

    /// Members that are null.
    static func nulls(_ names: String...) -> [JSONMember] { names.map { JSONMember($0, .null) } }
}

extension JSONValue {
    /// A text, or null.
    static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// A text, or null if it is empty.
    static func filled(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

    static func count(_ number: Int) -> JSONValue { .number(String(number)) }
}
