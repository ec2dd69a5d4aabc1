/// A dictionary of what is kept in records. It notes which records change, once a record store wants to know.
struct RecordTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var rows: [Key: Value] = [:]
    private let recordID: @Sendable (Key, Value) -> RecordID
    /// `nil` without a record store.
    private var changed: Set<RecordID>?

    /// An empty table, whose rows are in the records of these identities.
    init(_ recordID: @escaping @Sendable (Key, Value) -> RecordID) {
        self.recordID = recordID
    }

    subscript(key: Key) -> Value? {
        _read { yield rows[key] }
        _modify {
            // A row may move from one record to another.
            note(key)
            defer { note(key) }
            yield &rows[key]
        }
    }

    /// The row, or one that is there once it is changed.
    subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
        get { rows[key] ?? value() }
        _modify {
            defer { note(key) }
            yield &rows[key, default: value()]
        }
    }

    var values: Dictionary<Key, Value>.Values { rows.values }

    mutating func removeValue(forKey key: Key) -> Value? {
        note(key)
        return rows.removeValue(forKey: key)
    }

    mutating func removeAll(where isGone: (Value) -> Bool) {
        for (key, value) in rows where isGone(value) { self[key] = nil }
    }

    private mutating func note(_ key: Key) {
        guard changed != nil, let value = rows[key] else { return }
        changed?.insert(recordID(key, value))
    }

    mutating func startNoting() { changed = [] }

    /// The records that have changed since the last time.
    mutating func takeChanged() -> Set<RecordID> {
        defer { if changed != nil { changed = [] } }
        return changed ?? []
    }
}

extension RecordTable: Sequence {
    func makeIterator() -> Dictionary<Key, Value>.Iterator { rows.makeIterator() }
}
