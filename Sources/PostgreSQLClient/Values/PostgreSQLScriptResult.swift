/// The result of a script.
public struct PostgreSQLScriptResult: Sendable {
    /// The tag of each statement, such as `CREATE TABLE` or `UPDATE 3`, in their order.
    public let commandTags: [String]
    /// The notices of the server, in its order; the first thousand.
    public let notices: [PostgreSQLNotice]
}
