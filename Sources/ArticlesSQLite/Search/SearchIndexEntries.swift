internal import SQLiteClient

/// Changes of the FTS5 index that a transaction makes at its end, all at once.
///
/// FTS5 keeps what it takes in in memory, and writes a segment when the transaction ends – but earlier when a document has a smaller
/// number than the one before, and when a statement on whatever table opens a savepoint (`sqlite3Fts5IndexBeginWrite` and
/// `fts5SavepointMethod` of SQLite). Between other statements, each document would become a segment of its own.
struct SearchIndexEntries {
    private struct Change {
        let id: Int64
        let document: StoredDocument
        let isInsertion: Bool
    }

    private var changes: [Change] = []

    mutating func insert(_ document: StoredDocument, as id: Int64) {
        changes.append(Change(id: id, document: document, isInsertion: true))
    }

    /// - Parameter document: As it was inserted.
    mutating func delete(_ document: StoredDocument, _ id: Int64) {
        changes.append(Change(id: id, document: document, isInsertion: false))
    }

    /// Makes the changes; those of one document in their order.
    func store(in database: SQLiteConnection) throws {
        // Stable, which Swift's `sort` is but does not promise.
        let order = changes.indices.sorted { (changes[$0].id, $0) < (changes[$1].id, $1) }
        for change in order.lazy.map({ changes[$0] }) {
            try database.run(
                change.isInsertion ? .insertIndexEntry : .deleteIndexEntry,
                [change.id, try change.document.words(), change.document.marks])
        }
    }
}
