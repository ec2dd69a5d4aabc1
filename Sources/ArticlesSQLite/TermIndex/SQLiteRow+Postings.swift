internal import Articles
internal import SQLiteClient

extension SQLiteRow {
    /// The integer in a column that holds nothing else; 0 for anything else.
    borrowing func number(_ column: Int) -> Int64 { integer(column) ?? 0 }

    borrowing func id(_ column: Int) throws -> UniqueID {
        try decode(StoredID.self, atIndex: column).id
    }

    /// Calls `body` with the postings of a block until it returns `false`, which is then the result.
    borrowing func postings(_ column: Int, _ body: (Posting) throws -> Bool) throws -> Bool {
        unsafe try pieces(column, of: Posting.size) { unsafe try body(Posting($0)) }
    }

    /// Calls `body` with the numbers of an article.
    borrowing func termNumbers(_ column: Int, _ body: (Int64) throws -> Void) throws {
        _ = unsafe try pieces(column, of: 8) { bytes in
            try body(unsafe Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
            return true
        }
    }

    private borrowing func pieces(
        _ column: Int, of size: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Bool {
        let result = unsafe try withBytes(column) { bytes in
            guard bytes.count % size == 0 else { throw MalformedRow(column: "\(column)") }
            for offset in stride(from: 0, to: bytes.count, by: size) {
                let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size])
                guard unsafe try body(piece) else { return false }
            }
            return true
        }
        return result ?? true
    }
}
