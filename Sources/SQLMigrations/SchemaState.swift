/// Whether a program may serve on a database, judged by the ledger alone.
public enum SchemaState: Sendable, Hashable {
    case current
    /// A newer program has migrated the database, and nothing of it forbids this one to run.
    case ahead([MigrationVersion])
    case pending([MigrationVersion])
    /// A newer program has removed something that this one may need.
    case contracted([MigrationVersion])
    case unfinished([MigrationVersion])
    /// A file was edited or is missing, or came too late.
    case inconsistent(MigrationError)

    init(_ comparison: SchemaComparison) {
        let contracts = comparison.ahead.filter(\.isContract).map(\.version)
        if let error = MigrationError.joining(comparison.problems) {
            self = .inconsistent(error)
        } else if !comparison.unfinished.isEmpty {
            self = .unfinished(comparison.unfinished.map(\.version))
        } else if !contracts.isEmpty {
            self = .contracted(contracts)
        } else if !comparison.pending.isEmpty {
            self = .pending(comparison.pending.map(\.version))
        } else if !comparison.ahead.isEmpty {
            self = .ahead(comparison.ahead.map(\.version))
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
        case .ahead(let versions): "the database is ahead of this release: \(Self.list(versions))"
        case .current, .pending, .contracted, .unfinished, .inconsistent: nil
        }
    }

    static let driftWarning =
        "the schema is another than the last migration left: somebody changed it by hand; compare "
        + "`migrate dump` with that of a fresh database"

    private static func list(_ versions: [MigrationVersion]) -> String {
        versions.map(\.description).joined(separator: ", ")
    }
}
