/// A set of files beside a ledger: what is applied, what is to do, what is wrong. Touches no database.
public struct SchemaComparison: Sendable {
    /// One migration's standing.
    public struct Entry: Sendable, Hashable {
        /// How a migration stands; the raw value is what reports say.
        public enum State: String, Sendable {
            case applied
            case pending
            case outOfOrder = "out-of-order"
            case modified
            case missingFile = "missing-file"
            case running
            /// Running, and the runner holds the lock: nothing is wrong.
            case building
            case failed
            case baseline
            /// Applied by another release.
            case ahead
        }

        /// Which migration.
        public let version: MigrationVersion
        /// The part of its file name behind the version; of the ledger where there is no file.
        public let name: String
        /// How it stands.
        public let state: State
        /// What the ledger remembers; `nil` when it knows nothing of it.
        public let row: LedgerRow?
        /// The file; `nil` when there is none.
        public let migration: Migration?
    }

    /// What is known besides the files and the ledger's rows.
    struct Context: Sendable {
        var notes = LedgerNotes()
        /// The version of this program.
        var appVersion: String?
        /// Whether another runner holds the lock.
        var isLocked = false
    }

    /// Every file and every row, in order.
    public let entries: [Entry]
    /// What `up` applies, in order.
    public let pending: [Migration]
    /// A squash whose migrations the database holds already: only the ledger has to learn of it.
    let squashToRecord: Migration?
    /// What is wrong, but for unfinished migrations.
    public let problems: [MigrationError]
    /// Rows of this program's migrations that did not finish.
    public let unfinished: [LedgerRow]
    /// Rows of this program's migrations that a runner is at work on.
    let building: [LedgerRow]
    /// Rows that the log does not say to be another release's, though they are.
    let unnoted: [MigrationVersion]
    let rows: [LedgerRow]

    /// Compares the files with all rows of the ledger.
    public init(_ set: MigrationSet, _ rows: [LedgerRow]) { self.init(set, rows, Context()) }

    init(_ set: MigrationSet, _ rows: [LedgerRow], _ context: Context) {
        self.rows = rows
        let matcher = SchemaMatcher(set, rows, context)
        let files = set.migrations.map(matcher.entry(of:))
        let strays = rows.filter { row in set.migration(row.version) == nil }.compactMap(matcher.stray)
        entries = (files + strays).sorted { $0.version < $1.version }
        squashToRecord = matcher.squashIsInForce ? set.squash : nil
        let recorded = squashToRecord?.version
        pending = files.filter { ($0.state == .pending || $0.state == .outOfOrder) && $0.version != recorded }
            .compactMap(\.migration)
        problems = matcher.problems(entries)
        let mine = rows.filter { !$0.isInForce && matcher.isKnown($0) }
        building = mine.filter { $0.state == .running && context.isLocked }
        unfinished = mine.filter { $0.state != .running || !context.isLocked }
        unnoted = strays.map(\.version).filter { !context.notes.elsewhere.contains($0) }
    }

    /// Rows in force that only another release knows.
    public var ahead: [LedgerRow] { entries.filter { $0.state == .ahead }.compactMap(\.row) }

    /// Rows that only another release knows, and that are not in force.
    var unfinishedElsewhere: [LedgerRow] {
        entries.filter { $0.migration == nil }.compactMap(\.row).filter { row in
            !row.isInForce && !unfinished.contains(row) && !building.contains(row)
        }
    }

    /// What another release did here, in words; `nil` when it did nothing.
    var warning: String? {
        let unfinished = unfinishedElsewhere.map(\.version)
        guard !ahead.isEmpty || !unfinished.isEmpty else { return nil }
        return SchemaState.ahead(ahead.map(\.version), unfinished: unfinished).warning
    }

    /// The schema as the last migration in force left it; `nil` when that was not stored.
    var fingerprint: String? { rows.last(where: \.isInForce)?.fingerprint }

    /// The highest version in force.
    public var current: MigrationVersion? { rows.filter(\.isInForce).map(\.version).max() }
}
