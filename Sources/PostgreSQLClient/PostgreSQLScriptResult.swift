/// What a script did.
public struct PostgreSQLScriptResult: Sendable {
    /// The tag of each statement, such as `CREATE TABLE` or `UPDATE 3`, in their order.
    public let commandTags: [String]
    /// What the server said besides, in its order; the first thousand.
    public let notices: [PostgreSQLNotice]
}
