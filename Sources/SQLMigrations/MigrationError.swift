/// Why a command did not do what it was asked.
///
/// Carries no secret: a database is named by host and database name only.
public struct MigrationError: Error, Sendable, Hashable {
    /// The kinds of errors; the raw value is `error.kind` in JSON.
    public enum Kind: String, Sendable, CaseIterable {
        case usage
        case unreachable
        case lockWait = "lock_wait"
        case parse
        case duplicate
        case parity
        case modified
        case missing
        case outOfOrder = "out_of_order"
        case ahead
        case difference
        case sql
        case needsRepair = "needs_repair"
        case pending
        case refused
        case lint
        case cancelled
        case internalError = "internal"
    }

    /// What became of the file that was running.
    public enum FileState: String, Sendable {
        case unchanged
        case rolledBack = "rolled_back"
        case failed
        case unknown
    }

    public let kind: Kind
    public let message: String
    /// One line for each thing that is wrong, when there are several.
    public internal(set) var details: [String] = []
    public internal(set) var hint: String?
    public internal(set) var version: MigrationVersion?
    /// The name of the migration with that version.
    public internal(set) var name: String?
    public internal(set) var location: SourceLocation?
    public internal(set) var sqlState: String?
    public internal(set) var fileState: FileState?

    public init(_ kind: Kind, _ message: String, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }

    /// The exit code of a process that ends with this error.
    public var exitCode: MigrationExitCode {
        switch kind {
        case .usage: .usage
        case .unreachable: .unreachable
        case .lockWait: .lockWait
        case .parse, .duplicate, .parity, .modified, .missing, .outOfOrder, .ahead, .difference: .integrity
        case .sql: .failed
        case .needsRepair: .needsRepair
        case .pending: .pending
        case .refused, .lint: .refused
        case .cancelled: .interrupted
        case .internalError: .internalError
        }
    }
}

extension MigrationError: CustomStringConvertible {
    /// The place, the SQLSTATE and the message, then one line for each detail and the hint.
    public var description: String {
        let head = [location?.description, sqlState, message].compactMap(\.self).joined(separator: " ")
        let rest = details.map { "  \($0)" } + (hint.map { ["  next: \($0)"] } ?? [])
        return ([head] + rest).joined(separator: "\n")
    }
}

extension MigrationError {
    /// An error in the text of a file.
    static func parse(_ message: String, at location: SourceLocation, hint: String? = nil) -> Self {
        var error = MigrationError(.parse, message, hint: hint)
        error.location = location
        return error
    }

    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
