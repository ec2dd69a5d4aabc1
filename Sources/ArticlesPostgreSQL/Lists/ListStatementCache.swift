internal import Synchronization

/// The list statements that were used so far, by their shape.
final class ListStatementCache: Sendable {
    private let statements = Mutex<[ListShape: ListStatement]>([:])

    /// The statement, made when it is first used.
    func statement(_ shape: ListShape) -> ListStatement {
        if let known = statements.withLock({ $0[shape] }) { return known }
        let new = ListStatement(shape)
        statements.withLock { $0[shape] = new }
        return new
    }
}
