internal import Articles
internal import Foundation
internal import SQLiteClient

extension ListStatement {
    /// One page of tags; with `isSettled` of those that the public knows.
    init(_ query: TagQuery, isSettled: Bool) {
        self.init(isCommon: true)
        let tags = isSettled ? "tags AS t INDEXED BY tags_public_by_key" : "tags AS t"
        let limit = bind(query.limit)
        var conditions = prefixBounds(query) + (isSettled ? ["t.is_public = 1"] : [])
        var count = Statement.fullCount
        if case .visible(let now) = query.scope {
            let time = bind(now.milliseconds)
            conditions.append(Statement.isVisible(time))
            count = Statement.visibleCount(time)
        }
        let condition = conditions.joined(separator: " AND ")
        switch query.order {
        case .name:
            write(
                """
                SELECT \(TagRow.columns), (\(count)) FROM \(tags) WHERE \(condition)
                ORDER BY t.key \(query.isBackward ? "DESC" : "ASC") LIMIT \(limit)
                """)
        case .articleCount:
            let (byCount, byKey) = query.isBackward ? ("ASC", "DESC") : ("DESC", "ASC")
            write(
                """
                WITH counted AS MATERIALIZED (
                    SELECT t.id AS id, (\(count)) AS n FROM \(tags) WHERE \(condition))
                SELECT \(TagRow.columns), c.n FROM counted AS c CROSS JOIN tags AS t ON t.id = c.id
                WHERE \(countPosition(query)) ORDER BY c.n \(byCount), t.key \(byKey) LIMIT \(limit)
                """)
        }
    }

    /// The keys that start with the prefix and, in the order of keys, lie behind the position.
    private mutating func prefixBounds(_ query: TagQuery) -> [String] {
        let prefix = Array(query.prefix.utf8)
        let end = query.prefix.endOfPrefix
        var lower = "t.key >= \(bind(query.prefix))"
        // A text is less than any blob.
        var upper = "t.key < \(bind(end.map { $0.sqliteValue } ?? Data().sqliteValue))"
        if query.order == .name, let position = query.position {
            let key = Array(position.key.utf8)
            if query.isBackward {
                let isWithin = end.map { key.lexicographicallyPrecedes(Array($0.utf8)) } ?? true
                if isWithin { upper = "t.key < \(bind(position.key))" }
            } else if !key.lexicographicallyPrecedes(prefix) {
                lower = "t.key > \(bind(position.key))"
            }
        }
        return [lower, upper]
    }

    private mutating func countPosition(_ query: TagQuery) -> String {
        guard let position = query.position else { return "TRUE" }
        let (count, key) = (bind(position.articleCount), bind(position.key))
        return query.isBackward
            ? "(c.n > \(count) OR (c.n = \(count) AND t.key < \(key)))"
            : "(c.n < \(count) OR (c.n = \(count) AND t.key > \(key)))"
    }
}

extension String {
    /// The least text that follows, by code point, all texts that start with this one; `nil` without.
    var endOfPrefix: String? {
        var scalars = unicodeScalars
        while let last = scalars.popLast() {
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let following = Unicode.Scalar(next) else { continue }
            scalars.append(following)
            return String(scalars)
        }
        return nil
    }
}
