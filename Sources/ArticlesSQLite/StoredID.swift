internal import Articles
internal import Foundation
internal import GRDB

/// An identity as a blob of sixteen bytes, which SQLite orders as `UniqueID` does.
struct StoredID: DatabaseValueConvertible, StatementColumnConvertible {
    let id: UniqueID

    init(_ id: UniqueID) {
        self.id = id
    }

    init?(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(unsafe Data(sqliteStatement: sqliteStatement, index: index))
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> StoredID? {
        Data.fromDatabaseValue(value).flatMap(StoredID.init)
    }

    var databaseValue: DatabaseValue {
        unsafe withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { unsafe Data($0) }.databaseValue
    }

    private init?(_ data: Data) {
        guard data.count == 16 else { return nil }
        let (high, low) = unsafe data.withUnsafeBytes { bytes in
            unsafe (
                bytes.loadUnaligned(as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
        }
        id = UniqueID(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}
