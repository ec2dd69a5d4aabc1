/// A set of files beside a ledger: what is applied, what is to do, what is wrong. Touches no database.
public struct SchemaComparison: Sendable {
    /// One migration's standing.
    public struct Entry: Sendable, Hashable {
        public enum State: String, Sendable {
            case applied
            case pending
            case outOfOrder = "out-of-order"
            case modified
            case missingFile = "missing-file"
            case running
            case failed
            case baseline
            /// Applied by a newer program.
            case ahead
        }

        public let version: MigrationVersion
        public let name: String
        public let state: State
        public let row: LedgerRow?
        public let migration: Migration?
    }

    /// Every file and every row, in order.
    public let entries: [Entry]
    /// What `up` applies, in order.
    public let pending: [Migration]
    /// A squash whose migrations the database holds already: only the ledger has to learn of it.
    let squashToRecord: Migration?
    /// What is wrong, but for unfinished migrations.
    public let problems: [MigrationError]
    private let rows: [LedgerRow]

    public init(_ set: MigrationSet, _ rows: [LedgerRow]) {
        self.rows = rows
        let matcher = Matcher(set, rows)
        let files = set.migrations.map(matcher.entry(of:))
        let strays = rows.filter { row in set.migration(row.version) == nil }.compactMap(matcher.stray)
        entries = (files + strays).sorted { $0.version < $1.version }
        squashToRecord = matcher.squashIsInForce ? set.squash : nil
        let recorded = squashToRecord?.version
        pending = files.filter { ($0.state == .pending || $0.state == .outOfOrder) && $0.version != recorded }
            .compactMap(\.migration)
        problems = matcher.problems(entries)
    }

    /// Rows that only a newer program knows.
    public var ahead: [LedgerRow] { entries.filter { $0.state == .ahead }.compactMap(\.row) }

    /// Rows that did not finish.
    public var unfinished: [LedgerRow] { rows.filter { !$0.isInForce } }

    /// The schema as the last migration in force left it; `nil` when that was not stored.
    var fingerprint: String? { rows.last(where: \.isInForce)?.fingerprint }

    /// The highest version in force.
    public var current: MigrationVersion? { rows.filter(\.isInForce).map(\.version).max() }
}

/// The rules of the comparison.
private struct Matcher {
    private let set: MigrationSet
    private let rows: [MigrationVersion: LedgerRow]
    private let newestFile: MigrationVersion
    private let newestApplied: MigrationVersion

    init(_ set: MigrationSet, _ rows: [LedgerRow]) {
        self.set = set
        self.rows = Dictionary(rows.map { ($0.version, $0) }) { first, _ in first }
        newestFile = (set.migrations + set.replaced).map(\.version).max() ?? .zero
        newestApplied =
            rows.filter(\.isInForce).map { set.migration($0.version)?.position ?? $0.version }.max() ?? .zero
    }

    /// Whether the database holds what the squash stands for, though not by its name.
    var squashIsInForce: Bool {
        guard let squash = set.squash, rows[squash.version] == nil else { return false }
        return newestApplied >= squash.position
    }

    func entry(of migration: Migration) -> SchemaComparison.Entry {
        let row = rows[migration.version]
        let state: SchemaComparison.Entry.State =
            if let row {
                switch row.state {
                case .running: .running
                case .failed: .failed
                case .applied: migration.matches(row.checksum) ? .applied : .modified
                case .baseline: migration.matches(row.checksum) ? .baseline : .modified
                }
            } else if migration.position < newestApplied, migration.up.options.squashThrough == nil {
                .outOfOrder
            } else {
                .pending
            }
        return .init(
            version: migration.version, name: migration.name, state: state, row: row, migration: migration)
    }

    /// A row without a file; `nil` when a squash stands for it.
    func stray(_ row: LedgerRow) -> SchemaComparison.Entry? {
        if let squash = set.squash, row.version <= squash.position { return nil }
        let state: SchemaComparison.Entry.State =
            switch (row.state, row.version > newestFile) {
            case (.running, _): .running
            case (.failed, _): .failed
            case (.applied, true), (.baseline, true): .ahead
            case (.applied, false), (.baseline, false): .missingFile
            }
        return .init(version: row.version, name: row.name, state: state, row: row, migration: nil)
    }

    func problems(_ entries: [SchemaComparison.Entry]) -> [MigrationError] {
        entries.compactMap(problem) + (tooOld.map { [$0] } ?? [])
    }

    private func problem(_ entry: SchemaComparison.Entry) -> MigrationError? {
        let version = entry.version
        switch entry.state {
        case .modified:
            let file = entry.migration?.checksum ?? "?"
            let ledger = entry.row?.checksum ?? "?"
            return error(.modified, entry, "\(version) \(entry.name) was edited after it was applied") {
                $0.details = ["applied: sha256 \(ledger)", "file:    sha256 \(file)"]
            }
        case .missingFile:
            return error(.missingFile, entry, "\(version) \(entry.name) is applied, but has no file")
        case .outOfOrder where entry.migration?.up.options.isOutOfOrder == false:
            return error(
                .outOfOrder, entry, "\(version) \(entry.name) comes before \(newestApplied), which is applied"
            )
        case .applied, .pending, .outOfOrder, .running, .failed, .baseline, .ahead: return nil
        }
    }

    private func error(
        _ code: MigrationError.Code, _ entry: SchemaComparison.Entry, _ message: String,
        _ change: (inout MigrationError) -> Void = { _ in }
    ) -> MigrationError {
        MigrationError(code, message).with {
            $0.version = entry.version
            $0.location = entry.migration.map { SourceLocation(file: $0.file) }
            change(&$0)
        }
    }

    /// A database that stopped somewhere within what a squash replaces.
    private var tooOld: MigrationError? {
        guard let squash = set.squash, rows[squash.version] == nil, !rows.isEmpty, !squashIsInForce else {
            return nil
        }
        return MigrationError(
            .olderThanSquash,
            "the database is at \(newestApplied), older than what \(squash.version) stands for"
        ).with {
            $0.version = squash.version
            $0.location = SourceLocation(file: squash.file)
            $0.details = ["\(squash.version) stands for all through \(squash.position)"]
        }
    }
}
