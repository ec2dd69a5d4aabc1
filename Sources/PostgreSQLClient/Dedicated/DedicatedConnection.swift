/// A dedicated connection, outside of the pools: for migrations and `LISTEN`. Runs one statement after
/// another, without a deadline. Closes when it is released; `close` says when.
public final class DedicatedConnection: Sendable {
    /// The server process, as in `pg_stat_activity.pid`.
    public let backendProcessID: Int32
    /// The server's version, such as 150018 for 15.18.
    public let serverVersion: Int

    private let loop: LoopReference
    private let id: UInt64
    private let identifiers: Identifiers

    init(
        loop: LoopReference, id: UInt64, backendProcessID: Int32, serverVersion: Int,
        identifiers: Identifiers
    ) {
        self.loop = loop
        self.id = id
        self.backendProcessID = backendProcessID
        self.serverVersion = serverVersion
        self.identifiers = identifiers
    }

    deinit {
        let id = id
        loop.run { $0.dedicated(id)?.close() }
    }

    /// Runs a text with any number of statements, by the simple protocol: one transaction, unless the text
    /// says otherwise. The `position` of an error counts from the start of the text.
    public func script(_ sql: String) async throws(PostgreSQLError) -> PostgreSQLScriptResult {
        try await run(sql, nil)
    }

    /// Runs exactly one statement. Its rows are not kept.
    public func single(
        _ sql: String, _ values: [PostgreSQLValue] = []
    ) async throws(PostgreSQLError) -> PostgreSQLScriptResult {
        try await run(sql, values)
    }

    /// Runs exactly one statement and decodes all its rows.
    public func query<T: Sendable>(
        _ sql: String, _ values: [PostgreSQLValue] = [],
        decode: @escaping @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    ) async throws(PostgreSQLError) -> [T] {
        try Self.check(sql, values)
        let work = identifiers.next()
        return try await result(work) { session, continuation in
            session.submit(
                DedicatedQuery(id: work, sql: sql, values: values, decode: decode, continuation: continuation)
            )
        }
    }

    /// What other sessions send on the channels that this one has asked for by `LISTEN`.
    ///
    /// Ends when the connection is lost or closed, or when the reader is `limit` notifications behind: after
    /// that, something may have been missed.
    public func notifications(limit: Int = 65_536) -> AsyncStream<PostgreSQLNotification> {
        AsyncStream(bufferingPolicy: .bufferingOldest(limit)) { [loop, id] listener in
            loop.run { connections in
                guard let session = connections.dedicated(id) else { return listener.finish() }
                session.listen(listener)
            }
        }
    }

    /// Calls `listener` with each notice and warning as it arrives, on an event loop.
    public func observeNotices(_ listener: @escaping @Sendable (PostgreSQLNotice) -> Void) async {
        await withCheckedContinuation { [id] continuation in
            loop.run { connections in
                connections.dedicated(id)?.link.noticeListener = listener
                continuation.resume()
            }
        }
    }

    /// Where the session stands; `unknown` when the connection is gone.
    public func transactionStatus() async -> PostgreSQLTransactionStatus {
        await withCheckedContinuation { [id] continuation in
            loop.run { connections in
                continuation.resume(returning: connections.dedicated(id)?.link.transactionStatus ?? .unknown)
            }
        }
    }

    /// Asks the server to stop the statement that runs, which then fails with `cancelled`.
    public func cancel() {
        loop.run { [id] in $0.dedicated(id)?.cancel(nil) }
    }

    /// Closes the connection. Statements without a result fail with `shutdown`.
    public func close() async {
        await withCheckedContinuation { [id] continuation in
            loop.run { connections in
                connections.dedicated(id)?.close()
                continuation.resume()
            }
        }
    }

    private func run(
        _ sql: String, _ values: [PostgreSQLValue]?
    ) async throws(PostgreSQLError) -> PostgreSQLScriptResult {
        try Self.check(sql, values ?? [])
        let work = identifiers.next()
        return try await result(work) { session, continuation in
            session.submit(DedicatedScript(id: work, sql: sql, values: values, continuation: continuation))
        }
    }

    private func result<T: Sendable>(
        _ work: UInt64,
        _ ask:
            @escaping @Sendable (
                DedicatedSession, CheckedContinuation<Result<T, PostgreSQLError>, Never>
            ) -> Void
    ) async throws(PostgreSQLError) -> T {
        try await loop.result(
            cancel: { [id] in $0.dedicated(id)?.cancel(work) },
            { [id] connections, continuation in
                guard let session = connections.dedicated(id) else {
                    let error = PostgreSQLError(.connectionLost, "the connection is closed or lost")
                    return continuation.resume(returning: .failure(error))
                }
                ask(session, continuation)
            })
    }

    private static func check(_ sql: String, _ values: [PostgreSQLValue]) throws(PostgreSQLError) {
        guard !sql.utf8.contains(0) else {
            throw PostgreSQLError(.invalidValue, "the statement has a zero byte")
        }
        try PostgreSQLValue.check(values)
    }
}
