public import Foundation

/// A value that SQLite stores.
public enum SQLiteValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// What can be bound to a parameter of a statement.
public protocol SQLiteConvertible {
    /// The value as SQLite stores it.
    var sqliteValue: SQLiteValue { get }
}

/// What can be read from a column.
public protocol SQLiteDecodable {
    /// The value of a column; `nil` when it holds something else, also for NULL.
    init?(_ row: borrowing SQLiteRow, column: Int)
}

extension SQLiteValue: SQLiteConvertible {
    public var sqliteValue: SQLiteValue { self }
}

extension Int: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .integer(Int64(self)) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let number = row.integer(column) else { return nil }
        self.init(exactly: number)
    }
}

extension Int64: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .integer(self) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let number = row.integer(column) else { return nil }
        self = number
    }
}

extension Int32: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .integer(Int64(self)) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let number = row.integer(column) else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: SQLiteConvertible, SQLiteDecodable {
    /// 0 or 1.
    public var sqliteValue: SQLiteValue { .integer(self ? 1 : 0) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let number = row.integer(column) else { return nil }
        self = number != 0
    }
}

extension String: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .text(self) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let text = row.text(column) else { return nil }
        self = text
    }
}

extension [UInt8]: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .blob(self) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let bytes = unsafe row.withBytes(column, { unsafe Array($0) }) else { return nil }
        self = bytes
    }
}

extension Data: SQLiteConvertible, SQLiteDecodable {
    public var sqliteValue: SQLiteValue { .blob(Array(self)) }

    @inlinable
    public init?(_ row: borrowing SQLiteRow, column: Int) {
        guard let bytes = unsafe row.withBytes(column, { unsafe Data($0) }) else { return nil }
        self = bytes
    }
}
