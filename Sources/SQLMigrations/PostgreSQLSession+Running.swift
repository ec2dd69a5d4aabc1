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
                try await pause(before: attempt, after: error, step, run)
            }
        }
    }

    /// Says that the step is tried again, and lets the others finish first.
    private func pause(
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

// MARK: Without a transaction

extension PostgreSQLSession {
    func runBare(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        let timing = run.timing()
        let note = try await note(before: step)
        try await transaction(run) { () async throws(MigrationError) in
            try await connection.write(step.started(at: timing(), note: note))
        }
        try await connection.run("SET client_min_messages = notice")
        try await runStatement(step, run)
        do throws(MigrationError) {
            try await run.shielded { () async throws(MigrationError) in
                try await finish(step, timing, run)
            }
        } catch { throw error.with { $0.fileState = $0.fileState ?? .failed } }
    }

    /// Records a statement that ended well.
    private func finish(
        _ step: MigrationStep, _ timing: @Sendable () -> LedgerTiming, _ run: MigrationRun
    ) async throws(MigrationError) {
        try await reset()
        guard try await !trap(of: step) else {
            let error = MigrationConnectionError(
                .statement, "the statement ended without an error, but its index is INVALID")
            throw try await settle(MigrationError(error, in: step, state: .failed), error, step, run)
        }
        try await transaction(run) { () async throws(MigrationError) in
            let fingerprint = try await fingerprint(after: step)
            try await connection.write(step.finished(fingerprint: fingerprint, timing: timing()))
        }
    }

    /// Runs the one statement; again when it was the victim of a deadlock, after what is left of it is gone.
    ///
    /// A concurrent build waits for every snapshot in the database: one that waits for the table in turn, a
    /// database-wide ANALYZE say, is a deadlock that nobody did wrong.
    private func runStatement(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        var attempt = 1
        while true {
            do throws(MigrationConnectionError) {
                return try await connection.single(step.section.body)
            } catch {
                let failure = MigrationError(error, in: step, state: .failed)
                guard error.sqlState == "40P01", attempt < run.policy.tries,
                    try await isCleared(step, run)
                else { throw try await settle(failure, error, step, run) }
                attempt += 1
                do throws(MigrationError) {
                    try await pause(before: attempt, after: failure, step, run)
                } catch let interruption {
                    let cause = MigrationConnectionError(.cancelled, interruption.message)
                    throw try await settle(interruption, cause, step, run)
                }
            }
        }
    }

    /// Removes what a statement left behind; whether it can run again.
    private func isCleared(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        do throws(MigrationError) {
            try await reset()
            let found = try await diagnose(step.migration, isDown: step.isDown)
            try await remove(found.leftovers)
            switch found.finding {
            case .leftovers, .absent: return true
            case .complete, .unknown: return false
            }
        } catch { return false }
    }

    /// Writes down how the statement failed, and says what to do.
    private func settle(
        _ error: MigrationError, _ cause: MigrationConnectionError, _ step: MigrationStep, _ run: MigrationRun
    ) async throws(MigrationError) -> MigrationError {
        guard cause.kind != .lost else { return error }
        var settled = error
        var found = MigrationDiagnosis(finding: .unknown, isDown: step.isDown)
        // Errors of class 42 are found before the statement does anything.
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
        if settled.kind == .sql { settled = settled.changing(code: found.code) }
        settled.details += found.explanation
        settled.remedy = found.code
        settled.isUndoing = step.isDown
        return settled
    }
}
