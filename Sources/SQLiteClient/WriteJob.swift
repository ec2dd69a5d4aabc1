/// One change that waits to be stored.
struct WriteJob: Sendable {
    /// Makes the change; what it returns tells the caller that it is stored.
    let run: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
    /// Tells the caller that it is not stored.
    let fail: @Sendable (any Error) -> Void
    /// Since when it waits, if anybody counts that.
    let since: ContinuousClock.Instant?

    init<Value: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Value,
        _ caller: CheckedContinuation<Value, any Error>, since: ContinuousClock.Instant? = nil
    ) {
        self.since = since
        run = { connection in
            let value = try body(connection)
            return { caller.resume(returning: value) }
        }
        fail = { caller.resume(throwing: $0) }
    }
}
