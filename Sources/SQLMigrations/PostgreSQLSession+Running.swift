extension PostgreSQLSession {
    /// The whole file again when it met a lock timeout (55P03) or a deadlock (40P01): nothing of it remained.
    func runTransactional(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        var attempt = 1
        while true {
            do throws(MigrationError) {
                return try await attemptOnce(step, run)
            } catch {
                guard error.sqlState == "55P03" || error.sqlState == "40P01", attempt < run.policy.tries
                else {
                    throw error
                }
                attempt += 1
                run.report(
                    .retrying(
                        version: step.migration.version, reason: error.message, attempt: attempt,
                        of: run.policy.tries))
                let longest = min(run.policy.longestPause, .milliseconds(250) * attempt)
                try await run.pause(longest * Double.random(in: 0.5...1))
            }
        }
    }

    private func attemptOnce(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool
    {
        try run.checkCancellation()
        let timing = run.timing()
        try await begin(run)
        do throws(MigrationError) {
            if isPooled, try await isDone(step) {
                try await connection.run("ROLLBACK")
                return false
            }
            try await arm(step, run)
            try await runBody(step)
            let catalog = try await catalog()
            try await connection.write(step.done(fingerprint: catalog.fingerprint, timing: timing()))
            try await disarm(step)
        } catch {
            await rollback(run)
            throw error
        }
        try await reset()
        return true
    }

    /// Whether another runner took the step since the ledger was last read.
    private func isDone(_ step: MigrationStep) async throws(MigrationError) -> Bool {
        let rows = try await connection.rows(ledger.selection).map { (row) throws(MigrationError) in
            try LedgerRow(reading: row)
        }
        return rows.contains { $0.version == step.migration.version } != step.isDown
    }

    /// Sets the guard: a row that breaks a deferred foreign key until the runner itself ends the transaction.
    ///
    /// A COMMIT in the file meets it and fails with 23503, and everything rolls back. Needs the TEMP
    /// privilege.
    private func arm(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        let timeout = step.section.options.lockTimeout ?? run.policy.lockTimeout
        try await connection.run(
            """
            SET LOCAL lock_timeout = '\(timeout.milliseconds)ms';
            CREATE TEMPORARY TABLE schema_migrations_guard_key (id integer PRIMARY KEY) ON COMMIT DROP;
            CREATE TEMPORARY TABLE schema_migrations_guard (
                id integer CONSTRAINT the_runner_ends_the_transaction
                    REFERENCES pg_temp.schema_migrations_guard_key DEFERRABLE INITIALLY DEFERRED
            ) ON COMMIT DROP;
            INSERT INTO pg_temp.schema_migrations_guard VALUES (1);
            """, doing: "guarding the transaction")
    }

    /// The whole body in one go: the server splits it, nobody else.
    private func runBody(_ step: MigrationStep) async throws(MigrationError) {
        let before = try await transactionID()
        do throws(MigrationConnectionError) {
            try await connection.script(step.section.body, by: .migration)
        } catch { throw failure(error, in: step) }
        guard await connection.isInTransaction, try await transactionID() == before else {
            throw leak(in: step)
        }
        try await connection.run("RESET SESSION AUTHORIZATION; RESET ROLE; SET LOCAL statement_timeout = 0;")
    }

    private func transactionID() async throws(MigrationError) -> String? {
        try await connection.value(LedgerStatement("SELECT pg_catalog.txid_current()::text"))
    }

    private func disarm(_ step: MigrationStep) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await connection.script(
                "INSERT INTO pg_temp.schema_migrations_guard_key VALUES (1); COMMIT", by: .runner)
        } catch {
            throw MigrationError(error, in: step, state: error.kind == .lost ? .unknown : .rolledBack)
        }
    }

    private func failure(_ error: MigrationConnectionError, in step: MigrationStep) -> MigrationError {
        let state: MigrationError.FileState = error.kind == .lost ? .unknown : .rolledBack
        var failure = MigrationError(error, in: step, state: state)
        if error.constraint == "the_runner_ends_the_transaction" {
            failure.hint = "the file ends the transaction itself: remove COMMIT or END"
        }
        return failure
    }

    private func leak(in step: MigrationStep) -> MigrationError {
        let text = "the file ended the runner's transaction; statements after that may have stayed"
        return MigrationError(.needsRepair, text, hint: "remove ROLLBACK from the file and check the schema")
            .with {
                $0.version = step.migration.version
                $0.name = step.migration.name
                $0.location = SourceLocation(file: step.migration.file)
                $0.fileState = .unknown
            }
    }
}

// MARK: Without a transaction

extension PostgreSQLSession {
    func runBare(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        let timing = run.timing()
        try await transaction(run) { () async throws(MigrationError) in
            try await connection.write(step.started(at: timing()))
        }
        do throws(MigrationConnectionError) {
            try await connection.single(step.section.body)
        } catch {
            throw try await settle(MigrationError(error, in: step, state: .failed), error, step, run)
        }
        try await run.shielded { () async throws(MigrationError) in
            try await reset()
            let found = try await diagnose(step.migration, isDown: step.isDown)
            guard found.leftovers.isEmpty else {
                let error = MigrationConnectionError(
                    .statement, "the statement ended without an error, but its index is INVALID")
                throw try await settle(MigrationError(error, in: step, state: .failed), error, step, run)
            }
            try await transaction(run) { () async throws(MigrationError) in
                let catalog = try await catalog()
                try await connection.write(step.finished(fingerprint: catalog.fingerprint, timing: timing()))
            }
        }
    }

    /// Writes down how the statement failed, and says what to do.
    private func settle(
        _ error: MigrationError, _ cause: MigrationConnectionError, _ step: MigrationStep, _ run: MigrationRun
    ) async throws(MigrationError) -> MigrationError {
        guard cause.kind != .lost else { return error }
        var settled = error
        var found = MigrationDiagnosis(finding: .unknown, isDown: step.isDown)
        // A class 42 error is found before the statement does anything.
        var isClean = cause.sqlState?.hasPrefix("42") == true
        try await run.shielded { () async throws(MigrationError) in
            try await reset()
            found = try await diagnose(step.migration, isDown: step.isDown)
            if case .absent = found.finding { isClean = true }
            if !found.leftovers.isEmpty { isClean = false }
            try await transaction(run) { () async throws(MigrationError) in
                let lines = step.failed(error.message, isClean: isClean, at: run.timestamp)
                try await connection.write(lines)
            }
        }
        guard !isClean else { return settled.with { $0.fileState = .unchanged } }
        if settled.kind == .sql { settled = settled.changing(kind: .needsRepair) }
        settled.details += found.explanation(step.migration)
        settled.hint = found.advice(step.migration)
        return settled
    }
}
