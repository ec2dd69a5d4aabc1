/// The rules of a comparison.
///
/// What this program has no file for never stops it, unless everything says that the file was deleted here.
struct SchemaMatcher {
    private let set: MigrationSet
    private let all: [LedgerRow]
    private let rows: [MigrationVersion: LedgerRow]
    private let context: SchemaComparison.Context
    private let newestFile: MigrationVersion
    /// The highest position in force among what this program knows.
    private let newestApplied: MigrationVersion
    /// The order of the last row in force that this program has a file for.
    private let lastKnown: Int64
    /// Through which version squashes of other releases stand.
    private let squashedElsewhere: MigrationVersion
    /// Another release's version above all of this program's.
    private let newestElsewhere: MigrationVersion

    init(_ set: MigrationSet, _ rows: [LedgerRow], _ context: SchemaComparison.Context) {
        self.set = set
        all = rows
        self.rows = Dictionary(rows.map { ($0.version, $0) }) { first, _ in first }
        self.context = context
        let newest = (set.migrations + set.replaced).map(\.version).max() ?? .zero
        newestFile = newest
        let inForce = rows.filter(\.isInForce)
        let squashed = set.squash?.position ?? .zero
        newestApplied =
            inForce.compactMap { row in
                set.migration(row.version)?.position ?? (row.version <= squashed ? row.version : nil)
            }.max() ?? .zero
        lastKnown = inForce.filter { set.migration($0.version) != nil }.map(\.sequence).max() ?? 0
        let strangers = rows.filter { set.migration($0.version) == nil && $0.version > squashed }
        squashedElsewhere =
            strangers.filter(\.isInForce).compactMap { context.notes.squashes[$0.version] }.max() ?? .zero
        newestElsewhere = strangers.map(\.version).filter { $0 > newest }.max() ?? .zero
    }

    /// Whether the row is one of this program's: it has the file, or a squash that stands for it.
    func isKnown(_ row: LedgerRow) -> Bool {
        set.migration(row.version) != nil || row.version <= (set.squash?.position ?? .zero)
    }

    /// Whether the database holds what the squash stands for, though not by its name.
    var squashIsInForce: Bool {
        guard let squash = set.squash, rows[squash.version] == nil, !isSquashedElsewhere(squash) else {
            return false
        }
        return newestApplied >= squash.position
    }

    /// Whether another release's squash stands for the migration.
    private func isSquashedElsewhere(_ migration: Migration) -> Bool {
        migration.position <= squashedElsewhere
    }

    func entry(of migration: Migration) -> SchemaComparison.Entry {
        let row = rows[migration.version]
        return .init(
            version: migration.version, name: migration.name,
            state: row.map { state(of: $0, migration) } ?? stateWithoutRow(migration), row: row,
            migration: migration)
    }

    private func state(of row: LedgerRow, _ migration: Migration) -> SchemaComparison.Entry.State {
        switch row.state {
        case .running: context.isLocked ? .building : .running
        case .failed: .failed
        case .applied: migration.matches(row.checksum) ? .applied : .modified
        case .baseline: migration.matches(row.checksum) ? .baseline : .modified
        }
    }

    /// Another release's rows make nothing late, but where none of this program's is there: then they may
    /// stand for its files in a way that nobody wrote down.
    private func stateWithoutRow(_ migration: Migration) -> SchemaComparison.Entry.State {
        if isSquashedElsewhere(migration) { return .ahead }
        guard migration.up.options.squashThrough == nil else { return .pending }
        let isLate = migration.position < newestApplied
        let isDoubtful = !all.contains(where: isKnown) && migration.position < newestElsewhere
        return isLate || isDoubtful ? .outOfOrder : .pending
    }

    /// A row without a file; `nil` when a squash stands for it.
    func stray(_ row: LedgerRow) -> SchemaComparison.Entry? {
        if isKnown(row) { return nil }
        let state: SchemaComparison.Entry.State =
            switch row.state {
            case .running: context.isLocked ? .building : .running
            case .failed: .failed
            case .applied, .baseline: isMissing(row) ? .missingFile : .ahead
            }
        return .init(version: row.version, name: row.name, state: state, row: row, migration: nil)
    }

    /// Whether the file was deleted here: another release's migration is told from that by its place.
    ///
    /// It is another release's when it is above all files, or was applied after all that have a file, or the
    /// log says so, or a newer version of the program applied it, or a newer release is at work here anyway.
    private func isMissing(_ row: LedgerRow) -> Bool {
        row.version <= newestFile && row.sequence < lastKnown
            && !context.notes.elsewhere.contains(row.version) && newestElsewhere == .zero
            && !Self.isNewer(row.appVersion, than: context.appVersion)
    }

    /// Compares versions such as `1.10.2`; others are not newer.
    static func isNewer(_ version: String?, than other: String?) -> Bool {
        guard let left = version.flatMap(numbers), let right = other.flatMap(numbers) else { return false }
        for index in 0..<max(left.count, right.count) {
            let (first, second) = (
                index < left.count ? left[index] : 0, index < right.count ? right[index] : 0
            )
            if first != second { return first > second }
        }
        return false
    }

    private static func numbers(_ version: String) -> [Int]? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == parts.count ? numbers : nil
    }
}

// MARK: Problems

extension SchemaMatcher {
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
            let last = max(newestApplied, newestApplied == .zero ? newestElsewhere : .zero)
            return error(
                .outOfOrder, entry, "\(version) \(entry.name) comes before \(last), which is applied")
        case .applied, .pending, .outOfOrder, .running, .building, .failed, .baseline, .ahead: return nil
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
        guard let squash = set.squash, rows[squash.version] == nil, !all.isEmpty, !squashIsInForce,
            !isSquashedElsewhere(squash)
        else { return nil }
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
