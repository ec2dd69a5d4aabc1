import Articles
internal import DequeModule

/// The changes of a scope, by their positions: 1, 2, 3 … in the order in which they were stored.
struct ChangeLog: Sendable {
    typealias Row = Record.ChangeRecord
    typealias Counters = Record.ChangeCounters

    private(set) var rows = RecordTable<Int64, Row> { RecordID(change: $0, in: $1.change.scope) }
    private(set) var counters: RecordTable<ChangeScope, Counters>
    private let scope: ChangeScope
    /// The positions of those without a number, ascending, but for the awaited ones.
    private var waiting: Deque<Int64> = []
    /// The awaited ones without a number, by when they come about.
    private var awaited = TimeQueue<Int64>()
    /// The awaited ones, with a number or without, by what they are about.
    private var awaitedOfSubject: [UniqueID: Set<Int64>] = [:]
    /// The positions of those with numbers, in the order of these.
    private var numbered: Deque<Int64> = []

    /// Empty.
    init(_ scope: ChangeScope) {
        self.scope = scope
        counters = RecordTable { scope, _ in RecordID(changeCounters: scope) }
    }

    /// The log of these rows, as they were stored.
    init(_ scope: ChangeScope, _ rows: [Row], _ counters: Counters?) {
        self.init(scope)
        self.counters[scope] = counters
        for row in rows.sorted(by: { $0.position < $1.position }) {
            self.rows[row.position] = row
            if row.change.isAwaited { awaitedOfSubject[row.change.subject, default: []].insert(row.position) }
            if row.number == nil { wait(for: row) }
        }
        let inOrder = rows.filter { $0.number != nil }.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
        numbered = Deque(inOrder.map(\.position))
    }

    private var counter: Counters {
        get { counters[scope] ?? Counters(scope) }
        set { counters[scope] = newValue }
    }

    mutating func append(_ change: Change) {
        counter.position += 1
        let row = Row(position: counter.position, change: change)
        rows[row.position] = row
        if change.isAwaited { awaitedOfSubject[change.subject, default: []].insert(row.position) }
        wait(for: row)
    }

    private mutating func wait(for row: Row) {
        if row.change.isAwaited {
            awaited.insert(.init(time: row.change.time, id: row.position))
        } else {
            waiting.append(row.position)
        }
    }

    func hasAppeared(_ subject: UniqueID, after time: Timestamp) -> Bool {
        awaitedOfSubject[subject]?.contains { position in
            rows[position].map { $0.number != nil && $0.change.time > time } ?? false
        } ?? false
    }

    /// Of the awaited changes of a subject deletes those that lie behind a time and have no number, and awaits those before it
    /// no more.
    mutating func settle(_ subject: UniqueID, at time: Timestamp) {
        for position in awaitedOfSubject[subject] ?? [] {
            guard var row = rows[position], row.number == nil || row.change.time <= time else { continue }
            awaited.remove(.init(time: row.change.time, id: position))
            remove(row)
            guard row.change.time <= time else { continue }
            row.change.isAwaited = false
            rows[position] = row
            guard row.number == nil else { continue }
            // Mostly at the end, but later changes may wait already.
            let place = waiting.lastIndex { $0 < position }.map { $0 + 1 } ?? 0
            waiting.insert(position, at: place)
        }
    }

    private mutating func remove(_ row: Row) {
        rows[row.position] = nil
        guard row.change.isAwaited else { return }
        let subject = row.change.subject
        awaitedOfSubject[subject]?.remove(row.position)
        if awaitedOfSubject[subject]?.isEmpty == true { awaitedOfSubject[subject] = nil }
    }

    mutating func number(at now: Timestamp, limit: Int) -> Int {
        let due = (waiting.prefix(limit) + awaited.due(at: now).map(\.id)).sorted().prefix(limit)
        for case var row? in due.map({ rows[$0] }) {
            if row.change.isAwaited {
                awaited.remove(.init(time: row.change.time, id: row.position))
            } else {
                waiting.removeFirst()
            }
            counter.number += 1
            row.number = counter.number
            numbered.append(row.position)
            rows[row.position] = row
        }
        return due.count
    }

    mutating func delete(before time: Timestamp, limit: Int) -> Int {
        var count = 0
        while count < limit, let first = numbered.first, let row = rows[first], row.change.time < time {
            remove(row)
            numbered.removeFirst()
            count += 1
        }
        return count
    }

    func page(_ query: ChangeQuery) -> ChangePage {
        let newest = counter.number
        let oldest = newest - Int64(numbered.count) + 1
        let skipped = max(0, min(query.after, newest) - oldest + 1)
        let shown = numbered.dropFirst(Int(skipped)).prefix(query.limit)
        let isDue = awaited.first.map { $0.time <= query.now } ?? false
        return ChangePage(
            changes: shown.enumerated().compactMap { index, position in
                rows[position].map { NumberedChange(oldest + skipped + Int64(index), $0.change) }
            }, oldest: oldest, newest: newest, isComplete: waiting.isEmpty && !isDue)
    }
}

// MARK: Records

extension ChangeLog {
    mutating func startNoting() {
        rows.startNoting()
        counters.startNoting()
    }

    mutating func takeChanged() -> Set<RecordID> { rows.takeChanged().union(counters.takeChanged()) }

    mutating func noteAll() {
        for position in rows.map(\.key) { rows[position] = rows[position] }
        counter = counter
    }
}
