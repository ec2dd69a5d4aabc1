internal import GRDB

extension Database {
    /// Runs a statement that answers no rows; the number of rows that it changed.
    @discardableResult
    func run(_ statement: Statement, _ values: [(any DatabaseValueConvertible)?] = []) throws -> Int {
        try cachedStatement(sql: statement.sql).execute(arguments: StatementArguments(values))
        return changesCount
    }

    /// What a statement answers, row by row.
    func rows<Value>(
        _ statement: Statement, _ values: [(any DatabaseValueConvertible)?] = [],
        _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        try rows(of: cachedStatement(sql: statement.sql), StatementArguments(values), decode)
    }

    /// What a list answers, row by row. Only the statements of common lists stay prepared.
    func rows<Value>(_ list: ListStatement, _ decode: (Row) throws -> Value) throws -> [Value] {
        let prepared = try list.isCommon ? cachedStatement(sql: list.sql) : makeStatement(sql: list.sql)
        return try rows(of: prepared, StatementArguments(list.values), decode)
    }

    /// The first row that a statement answers.
    func first<Value>(
        _ statement: Statement, _ values: [(any DatabaseValueConvertible)?] = [],
        _ decode: (Row) throws -> Value
    ) throws -> Value? {
        let cursor = try Row.fetchCursor(
            cachedStatement(sql: statement.sql), arguments: StatementArguments(values))
        return try cursor.next().map(decode)
    }

    private func rows<Value>(
        of prepared: GRDB.Statement, _ arguments: StatementArguments, _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        var answer: [Value] = []
        let cursor = try Row.fetchCursor(prepared, arguments: arguments)
        while let row = try cursor.next() { answer.append(try decode(row)) }
        return answer
    }
}
