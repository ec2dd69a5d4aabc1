/// The fields of an error or notice of the server.
final class ServerReport: Sendable {
    let severity: String
    let sqlState: String
    let message: String
    let detail: String?
    let hint: String?
    let position: Int?
    let schema: String?
    let table: String?
    let column: String?
    let constraint: String?
    let sourceFunction: String?
    let context: String?

    /// Copies the fields out of a result.
    init(_ result: borrowing LibPQResult) {
        severity = result.errorField(.severity) ?? ""
        sqlState = result.errorField(.sqlState) ?? ""
        message = result.errorField(.message) ?? result.errorText
        detail = result.errorField(.detail)
        hint = result.errorField(.hint)
        position = result.errorField(.position).flatMap { Int($0) }
        schema = result.errorField(.schema)
        table = result.errorField(.table)
        column = result.errorField(.column)
        constraint = result.errorField(.constraint)
        sourceFunction = result.errorField(.sourceFunction)
        context = result.errorField(.context)
    }

    /// What is known of the refusal of a connection.
    init(refusal sqlState: String, _ message: String) {
        severity = "FATAL"
        self.sqlState = sqlState
        self.message = message
        (detail, hint, position, schema, table) = (nil, nil, nil, nil, nil)
        (column, constraint, sourceFunction, context) = (nil, nil, nil, nil)
    }

    /// Whether the server ends the session.
    var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }

    /// Whether this is the warning that a commit is not known to have reached the standby.
    var isUnconfirmedCommit: Bool { sourceFunction == "SyncRepWaitForLSN" }
}

extension PostgreSQLError {
    /// The error that a failed result carries, under the kind that its SQLSTATE stands for.
    init(_ result: borrowing LibPQResult) {
        let report = ServerReport(result)
        let kind: Kind =
            switch report.sqlState {
            case "": .connectionLost
            case "25006", "57P03": .connection
            case "57P01", "57P02": .connectionLost
            case "57014": .timeout
            default: .server
            }
        self.init(kind, report.message, report: report)
    }
}
