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

    /// Which error it is; never changes its meaning.
    public private(set) var code: Code
    /// What went wrong, in words for people.
    public private(set) var message: String
    /// One line for each thing that is known of it, and for each other error.
    public var details: [String] {
        get { facts + others.flatMap(lines).unique(after: facts) }
        set { facts = newValue }
    }
    private var facts: [String] = []
    /// Errors that were found together with this one.
    var others: [MigrationError] = []
    /// The migration that it is about.
    public var version: MigrationVersion?
    /// The name of the migration with that version.
    public var name: String?
    /// The place in a file that it is about.
    public var location: SourceLocation?
    /// The SQLSTATE of the database, five characters; `nil` for errors that are not its own.
    public var sqlState: String?
    /// The first words of the statement of a file that failed.
    public var statement: String?
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String?
    /// What became of the file that was running; `nil` when none was.
    public var fileState: State?
    /// The code whose `next` helps: another one when something else must be settled first.
    public var remedy: Code
    /// Whether a migration was being undone.
    public var isUndoing = false
    /// The command that failed, with its arguments.
    var invocation = "up"
    /// How the program was called.
    private(set) var commandLine = MigrationCommandLine()
    /// The flag of the repair that would be right.
    var repair = "retry"

    /// An error that says no more than its code and its message.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
        remedy = code
    }

    /// The kind of error that its code belongs to.
    public var kind: Kind { code.kind }

    /// The exit code of a process that ends with this error.
    public var exitCode: MigrationExitCode { code.exitCode }
}

extension MigrationError: CustomStringConvertible {
    /// The place, the SQLSTATE and the message, then one line for each detail and the next command.
    public var description: String {
        ([headline] + details.map { "  \($0)" } + ["  next: \(hint)"]).joined(separator: "\n")
    }

    var headline: String {
        [location?.description, sqlState, message].compactMap(\.self).joined(separator: " ")
    }
}

extension MigrationError {
    /// An error in the text of a file; `advice` says what would be right.
    static func file(
        _ code: Code, _ message: String, at location: SourceLocation, advice: String? = nil
    ) -> Self {
        MigrationError(code, message).with {
            $0.location = location
            $0.details = [advice].compactMap(\.self)
        }
    }

    /// An error about a migration and its file.
    static func migration(_ code: Code, _ migration: Migration, _ message: String) -> Self {
        MigrationError(code, "\(migration.version) \(migration.name) \(message)").with {
            $0.version = migration.version
            $0.location = SourceLocation(file: migration.file)
        }
    }

    /// What another error says, and what to do about it where that differs.
    private func lines(about other: MigrationError) -> [String] {
        let other = other.with { $0.invocation = invocation }.called(from: commandLine)
        return [other.headline] + other.details + (other.hint == hint ? [] : ["next: \(other.hint)"])
    }

    /// The first error, which tells of the others in its details.
    static func joining(_ errors: [MigrationError]) -> MigrationError? {
        guard var first = errors.first else { return nil }
        first.others = Array(errors.dropFirst())
        return first
    }

    /// The same error, with hints for who called the program in this way.
    public func called(from commandLine: MigrationCommandLine) -> MigrationError {
        with { $0.commandLine = commandLine }
    }

    /// The same error, changed.
    public func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same error, with what was being done before its words.
    public func prefixed(_ purpose: String) -> MigrationError {
        changing(code: code, message: "\(purpose): \(message)")
    }

    /// The same error under another code, and in other words where there are better ones.
    public func changing(code: Code, message: String? = nil) -> MigrationError {
        with {
            $0.code = code
            $0.remedy = code
            $0.message = message ?? $0.message
        }
    }
}

extension [String] {
    /// Without what was said before.
    fileprivate func unique(after earlier: [String]) -> [String] {
        var said = Set(earlier)
        return filter { said.insert($0).inserted }
    }
}
