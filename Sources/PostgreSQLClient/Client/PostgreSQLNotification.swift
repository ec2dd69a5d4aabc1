/// A notification that another session sent by `NOTIFY`.
public struct PostgreSQLNotification: Sendable, Hashable {
    /// The channel, in the spelling of `NOTIFY`.
    public let channel: String
    /// The text that came along; may be empty.
    public let payload: String
    /// The server process that sent it.
    public let processID: Int32
}
