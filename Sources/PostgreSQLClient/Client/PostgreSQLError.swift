/// Why a statement has no result, or a connection could not be made. Its texts are for logs, never for clients.
public struct PostgreSQLError: Error, Sendable {
    /// What a caller can decide by.
    public enum Kind: Sendable, Hashable {
        /// There is no connection to a server that accepts the statement. Nothing was done.
        case connection
        /// The connection went away; what was asked has had no lasting effect.
        case connectionLost
        /// The change was sent, and whether it is committed and safe cannot be known.
        case outcomeUnknown
        /// No result before the deadline. A change has had no lasting effect.
        case timeout
        /// No connection came free in time. Nothing was sent.
        case acquireTimeout
        /// Too many callers wait already. Nothing was sent.
        case queueFull
        /// The server refused the statement, and undid the transaction around it. See `sqlState`.
        case server
        /// The server or the statement broke the rules of a pipeline, such as a `COPY` in one.
        case protocolViolation
        /// The caller's task was cancelled. A change has had no lasting effect.
        case cancelled
        /// The client has been shut down, or the connection closed.
        case shutdown
        /// The encoding of the database is not UTF8. Nothing was sent.
        case wrongEncoding
        /// The server is not PostgreSQL, or too old, or a pooler before it does not pass on what is needed. Nothing was sent.
        case unsupportedServer
        /// The connection string cannot be understood.
        case invalidConnectionString
        /// A column does not hold what the decoder asked for.
        case decoding
        /// A value cannot be sent, such as a text with a zero byte.
        case invalidValue
    }

    /// What a caller can decide by.
    public var kind: Kind
    /// One line in the server's, libpq's or our words, without secrets.
    public var message: String
    /// How many statements of a script had ended well before the one that failed.
    public internal(set) var completedStatements: Int?
    /// What the server reported, if it did.
    let report: ServerReport?

    /// An error of ours, or the server's words under a kind of ours.
    init(_ kind: Kind, _ message: String, report: ServerReport? = nil) {
        self.kind = kind
        self.message = message
        self.report = report
    }

    /// The same words under another kind.
    func `as`(_ kind: Kind) -> PostgreSQLError {
        var error = self
        error.kind = kind
        return error
    }

    /// The five characters of the SQLSTATE.
    public var sqlState: String? { report?.sqlState }
    /// `ERROR`, `FATAL` or `PANIC`, never translated.
    public var severity: String? { report?.severity }
    /// More about this occurrence; may quote values.
    public var detail: String? { report?.detail }
    /// What might help.
    public var hint: String? { report?.hint }
    /// Where in the text of the statement, in characters from 1.
    public var position: Int? { report?.position }
    /// The schema of the object at fault.
    public var schema: String? { report?.schema }
    /// The table at fault.
    public var table: String? { report?.table }
    /// The column at fault.
    public var column: String? { report?.column }
    /// The constraint that was violated.
    public var constraint: String? { report?.constraint }
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String? { report?.context }
}

extension PostgreSQLError: CustomStringConvertible {
    /// Kind, SQLSTATE and message on one line.
    public var description: String {
        let state = sqlState.map { " \($0)" } ?? ""
        return "\(kind)\(state): \(message)"
    }
}

extension PostgreSQLError {
    /// SQLSTATEs after which a connection is of no more use: demoted, shut down, crashed, starting up.
    private static let endingStates: Set<String> = ["25006", "57P01", "57P02", "57P03"]

    /// Whether the connection that reported this must be given up.
    var endsConnection: Bool {
        guard let report else { return false }
        return report.isFatal || Self.endingStates.contains(report.sqlState)
    }

    /// Whether the server no longer has, or can no longer use, the statement as it was prepared.
    var asksForPreparation: PreparationFault? {
        switch report?.sqlState {
        case "26000": .missing
        case "0A000" where report?.sourceFunction == "RevalidateCachedQuery": .outdated
        case "42P05": .present
        default: nil
        }
    }
}

/// What is wrong with a prepared statement.
enum PreparationFault {
    /// The server does not have it.
    case missing
    /// The server has it, but the tables have changed.
    case outdated
    /// The server has it already.
    case present
}
