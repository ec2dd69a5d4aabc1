internal import Articles
internal import SQLiteClient

extension SQLiteRow {
    /// The integer in a column that holds nothing else; 0 for anything else.
    borrowing func number(_ column: Int) -> Int64 { integer(column) ?? 0 }

    borrowing func id(_ column: Int) throws -> UniqueID {
        try decode(StoredID.self, atIndex: column).id
    }

    /// Lends the bytes of a block of postings, of `Posting.size` bytes each; returns what `body` does.
    borrowing func withPostings(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Bool {
        let result = unsafe try withBytes(column) { bytes in
            guard bytes.count % Posting.size == 0 else { throw MalformedRow(column: "\(column)") }
            return unsafe try body(bytes)
        }
        return result ?? true
    }

    /// Calls `body` with the postings of a block until it returns `false`, which is then the result.
    borrowing func postings(_ column: Int, _ body: (Posting) throws -> Bool) throws -> Bool {
        unsafe try withPostings(column) { block in
            for offset in stride(from: 0, to: block.count, by: Posting.size) {
                let piece = unsafe UnsafeRawBufferPointer(rebasing: block[offset..<offset + Posting.size])
                guard unsafe try body(Posting(piece)) else { return false }
            }
            return true
        }
    }

    /// Calls `body` with the numbers of an article.
    borrowing func termNumbers(_ column: Int, _ body: (Int64) throws -> Void) throws {
        try unsafe withBytes(column) { bytes in
            guard bytes.count % 8 == 0 else { throw MalformedRow(column: "\(column)") }
            for offset in stride(from: 0, to: bytes.count, by: 8) {
                let number = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)
                try body(Int64(bigEndian: number))
            }
        }
    }
}
