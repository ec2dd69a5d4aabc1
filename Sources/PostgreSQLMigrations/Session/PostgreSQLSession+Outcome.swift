internal import SQLMigrations

// What became of a commit whose result was not heard.

extension PostgreSQLSession {
    /// Whether a transaction is committed although its COMMIT failed or was not confirmed.
    ///
    /// - Throws: `error` with the state `unknown` where nobody can tell.
    func isCommitted(
        _ number: String?, after error: MigrationError, _ run: MigrationRun
    ) async throws(MigrationError) -> Bool {
        guard let number else { return false }
        guard error.code == .connectionLost else {
            return try await run.shielded { () async throws(MigrationError) -> Bool in
                try await status(of: number, connection) == "committed"
            }
        }
        let found = await run.reconnecting { (connection) async throws(MigrationError) -> String in
            var status = try await self.status(of: number, connection)
            // The server may still be at it.
            for _ in 0..<60 where status == "in progress" {
                try? await Task.sleep(for: .milliseconds(250))
                status = try await self.status(of: number, connection)
            }
            return status
        }
        switch found {
        case "committed": return true
        case "aborted": throw error.with { $0.fileState = .unchanged }
        case _: throw error.with { $0.fileState = .unknown }
        }
    }

    private func status(
        of number: String, _ connection: any MigrationConnection
    ) async throws(MigrationError) -> String {
        try await connection.value(
            LedgerStatement("SELECT pg_catalog.txid_status($1::text::bigint)", number)) ?? "unknown"
    }

    /// Whether the ledger holds what a step writes, and this runner wrote it: asked after the message that
    /// commits has failed, over a new connection where this one is gone.
    ///
    /// - Throws: `error`, with what is known of the state.
    func isDone(
        _ step: MigrationStep, after error: MigrationError, _ run: MigrationRun
    ) async throws(MigrationError) -> Bool {
        guard error.code == .connectionLost else {
            let isDone: Bool? = try? await run.shielded { () async throws(MigrationError) -> Bool in
                try await self.isDone(step, by: step.environment)
            }
            guard isDone == true else { throw error }
            return true
        }
        let isDone = await run.reconnecting { (connection) async throws(MigrationError) -> Bool in
            let session = try await PostgreSQLSession.open(connection, ledgerSchema: self.ledgerSchema)
            // The lock is free when the server's session has ended; behind a pooler, so has the transaction.
            let inquiry = MigrationRun(environment: run.environment, policy: .inquiring)
            try await session.begin(inquiry)
            if !session.isPooled { try await session.waitForLock(inquiry) }
            return try await session.isDone(step, by: step.environment)
        }
        guard let isDone else { throw error.with { $0.fileState = .unknown } }
        guard isDone else { throw error.with { $0.fileState = .rolledBack } }
        return true
    }

    /// Takes the lock for the transaction that is open.
    private func waitForLock(_ run: MigrationRun) async throws(MigrationError) {
        try await run.waitForLock(lockHolder) { () async throws(MigrationError) in
            try await connection.value(
                LedgerStatement("SELECT pg_try_advisory_xact_lock(\(lockKey))::int::text")) == "1"
        }
    }

}

extension MigrationPolicy {
    /// How long to look for the outcome of a lost commit: a server that does not see its client sees it no
    /// later than its keepalives do.
    fileprivate static var inquiring: MigrationPolicy {
        var policy = MigrationPolicy()
        policy.lockWait = .seconds(20)
        return policy
    }
}
