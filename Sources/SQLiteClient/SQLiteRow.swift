internal import CSQLite

/// A row of a result where SQLite holds it, lent for as long as it is the present one. Columns count from 0.
@safe public struct SQLiteRow: ~Copyable {
    private let statement: OpaquePointer

    @usableFromInline init(_ statement: OpaquePointer) { unsafe self.statement = statement }

    /// How many columns there are.
    public var count: Int { unsafe Int(sqlite3_data_count(statement)) }

    /// The value of a column. Throws when the column holds something else, also for NULL.
    @inlinable
    public func decode<Value: SQLiteDecodable>(_ type: Value.Type, atIndex column: Int) throws -> Value {
        guard let value = Value(self, column: column) else {
            throw SQLiteColumnError(column: column, expected: "\(Value.self)")
        }
        return value
    }

    /// The value of a column, `nil` for NULL. Throws when the column holds something else.
    @inlinable
    public func decode<Value: SQLiteDecodable>(_ type: Value?.Type, atIndex column: Int) throws -> Value? {
        isNull(column) ? nil : try decode(Value.self, atIndex: column)
    }

    /// Whether a column is NULL.
    public func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    /// The integer in a column; `nil` when it holds something else.
    public func integer(_ column: Int) -> Int64? {
        guard type(column) == SQLITE_INTEGER else { return nil }
        return unsafe sqlite3_column_int64(statement, Int32(column))
    }

    /// The text in a column; `nil` when it holds something else.
    public func text(_ column: Int) -> String? {
        guard type(column) == SQLITE_TEXT else { return nil }
        // In this order: asked for the text, SQLite may convert it, and then has another count of bytes.
        guard let start = unsafe sqlite3_column_text(statement, Int32(column)) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Lends the bytes of a BLOB or a text; `nil` when the column holds neither.
    @inlinable
    public func withBytes<Value>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) rethrows -> Value? {
        guard let bytes = unsafe bytes(column) else { return nil }
        return unsafe try body(bytes)
    }

    /// The bytes, where SQLite has them until the next step.
    @usableFromInline
    func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        guard type(column) == SQLITE_BLOB || type(column) == SQLITE_TEXT else { return nil }
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    private func type(_ column: Int) -> Int32 { unsafe sqlite3_column_type(statement, Int32(column)) }
}
