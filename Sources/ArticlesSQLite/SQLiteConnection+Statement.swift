internal import Articles
internal import SQLiteClient

extension SQLiteConnection {
    /// Runs a statement that returns no rows; returns how many it changed.
    @discardableResult
    func run(_ statement: Statement, _ values: [(any SQLiteConvertible)?] = []) throws -> Int {
        let prepared = try prepare(statement.prepared)
        try prepared.bind(values)
        try prepared.run()
        return changeCount
    }

    /// The decoded rows of a statement.
    func rows<Value>(
        _ statement: Statement, _ values: [(any SQLiteConvertible)?] = [],
        _ decode: (borrowing SQLiteRow) throws -> Value
    ) throws -> [Value] {
        try rows(of: prepare(statement.prepared), values, decode)
    }

    /// The decoded rows of a list. Only the statements of common lists stay prepared.
    func rows<Value>(_ list: ListStatement, _ decode: (borrowing SQLiteRow) throws -> Value) throws -> [Value]
    {
        try rows(of: prepare(list.sql, isKept: list.isCommon), list.values, decode)
    }

    /// The first row that a statement returns.
    func first<Value>(
        _ statement: Statement, _ values: [(any SQLiteConvertible)?] = [],
        _ decode: (borrowing SQLiteRow) throws -> Value
    ) throws -> Value? {
        let prepared = try prepare(statement.prepared)
        try prepared.bind(values)
        return try prepared.first(decode)
    }

    /// Calls `body` with each row that a statement returns, until it returns `false`.
    func step(
        _ statement: Statement, _ values: [(any SQLiteConvertible)?],
        _ body: (borrowing SQLiteRow) throws -> Bool
    ) throws {
        let prepared = try prepare(statement.prepared)
        try prepared.bind(values)
        try prepared.forEachRow(body)
    }

    /// Calls `body` with each row that a statement returns for each of these identities, its first parameter, until it
    /// returns `false`.
    ///
    /// SQLite looks up one after the other in either case; for a list in one statement it makes and fills a table first.
    func step(
        _ statement: Statement, each ids: some Sequence<UniqueID>, _ others: [any SQLiteConvertible] = [],
        _ body: (UniqueID, borrowing SQLiteRow) throws -> Bool
    ) throws {
        let prepared = try prepare(statement.prepared)
        for (index, value) in others.enumerated() { try prepared.bind(value.sqliteValue, at: index + 2) }
        for id in ids {
            try prepared.bind(id, at: 1)
            var goesOn = true
            try prepared.forEachRow { row in
                goesOn = try body(id, row)
                return goesOn
            }
            guard goesOn else { return }
        }
    }

    private func rows<Value>(
        of prepared: PreparedStatement, _ values: [(any SQLiteConvertible)?],
        _ decode: (borrowing SQLiteRow) throws -> Value
    ) throws -> [Value] {
        try prepared.bind(values)
        var rows: [Value] = []
        try prepared.forEachRow { row in
            rows.append(try decode(row))
            return true
        }
        return rows
    }
}
