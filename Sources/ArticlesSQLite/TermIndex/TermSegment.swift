internal import SQLiteClient

/// A segment of the term index: postings in the order of their terms, in blocks. A row of `term_runs`.
struct TermSegment {
    let id: Int64
    /// The level in the LSM tree; a flushed memtable is of level 1.
    let level: Int
    /// The segment that it is being merged into, term by term.
    let target: Int64?
}

extension SQLiteConnection {
    /// All segments, the largest first.
    func segments() throws -> [TermSegment] {
        try rows(.segments) { row in
            TermSegment(
                id: try row.decode(Int64.self, atIndex: 0), level: try row.decode(Int.self, atIndex: 1),
                target: try row.decode(Int64?.self, atIndex: 2))
        }
    }

    /// Inserts an empty segment.
    func insertSegment(level: Int) throws -> Int64 {
        let id = (try segments().map(\.id).max() ?? 0) + 1
        try run(.insertSegment, [id, level])
        return id
    }
}
