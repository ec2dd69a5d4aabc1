internal import Articles
internal import GRDB

/// One change that waits to be stored.
struct WriteJob: Sendable {
    /// Makes the change; what it returns tells the caller that it is stored.
    let run: @Sendable (Database) throws -> @Sendable () -> Void
    /// Tells the caller that it is not stored.
    let fail: @Sendable (ArticleError) -> Void

    init<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value,
        _ caller: CheckedContinuation<Result<Value, ArticleError>, Never>
    ) {
        run = { database in
            let value = try body(database)
            return { caller.resume(returning: .success(value)) }
        }
        fail = { caller.resume(returning: .failure($0)) }
    }
}
