/// Whether a program may serve on a database, judged by the ledger alone.
public enum SchemaState: Sendable, Hashable {
    case current
    /// Another release has migrated the database, or is at it, and nothing of it forbids this one to run.
    case ahead([MigrationVersion], unfinished: [MigrationVersion])
    case pending([MigrationVersion])
    /// A runner that is alive is at work on these.
    case building([MigrationVersion])
    /// A newer program has removed something that this one may need.
    case contracted([MigrationVersion])
    case unfinished([MigrationVersion])
    /// A file was edited or is missing, or came too late.
    case inconsistent(MigrationError)

    init(_ comparison: SchemaComparison) {
        let elsewhere = comparison.unfinishedElsewhere
        let contracts = (comparison.ahead + elsewhere).filter(\.isContract).map(\.version)
        if let error = MigrationError.joining(comparison.problems) {
            self = .inconsistent(error)
        } else if !comparison.unfinished.isEmpty {
            self = .unfinished(comparison.unfinished.map(\.version))
        } else if !contracts.isEmpty {
            self = .contracted(contracts)
        } else if !comparison.building.isEmpty {
            self = .building(comparison.building.map(\.version))
        } else if !comparison.pending.isEmpty {
            self = .pending(comparison.pending.map(\.version))
        } else if !comparison.ahead.isEmpty || !elsewhere.isEmpty {
            self = .ahead(comparison.ahead.map(\.version), unfinished: elsewhere.map(\.version))
        } else {
            self = .current
        }
    }

    /// Why a program must not start; `nil` when it may.
    public var error: MigrationError? {
        switch self {
        case .current, .ahead: nil
        case .pending(let versions):
            MigrationError(.pending, "migrations are pending: \(Self.list(versions))")
        case .building(let versions):
            MigrationError(.building, "a runner is at work on migrations: \(Self.list(versions))")
        case .contracted(let versions):
            MigrationError(
                .contracted, "a newer release removed what this one needs: \(Self.list(versions))")
        case .unfinished(let versions):
            MigrationError(.unfinished, "migrations did not finish: \(Self.list(versions))")
        case .inconsistent(let error): error
        }
    }

    /// What is odd, though a program may start.
    public var warning: String? {
        switch self {
        case .ahead(let versions, []): "the database is ahead of this release: \(Self.list(versions))"
        case .ahead([], let unfinished):
            "another release is at work on this database, or failed: \(Self.list(unfinished))"
        case .ahead(let versions, let unfinished):
            "the database is ahead of this release: \(Self.list(versions)); another release is at work, or "
                + "failed: \(Self.list(unfinished))"
        case .current, .pending, .building, .contracted, .unfinished, .inconsistent: nil
        }
    }

    static let driftWarning =
        "the schema is another than the last migration left: somebody changed it by hand; compare "
        + "`migrate dump` with that of a fresh database"

    private static func list(_ versions: [MigrationVersion]) -> String {
        versions.map(\.description).joined(separator: ", ")
    }
}
