internal import Articles
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// An identity as a blob of sixteen bytes, which SQLite orders as `UniqueID` does.
struct StoredID: DatabaseValueConvertible, StatementColumnConvertible {
    let id: UniqueID

    init(_ id: UniqueID) {
        self.id = id
    }

    init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard unsafe sqlite3_column_bytes(sqliteStatement, index) == 16,
            let bytes = unsafe sqlite3_column_blob(sqliteStatement, index)
        else { return nil }
        unsafe self.init(UnsafeRawBufferPointer(start: bytes, count: 16))
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> StoredID? {
        Data.fromDatabaseValue(value).flatMap(StoredID.init)
    }

    var databaseValue: DatabaseValue {
        unsafe withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { unsafe Data($0) }.databaseValue
    }

    private init?(_ data: Data) {
        guard data.count == 16 else { return nil }
        self = unsafe data.withUnsafeBytes { unsafe StoredID($0) }
    }

    /// Reads sixteen bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        let high = unsafe bytes.loadUnaligned(as: UInt64.self)
        let low = unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        id = UniqueID(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}

extension Statement {
    /// The values for a statement that takes a list of identities: unused parameters are NULL.
    func padded(_ ids: some Collection<UniqueID>) -> [(any DatabaseValueConvertible)?] {
        ids.map { StoredID($0) } + Array(repeating: nil, count: max(0, capacity - ids.count))
    }
}
