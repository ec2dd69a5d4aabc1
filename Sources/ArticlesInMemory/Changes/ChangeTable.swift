import Articles

/// The changes that were made, by their positions: 1, 2, 3 … in the order in which they were stored.
struct ChangeTable: Sendable {
    typealias Row = Record.ChangeRecord
    typealias Counters = Record.ChangeCounters

    private(set) var rows = RecordTable<Int64, Row> { position, _ in RecordID(change: position) }
    private(set) var counters = RecordTable<Int, Counters> { _, _ in .changeCounters }
    /// The positions of those without a number, ascending.
    private var waiting: [Int64] = []
    /// Those among them that the public sees something of.
    private var waitingOfPublic: [Int64] = []
    /// The positions of those with numbers, in the order of these.
    private var numbered = PositionQueue()
    private var published = PositionQueue()

    private var counter: Counters { counters[0] ?? Counters() }

    /// Stores what a write brings with it.
    mutating func store(_ context: WriteContext) {
        if let article = context.rescheduled {
            for position in waiting {
                guard let row = rows[position], row.change.isAwaited, row.change.subject == article,
                    row.change.time > context.time
                else { continue }
                rows[position] = nil
            }
            waiting.removeAll { rows[$0] == nil }
            waitingOfPublic.removeAll { rows[$0] == nil }
        }
        guard !context.changes.isEmpty else { return }
        var counter = counter
        for change in context.changes {
            counter.position += 1
            rows[counter.position] = Row(position: counter.position, change: change)
            waiting.append(counter.position)
            if change.publicType != nil { waitingOfPublic.append(counter.position) }
        }
        counters[0] = counter
    }

    /// The rows without a number that have come about.
    private func due(at now: Timestamp) -> some Sequence<Row> {
        waiting.lazy.compactMap { rows[$0] }.filter { $0.change.hasComeAbout(at: now) }
    }

    mutating func number(at now: Timestamp, limit: Int) -> Int {
        let due = Array(due(at: now).prefix(limit))
        guard !due.isEmpty else { return 0 }
        var counter = counter
        for var row in due {
            counter.number += 1
            row.number = counter.number
            numbered.append(row.position)
            if row.change.publicType != nil {
                counter.publicNumber += 1
                row.publicNumber = counter.publicNumber
                published.append(row.position)
            }
            rows[row.position] = row
        }
        counters[0] = counter
        waiting.removeAll { rows[$0]?.number != nil }
        waitingOfPublic.removeAll { rows[$0]?.number != nil }
        return due.count
    }

    mutating func delete(before time: Timestamp, limit: Int) -> Int {
        var count = 0
        while count < limit, let first = numbered.first, let row = rows[first], row.change.time < time {
            rows[first] = nil
            numbered.removeFirst()
            if row.publicNumber != nil { published.removeFirst() }
            count += 1
        }
        return count
    }

    func page(_ query: ChangeQuery) -> ChangePage {
        let (queue, newest) =
            switch query.scope {
            case .all: (numbered, counter.number)
            case .visible: (published, counter.publicNumber)
            }
        let oldest = newest - Int64(queue.count) + 1
        let skipped = max(0, min(query.after, newest) - oldest + 1)
        let positions = queue.elements(from: Int(skipped), limit: query.limit)
        return ChangePage(
            changes: positions.enumerated().compactMap { index, position in
                rows[position].map { NumberedChange(oldest + skipped + Int64(index), $0.change) }
            }, oldest: oldest, newest: newest, isComplete: isComplete(query))
    }
}

extension ChangeTable {
    private func isComplete(_ query: ChangeQuery) -> Bool {
        let waiting =
            switch query.scope {
            case .all: waiting
            case .visible: waitingOfPublic
            }
        return !waiting.contains { rows[$0]?.change.hasComeAbout(at: query.now) ?? false }
    }
}

extension Change {
    fileprivate func hasComeAbout(at now: Timestamp) -> Bool { !isAwaited || time <= now }
}

// MARK: Records

extension ChangeTable {
    /// The table of these rows, as they were stored.
    init(_ rows: [Row], _ counters: Counters?) {
        if let counters { self.counters[0] = counters }
        for row in rows { self.rows[row.position] = row }
        waiting = rows.filter { $0.number == nil }.map(\.position).sorted()
        waitingOfPublic = waiting.filter { self.rows[$0]?.change.publicType != nil }
        for row in rows.sorted(by: { ($0.number ?? 0) < ($1.number ?? 0) }) where row.number != nil {
            numbered.append(row.position)
            if row.publicNumber != nil { published.append(row.position) }
        }
    }

    mutating func startNoting() {
        rows.startNoting()
        counters.startNoting()
    }

    mutating func takeChanged() -> Set<RecordID> { rows.takeChanged().union(counters.takeChanged()) }
}

/// Positions of which the first ones go.
struct PositionQueue: Sendable {
    private var elements: [Int64] = []
    /// The elements before this one are removed.
    private var start = 0

    var count: Int { elements.count - start }

    var first: Int64? { start < elements.count ? elements[start] : nil }

    mutating func append(_ element: Int64) { elements.append(element) }

    mutating func removeFirst() {
        start += 1
        guard start > 1_024, start > elements.count / 2 else { return }
        elements.removeFirst(start)
        start = 0
    }

    func elements(from index: Int, limit: Int) -> ArraySlice<Int64> {
        elements.dropFirst(start + index).prefix(limit)
    }
}
