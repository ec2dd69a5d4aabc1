import NIOCore

extension PostgreSQLClient {
    /// Runs the body in a transaction, and commits when it returns. Undoes all when it throws.
    ///
    /// The connection is held meanwhile, for no longer than the `transactionTimeout`.
    public func transaction<R: Sendable>(
        isolation: PostgreSQLTransaction.Isolation = .readCommitted,
        _ body: (PostgreSQLTransaction) async throws(PostgreSQLError) -> R
    ) async throws(PostgreSQLError) -> R {
        try await transaction(isolation: isolation, failure: { $0 }, body)
    }

    /// Runs the body in a transaction, and commits when it returns. Undoes all when it throws.
    ///
    /// `failure` turns what goes wrong with the transaction itself into an error of the caller's.
    public func transaction<R: Sendable, E: Error>(
        isolation: PostgreSQLTransaction.Isolation = .readCommitted,
        failure: (PostgreSQLError) -> E,
        _ body: (PostgreSQLTransaction) async throws(E) -> R
    ) async throws(E) -> R {
        let transaction: PostgreSQLTransaction
        do throws(PostgreSQLError) {
            transaction = try await lease(isolation)
        } catch {
            throw failure(error)
        }
        let result: R
        do throws(E) {
            result = try await body(transaction)
        } catch {
            transaction.rollback()
            throw error
        }
        do throws(PostgreSQLError) {
            try await transaction.commit()
        } catch {
            transaction.rollback()
            throw failure(error)
        }
        return result
    }

    private func lease(
        _ isolation: PostgreSQLTransaction.Isolation
    ) async throws(PostgreSQLError) -> PostgreSQLTransaction {
        let loop = currentLoop()
        let id = identifiers.next()
        let deadline = try deadline()
        let connection: UInt64 = try await loop.result(cancel: { $0.cancel(id) }) {
            connections, continuation in
            let lease = PendingLease(id: id, continuation: continuation)
            lease.deadline = deadline
            connections.submit(lease, .write)
        }
        return PostgreSQLTransaction(
            loop: loop, lease: id, connection: connection, isolation: isolation,
            deadline: isPartOfWork ? deadline : .distantFuture, identifiers: identifiers)
    }
}
