extension MigrationRun {
    /// Tries until `attempt` is true or the policy's timeout; tells now and then who is in the way.
    ///
    /// Sessions poll instead of blocking where a session that blocks would stand in the other's way.
    public func waitForLock(
        _ holder: () async throws(MigrationError) -> String?,
        _ attempt: () async throws(MigrationError) -> Bool
    ) async throws(MigrationError) {
        let deadline = ContinuousClock.now.advanced(by: policy.lockWait)
        var told: ContinuousClock.Instant?
        var pause = Duration.milliseconds(50)
        while try await !attempt() {
            try checkCancellation()
            let now = ContinuousClock.now
            if told.map({ now >= $0.advanced(by: .seconds(5)) }) ?? true {
                report(.waitingForLock(holder: try await holder() ?? Self.formerHolder))
                told = now
            }
            guard now < deadline else {
                let holder = try await holder() ?? Self.formerHolder
                throw MigrationError(
                    .lockWait, "another migration held the lock for \(policy.lockWait)"
                ).with { $0.details = [holder] }
            }
            let jitter = Duration.milliseconds(Int64.random(in: 0...50))
            try await self.pause(min(pause + jitter, now.duration(to: deadline)))
            pause = min(pause * 3 / 2, .milliseconds(500))
        }
    }

    private static let formerHolder = "it has just ended"

    /// Runs `work` again for as long as others write to the database, within the policy's timeout.
    ///
    /// - Parameters:
    ///   - isBusy: whether an error says that others write.
    ///   - work: what is tried.
    public func whileBusy<Value: Sendable, Failure: Error>(
        _ isBusy: (Failure) -> Bool, _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let deadline = ContinuousClock.now.advanced(by: policy.lockWait)
        while true {
            do throws(Failure) {
                return try await work()
            } catch {
                guard isBusy(error), ContinuousClock.now < deadline, !isCancelled else { throw error }
                try? await pause(.milliseconds(Int64.random(in: 20...100)))
            }
        }
    }
}
