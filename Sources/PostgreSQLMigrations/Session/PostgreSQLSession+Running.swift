internal import SQLMigrations

extension PostgreSQLSession {
    /// The whole file again when it met a lock timeout (55P03) or a deadlock (40P01): nothing of it remained.
    func runTransactional(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        try await retrying(run.policy.tries) { () async throws(MigrationError) in
            try await attemptOnce(step, run)
        } after: { (error, attempt) async throws(MigrationError) in
            guard error.sqlState == "55P03" || error.sqlState == "40P01" else { throw error }
            try await pause(before: attempt, after: error, step, run)
        }
    }

    /// Says that the step is tried again, and lets the others finish first.
    func pause(
        before attempt: Int, after error: MigrationError, _ step: MigrationStep, _ run: MigrationRun
    ) async throws(MigrationError) {
        run.report(
            .retrying(
                version: step.migration.version, reason: error.message, attempt: attempt,
                of: run.policy.tries))
        let longest = min(run.policy.longestPause, .milliseconds(250) * attempt)
        try await run.pause(longest * Double.random(in: 0.5...1))
    }

    private func attemptOnce(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool
    {
        try run.checkCancellation()
        let start = run.timestamp
        if isPooled { try await begin(run) }
        do throws(MigrationError) {
            if isPooled, try await isDone(step, by: nil) {
                try await connection.run("ROLLBACK")
                return false
            }
            try await commit(step, since: start, run)
            return true
        } catch {
            await rollback(run)
            return try await isDone(step, after: error, run)
        }
    }

    /// Sends the section and the ledger's part. COMMIT is the last statement of its message: an error that the
    /// server reports is one before the commit.
    private func commit(
        _ step: MigrationStep, since start: String, _ run: MigrationRun
    ) async throws(MigrationError) {
        var script = file(step, run)
        let timing = LedgerTiming.open(since: start)
        guard step.isLast else {
            script.writing = step.done(fingerprint: nil, timing: timing).map(\.script) + ["COMMIT"]
            return try await send(script, step)
        }
        script.tidying.append(GuardedScript.arming)
        try await send(script, step)
        guard await connection.isInTransaction else { throw leak(in: step) }
        let changes = step.done(fingerprint: try await catalog().fingerprint, timing: timing)
        try await send(
            GuardedScript(
                opening: [GuardedScript.disarming], writing: changes.map(\.script) + ["COMMIT"]), step)
    }

    /// The section behind its guard; in one message with what follows, for each reply of the server is waited
    /// for. The server splits the text, nobody else.
    private func file(_ step: MigrationStep, _ run: MigrationRun) -> GuardedScript {
        let timeout = step.section.options.lockTimeout ?? run.policy.lockTimeout
        return GuardedScript(
            opening: GuardedScript.opening(lockTimeout: timeout, lockKey: lockKey, isOpen: isPooled),
            body: step.section.body, tidying: GuardedScript.closing + tidying)
    }

    private func send(_ script: GuardedScript, _ step: MigrationStep) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await connection.script(script.text, by: script.body.isEmpty ? .runner : .migration)
        } catch {
            throw failure(error, of: script, step)
        }
    }

    private func failure(
        _ cause: MigrationConnectionError, of script: GuardedScript, _ step: MigrationStep
    ) -> MigrationError {
        var error = cause
        let place = script.place(
            of: cause.offset, isSyntax: cause.sqlState == "42601", completed: cause.completed)
        switch place {
        case .opening where error.sqlState == "34000": return leak(in: step)
        case .opening where error.kind == .statement:
            return MigrationError(error, doing: "guarding the transaction")
        case .body(let offset): error.offset = offset
        case .guarding where error.sqlState == "34000": return closedGuard(in: step)
        case .tidying where error.kind == .statement:
            return failure(error, in: step).prefixed("taking back what the file left in the session")
        case .ledger where error.sqlState == "25006":
            return failure(error, in: step).prefixed("the file makes its transaction read-only")
        case .ledger where error.kind == .statement:
            return MigrationError(error, doing: "writing the ledger")
        case .opening, .deferred, .guarding, .tidying, .ledger, nil: error.offset = nil
        }
        let failure = failure(error, in: step)
        guard place == .deferred else { return failure }
        return failure.with { $0.details.append("when the deferred constraints were checked at its end") }
    }

    private func failure(_ error: MigrationConnectionError, in step: MigrationStep) -> MigrationError {
        let state: MigrationError.State = error.kind == .lost ? .unknown : .rolledBack
        let failure = MigrationError(error, in: step, state: state)
        guard error.constraint == GuardedScript.constraint, error.sqlState == "23514" else { return failure }
        return failure.changing(
            code: .commitInFile, message: "the file ends the runner's transaction itself"
        ).with { $0.details = $0.statement.map { ["statement: \($0)"] } ?? [] }
    }

    /// The guard is gone: by CLOSE ALL, or with the transaction.
    private func closedGuard(in step: MigrationStep) -> MigrationError {
        let statements = SQLStatement.statements(of: step.section.body, dialect: .postgreSQL)
        guard let closing = statements.first(where: { $0.begins(with: "close", "all") }) else {
            return leak(in: step)
        }
        let error = MigrationConnectionError(
            .statement, "CLOSE ALL closes the cursor that guards the transaction: close cursors by name",
            sqlState: "34000", offset: closing.offset)
        return failure(error, in: step)
    }

    private func leak(in step: MigrationStep) -> MigrationError {
        let text = "the file ended the runner's transaction; statements after that may have stayed"
        return MigrationError(.rollbackInFile, text).with {
            $0.version = step.migration.version
            $0.name = step.migration.name
            $0.location = SourceLocation(file: step.migration.file)
            $0.fileState = .unknown
        }
    }
}
