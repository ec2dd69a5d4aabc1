import Articles

/// The changes that were made, for each scope on its own.
struct ChangeTable: Sendable {
    private(set) var logs: [ChangeScope: ChangeLog] = [:]

    /// Empty.
    init() {
        for scope in ChangeScope.allCases { logs[scope] = ChangeLog(scope) }
    }

    subscript(scope: ChangeScope) -> ChangeLog {
        get { logs[scope] ?? ChangeLog(scope) }
        _modify { yield &logs[scope, default: ChangeLog(scope)] }
    }

    /// Whether an awaited change of a settled article has a number all the same.
    func haveAppeared(_ context: WriteContext) -> Bool {
        guard let article = context.settled else { return false }
        return ChangeScope.allCases.contains { self[$0].hasAppeared(article, after: context.time) }
    }

    /// Stores what a write brings with it.
    mutating func store(_ context: WriteContext) {
        if let article = context.settled {
            for scope in ChangeScope.allCases { self[scope].settle(article, at: context.time) }
        }
        for change in context.changes { self[change.scope].append(change) }
    }

    mutating func startNoting() {
        for scope in ChangeScope.allCases { self[scope].startNoting() }
    }

    mutating func takeChanged() -> Set<RecordID> {
        ChangeScope.allCases.reduce(into: []) { $0.formUnion(self[$1].takeChanged()) }
    }

    /// Has all records written once more.
    mutating func noteAll() {
        for scope in ChangeScope.allCases { self[scope].noteAll() }
    }
}
