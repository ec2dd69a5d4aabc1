import CLibPQ
import Foundation

/// What a connection is asked before its first statement.
extension LibPQConnection {
    /// Whether a pooler stands between: it gives its clients process numbers of its own.
    private func isBehindPooler(_ process: String?) -> Bool { process != String(processID) }

    /// Makes the settings of the session, unless it belongs to a pooler, which gives it to other clients too, and finds out who the
    /// server is. Blocks for as long as `timeout` at most.
    ///
    /// - Throws: `unsupportedServer` and `wrongEncoding`.
    func startSession(_ settings: [(name: String, value: String)], within timeout: Duration)
        throws(PostgreSQLError)
    {
        let calls = settings.map { "set_config(\(Self.quoted($0.name)), \(Self.quoted($0.value)), false)" }
        let columns = try row(
            of: """
                SELECT pg_backend_pid()::text, version(), current_setting('server_version_num'),
                    current_setting('server_encoding'), current_setting('search_path'), current_schema(),
                    CASE WHEN pg_backend_pid() = \(processID) THEN concat(\((calls + ["''"]).joined(separator: ", "))) END
                """, within: timeout)
        guard columns.count == 7, let text = columns[1], let number = columns[2].flatMap({ Int($0) }) else {
            throw PostgreSQLError(.unsupportedServer, "the server does not say who it is")
        }
        if let refusal = ServerIdentity(text: text, number: number).refusal {
            throw PostgreSQLError(.unsupportedServer, "\(refusal)")
        }
        if let encoding = columns[3], encoding != "UTF8" {
            throw PostgreSQLError(.wrongEncoding, "the encoding of the database is \(encoding), not UTF8")
        }
        isPooled = isBehindPooler(columns[0])
        if isPooled { try checkSearchPath(columns[4] ?? "", columns[5], settings) }
    }

    /// A pooler passes no search path on: statements would find the tables of another schema. The path of the role may be written
    /// otherwise, `"$user"` for one, and begin with a schema that there is not yet.
    private func checkSearchPath(
        _ path: String, _ schema: String?, _ settings: [(name: String, value: String)]
    ) throws(PostgreSQLError) {
        guard let wanted = settings.first(where: { $0.name == "search_path" })?.value,
            Self.firstSchema(of: wanted) != schema, Self.firstSchema(of: wanted) != Self.firstSchema(of: path)
        else { return }
        throw PostgreSQLError(
            .unsupportedServer,
            "the pooler does not pass on the schema \(Self.firstSchema(of: wanted)): give the role its search_path "
                + "(ALTER ROLE … SET search_path), or connect to the server itself")
    }

    private static func firstSchema(of path: String) -> String {
        let first = path.split(separator: ",").first.map { String($0).trimmingSpace } ?? ""
        guard first.count >= 2, first.hasPrefix("\""), first.hasSuffix("\"") else { return first }
        return String(first.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    private static func quoted(_ text: String) -> String {
        // By scalars: a character may be a quotation mark with another mark on it.
        "'" + String(text.unicodeScalars.replacing("'".unicodeScalars, with: "''".unicodeScalars)) + "'"
    }

    /// The columns of the only row of a statement, in this thread.
    private func row(of sql: String, within timeout: Duration) throws(PostgreSQLError) -> [String?] {
        let deadline = ContinuousClock.now + timeout
        guard sendScript(Array(sql.utf8CString)) else { throw PostgreSQLError(.connection, errorText) }
        var columns: [String?] = []
        var failure: PostgreSQLError?
        while let result = try nextResult(until: deadline) {
            switch result.status {
            case .rows where result.rowCount == 1: columns = result.texts
            case .failure: failure = PostgreSQLError(result).as(.connection)
            case .rows, .command, .empty, .sync, .aborted, .copyIn, .copyOut, .other: break
            }
        }
        if let failure { throw failure }
        return columns
    }

    private func nextResult(until deadline: ContinuousClock.Instant) throws(PostgreSQLError) -> LibPQResult? {
        while flush() == .blocked || isBusy {
            let rest = ContinuousClock.now.duration(to: deadline)
            let milliseconds =
                Int32(clamping: rest.components.seconds * 1_000)
                + Int32(rest.components.attoseconds / 1_000_000_000_000_000)
            guard milliseconds > 0 else {
                throw PostgreSQLError(.connection, "the server does not respond to a new connection")
            }
            var readiness = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&readiness, 1, milliseconds)
            guard consumeInput() else { throw PostgreSQLError(.connection, errorText) }
        }
        return nextResult()
    }
}
