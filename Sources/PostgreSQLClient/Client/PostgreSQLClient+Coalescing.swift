import NIOCore

extension PostgreSQLClient {
    /// Runs a read that may be one for several callers, and decodes its rows on the event loop.
    ///
    /// Equal reads of callers on one event loop that wait for a connection at the same time are sent once (request
    /// coalescing). None is given rows from before its call. A statement is always read with the same `T` and
    /// `decode`.
    ///
    /// - Parameters:
    ///   - statement: The statement, which changes nothing.
    ///   - values: The parameters; those of equal reads are equal.
    ///   - moment: One more parameter, an `int8`, that may differ: the present time in the callers' unit. The latest
    ///     of the callers' counts.
    ///   - decode: Makes a value of each row.
    public func coalescedRead<T: Sendable>(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue], at moment: Int64? = nil,
        decode: @escaping @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    ) async throws(PostgreSQLError) -> [T] {
        let step = try PendingWork.Step(statement, moment.map { values + [.int64($0)] } ?? values)
        let key = CoalescingKey(statement: statement, values: values)
        let id = identifiers.next()
        let deadline = try deadline()
        return try await currentLoop().result(cancel: { $0.cancel(id) }) { connections, continuation in
            connections.submit(id, key, at: moment, deadline: deadline, continuation) {
                PendingQuery(
                    id: id, step: step, loss: .repeatable, statementClass: .read, decode: decode,
                    continuation: continuation)
            }
        }
    }
}
