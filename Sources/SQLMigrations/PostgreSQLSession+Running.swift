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
            if isPooled, try await isDone(step) {
                try await connection.run("ROLLBACK")
                return false
            }
            if step.isLast {
                try await send(file(step, run, ending: GuardedScript.checking), step)
                guard await connection.isInTransaction else { throw leak(in: step) }
                let changes = step.done(
                    fingerprint: try await catalog().fingerprint, timing: .open(since: start))
                try await send(GuardedScript(ending: ending(writing: changes)), step)
            } else {
                let changes = step.done(fingerprint: nil, timing: .open(since: start))
                try await send(file(step, run, ending: ending(writing: changes)), step)
            }
        } catch {
            await rollback(run)
            throw error
        }
        return true
    }

    /// Whether another runner took the step since the ledger was last read.
    private func isDone(_ step: MigrationStep) async throws(MigrationError) -> Bool {
        let rows = try await connection.rows(ledger.selection).map { (row) throws(MigrationError) in
            try LedgerRow(reading: row)
        }
        return rows.contains { $0.version == step.migration.version } != step.isDown
    }

    /// The section behind its guard; in one message with `ending`, for each answer of the server is waited
    /// for. The server splits the text, nobody else.
    private func file(
        _ step: MigrationStep, _ run: MigrationRun, ending: GuardedScript.Ending
    ) -> GuardedScript {
        let timeout = step.section.options.lockTimeout ?? run.policy.lockTimeout
        return GuardedScript(
            opening: GuardedScript.opening(lockTimeout: timeout, isOpen: isPooled), body: step.section.body,
            ending: ending)
    }

    /// Writes the ledger, ends the transaction, and undoes what the file set for the session.
    private func ending(writing changes: [LedgerChange]) -> GuardedScript.Ending {
        GuardedScript.Ending(
            guarding: GuardedScript.disarming,
            writing: changes.map { $0.script + ";\n" }.joined() + "COMMIT;\n" + (isPooled ? "" : resetting))
    }

    private func send(_ script: GuardedScript, _ step: MigrationStep) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await connection.script(script.text, by: script.body.isEmpty ? .runner : .migration)
        } catch {
            guard error.constraint != GuardedScript.checkName else { throw leak(in: step) }
            var error = error
            switch error.offset.map({ script.place(of: $0, isSyntax: error.sqlState == "42601") }) {
            case .opening: throw MigrationError(error, doing: "guarding the transaction")
            case .body(let offset): error.offset = offset
            case .check where error.sqlState == "42P01": throw leak(in: step)
            case .check, nil: error.offset = nil
            case .ledger: throw MigrationError(error, doing: "writing the ledger")
            }
            throw failure(error, in: step)
        }
    }

    private func failure(_ error: MigrationConnectionError, in step: MigrationStep) -> MigrationError {
        let state: MigrationError.State = error.kind == .lost ? .unknown : .rolledBack
        let failure = MigrationError(error, in: step, state: state)
        guard error.constraint == GuardedScript.keyName else { return failure }
        return failure.changing(
            code: .commitInFile, message: "the file ends the runner's transaction itself")
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
        try await transaction(run) { () async throws(MigrationError) in
            try await connection.write(step.started(at: timing()))
        }
        try await runStatement(step, run)
        try await run.shielded { () async throws(MigrationError) in
            try await reset()
            let found = try await diagnose(step.migration, isDown: step.isDown)
            guard found.leftovers.isEmpty else {
                let error = MigrationConnectionError(
                    .statement, "the statement ended without an error, but its index is INVALID")
                throw try await settle(MigrationError(error, in: step, state: .failed), error, step, run)
            }
            try await transaction(run) { () async throws(MigrationError) in
                let fingerprint = try await fingerprint(after: step)
                try await connection.write(step.finished(fingerprint: fingerprint, timing: timing()))
            }
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
        if settled.kind == .sql { settled = settled.changing(code: found.code) }
        settled.details += found.explanation
        settled.remedy = found.code
        settled.isUndoing = step.isDown
        return settled
    }
}
