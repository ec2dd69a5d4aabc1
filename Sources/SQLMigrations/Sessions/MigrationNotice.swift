internal import Synchronization

/// What a database said while a migration ran, besides errors: `RAISE NOTICE`, warnings, what was skipped.
public struct MigrationNotice: Hashable, Sendable {
    /// `WARNING`, `NOTICE` or `INFO`, never translated.
    public var severity: String
    /// What was said, in the language of the server.
    public var message: String
    /// The SQLSTATE; `nil` for a database without.
    public var sqlState: String?
    /// More of it, if the database says more.
    public var detail: String?
    /// What the database advises.
    public var hint: String?
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String?
    /// The migration that ran.
    public internal(set) var version: MigrationVersion?

    /// A notice, as far as its driver knows it.
    public init(
        severity: String, message: String, sqlState: String? = nil, detail: String? = nil,
        hint: String? = nil, context: String? = nil
    ) {
        self.severity = severity
        self.message = message
        self.sqlState = sqlState
        self.detail = detail
        self.hint = hint
        self.context = context
    }

    /// Whether the database calls it a warning.
    public var isWarning: Bool { severity == "WARNING" }
}

extension MigrationNotice: CustomStringConvertible {
    /// On one line: severity, version and message.
    public var description: String {
        let about = version.map { "\($0): " } ?? ""
        let more = [detail, hint].compactMap(\.self).map { " (\($0))" }.joined()
        return "\(severity.lowercased()): \(about)\(message)\(more)"
    }

    /// About how much of a report it takes.
    fileprivate var size: Int {
        [message, detail, hint, context].reduce(64) { $0 + ($1?.utf8.count ?? 0) }
    }

    fileprivate func shortened(to limit: Int) -> MigrationNotice {
        var copy = self
        copy.message = String(message.prefix(limit))
        copy.detail = detail.map { String($0.prefix(limit)) }
        copy.hint = hint.map { String($0.prefix(limit)) }
        copy.context = context.map { String($0.prefix(limit)) }
        return copy
    }
}

/// The notices of one command: the first few hundred, since a loop may raise millions.
final class MigrationNotices: Sendable {
    private struct State {
        var version: MigrationVersion?
        var kept: [MigrationNotice] = []
        var bytes = 0
        var dropped = 0
    }

    static let countLimit = 200
    static let byteLimit = 65_536
    private static let textLimit = 2_048
    private let state = Mutex(State())

    /// Names the migration that notices are about from now on; none of the runner's own.
    func begin(_ version: MigrationVersion?) { state.withLock { $0.version = version } }

    /// Keeps a notice of a migration, and returns it when a person should see it now.
    func add(_ notice: MigrationNotice) -> MigrationNotice? {
        state.withLock { state in
            guard let version = state.version else { return nil }
            var notice = notice.shortened(to: Self.textLimit)
            notice.version = version
            guard state.kept.count < Self.countLimit, state.bytes + notice.size <= Self.byteLimit else {
                state.dropped += 1
                return nil
            }
            state.kept.append(notice)
            state.bytes += notice.size
            return notice
        }
    }

    var all: [MigrationNotice] { state.withLock(\.kept) }

    /// What to say of those that were not kept.
    var omission: String? {
        let count = state.withLock(\.dropped)
        return count == 0 ? nil : "\(count) further notices of the database are not shown"
    }
}
