internal import Articles
internal import SQLiteClient

/// An identity as a blob of sixteen bytes, which SQLite orders as `UniqueID` does.
struct StoredID: SQLiteConvertible, SQLiteDecodable {
    let id: UniqueID

    init(_ id: UniqueID) {
        self.id = id
    }

    init?(_ row: borrowing SQLiteRow, column: Int) {
        let id = unsafe row.withBytes(column) { bytes in
            bytes.count == 16 ? unsafe StoredID(bytes) : nil
        }
        guard let id, let id else { return nil }
        self = id
    }

    var sqliteValue: SQLiteValue {
        .blob(unsafe withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { unsafe Array($0) })
    }

    /// Reads sixteen bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        let high = unsafe bytes.loadUnaligned(as: UInt64.self)
        let low = unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        id = UniqueID(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}

extension PreparedStatement {
    /// Binds an identity to a parameter, from 1 on.
    func bind(_ id: UniqueID, at index: Int) throws(SQLiteError) {
        let bytes: InlineArray<2, UInt64> = [id.high.bigEndian, id.low.bigEndian]
        unsafe try bind(blob: bytes.span.bytes, at: index)
    }
}
