/// How the change feed stands.
public struct ChangeStatus: Sendable, Hashable {
    /// The largest number that was given.
    public var newest: Int64
    /// The smallest number that is kept.
    public var oldest: Int64
    /// When the oldest change that is kept was made; nil if none is.
    public var oldestTime: Timestamp?
    /// Whether every change that has come about has a number.
    public var isComplete: Bool
}

extension ArticleService {
    /// How the change feed stands; numbers nothing.
    public func changeStatus() async throws(ArticleError) -> ChangeStatus {
        let page = try await storage.changes(ChangeQuery(.all, after: 0, limit: 1, at: now))
        return ChangeStatus(
            newest: page.newest, oldest: page.oldest, oldestTime: page.changes.first?.change.time,
            isComplete: page.isComplete)
    }
}
