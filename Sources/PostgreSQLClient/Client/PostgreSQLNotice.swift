/// A message of the server beside the result, such as `RAISE NOTICE` or a warning.
public struct PostgreSQLNotice: Sendable {
    private let report: ServerReport

    init(_ report: ServerReport) {
        self.report = report
    }

    /// `WARNING`, `NOTICE`, `INFO`, `LOG` or `DEBUG`, never translated.
    public var severity: String { report.severity }
    /// The five characters of the SQLSTATE.
    public var sqlState: String { report.sqlState }
    /// One line in the server's words.
    public var message: String { report.message }
    /// More about it.
    public var detail: String? { report.detail }
    /// What might help.
    public var hint: String? { report.hint }
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String? { report.context }
}
