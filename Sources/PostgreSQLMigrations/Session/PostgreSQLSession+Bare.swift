internal import SQLMigrations

// Sections without a transaction.

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
