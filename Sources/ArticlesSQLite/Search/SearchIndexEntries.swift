internal import Articles
internal import SQLiteClient

/// Changes of the FTS5 index that a write makes.
struct SearchIndexEntries {
    fileprivate struct Change {
        let id: Int64
        let document: StoredDocument
        let isInsertion: Bool
    }

    fileprivate var changes: [Change] = []

    mutating func insert(_ document: StoredDocument, as id: Int64) {
        changes.append(Change(id: id, document: document, isInsertion: true))
    }

    /// - Parameter document: As it was inserted.
    mutating func delete(_ document: StoredDocument, _ id: Int64) {
        changes.append(Change(id: id, document: document, isInsertion: false))
    }
}

/// Changes of the FTS5 index that a transaction makes at its end, of all of its writes.
///
/// FTS5 keeps what it takes in in memory, and writes a segment when the transaction ends – but earlier when a document has a smaller
/// number than the one before, and when a savepoint begins, as statements on whatever table do, too (`sqlite3Fts5IndexBeginWrite` and
/// `fts5SavepointMethod` of SQLite). Between other statements, each document would become a segment of its own.
private final class FinalIndexChanges: FinalChanges {
    /// Of each write, with how often it is its turn to merge.
    private var writes: [(entries: SearchIndexEntries, mergeTurns: Int)] = []

    var count: Int { writes.count }

    func removeAll(behind count: Int) { writes.removeLast(writes.count - count) }

    func add(_ entries: SearchIndexEntries, mergeTurns: Int) { writes.append((entries, mergeTurns)) }

    func make(in connection: SQLiteConnection) throws {
        // Those of one document in their order.
        let changes = writes.flatMap(\.entries.changes).enumerated().sorted {
            ($0.element.id, $0.offset) < ($1.element.id, $1.offset)
        }
        for (_, change) in changes {
            try connection.run(
                change.isInsertion ? .insertIndexEntry : .deleteIndexEntry,
                [change.id, try change.document.words(), change.document.marks])
        }
        let turns = writes.reduce(0) { $0 + $1.mergeTurns }
        if turns > 0 { try connection.run(.mergeIndex, [turns * SQLiteConnection.mergePages]) }
    }
}

extension SQLiteConnection {
    /// Stores entries at the end of the transaction, and merges segments of the FTS5 index if it is the turn of some of these articles:
    /// each transaction adds a segment, and a search reads all of them. The turn is by identity, so that nothing needs to be counted.
    func storeAtEnd(_ entries: SearchIndexEntries, mergingAfter articles: some Sequence<ArticleID>) {
        let final = finalChanges as? FinalIndexChanges ?? FinalIndexChanges()
        final.add(entries, mergeTurns: articles.count { $0.sampleKey % Self.mergeInterval == 0 })
        finalChanges = final
    }

    /// One of this many writes merges.
    private static let mergeInterval: Int64 = 16
    /// How many pages one merge writes: twice what that many writes need in all.
    fileprivate static let mergePages = 96
}
