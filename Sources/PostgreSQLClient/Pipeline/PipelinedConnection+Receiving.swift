import NIOCore

extension PipelinedConnection {
    /// Reads from the socket, resumes the callers, and watches the socket again.
    func becameReady(_ readiness: Readiness) {
        let now = NIODeadline.now()
        lastHeard = now
        guard receive(now) else { return }
        if readiness.contains(.reading) { heard(now) }
        goOn()
    }

    /// Sends what libpq still holds, and arranges for what comes next to be read.
    private func goOn() {
        switch link.flush() {
        case .lost: return pool.lost(self, lossReason)
        case .blocked: keepWatching([.reading, .writing])
        case .done where load > Self.fewestPolled: pollSoon()
        case .done: keepWatching(.reading)
        }
        pool.connectionProgressed(self)
    }

    /// Reads a little later what has come of a large group by then, for as long as each time something has: to be
    /// told of every few rows costs the server process, the watcher and the loop a wake-up each.
    private func pollSoon() {
        guard !isPolling else { return }
        isPolling = true
        pool.owner.schedule(in: Self.pollDelay) { [weak self] in
            guard let self else { return }
            isPolling = false
            guard pool.connections.contains(where: { $0 === self }) else { return }
            let count = entries.count
            guard receive(.now()) else { return }
            if entries.count == count { keepWatching(.reading) } else { goOn() }
        }
    }

    /// With no more callers than this in flight their results are taken as the socket reports them.
    private static let fewestPolled = 16
    private static let pollDelay = TimeAmount.microseconds(100)

    /// Reads what the socket has, without waiting for the watcher. False when the connection was lost.
    func receive(_ now: NIODeadline) -> Bool {
        guard link.consumeInput() else {
            pool.lost(self, lossReason)
            return false
        }
        let count = entries.count
        guard receiveResults() else { return false }
        if entries.count != count { heard(now) }
        return true
    }

    /// Notes that the server has done something.
    private func heard(_ now: NIODeadline) {
        if silentSince <= now { pool.latency.record(silence: now - silentSince) }
        silentSince = entries.isEmpty ? .distantFuture : now
        isBehind = false
    }

    private func keepWatching(_ readiness: Readiness) {
        if !pool.owner.watch(self, for: readiness) { pool.lost(self, lossReason) }
    }

    /// What libpq says about a lost connection.
    var lossReason: PostgreSQLError { PostgreSQLError(.connectionLost, pool.owner.redact(link.errorText)) }

    /// False when the connection was lost on the way.
    private func receiveResults() -> Bool {
        var ends = 0
        while !link.isBusy, ends < 2 {
            guard let result = link.nextResult() else {
                ends += 1
                endOfResults()
                continue
            }
            ends = 0
            guard receive(result) else { return false }
        }
        return true
    }

    /// The results of the statement at the head have all come.
    private func endOfResults() {
        guard headHasResult, let head = entries.first else { return }
        headHasResult = false
        switch head {
        case .sync: return
        case .preparation: entries.removeFirst()
        case .statement(_, _, let isShared):
            entries.removeFirst()
            if isShared { load -= 1 }
        }
    }

    private func receive(_ result: borrowing LibPQResult) -> Bool {
        headHasResult = true
        switch result.status {
        case .command, .rows, .empty:
            take(result)
            return true
        case .aborted:
            abortHead()
            return true
        case .failure:
            return fail(PostgreSQLError(result))
        case .sync:
            finishGroup()
            return true
        case .copyIn, .copyOut, .other:
            let error = PostgreSQLError(.protocolViolation, "a statement that no pipeline can carry")
            headWork?.settle(error)
            pool.lost(self, error)
            return false
        }
    }

    private var headWork: PendingWork? {
        switch entries.first {
        case .preparation(_, let work), .statement(let work, _, _): work
        case .sync(_, let work): work
        case nil: nil
        }
    }

    private func take(_ result: borrowing LibPQResult) {
        switch entries.first {
        case .preparation(let statement, _):
            if prepared[statement.key]?.statement == statement { prepared[statement.key]?.isConfirmed = true }
        case .statement(let work, let step, _):
            do throws(PostgreSQLError) {
                try work.receive(result, step: step)
            } catch {
                work.fail(error)
            }
            if work.settlesEarly, step == work.others.count { work.settle() }
        case .sync, nil: return
        }
    }

    /// A neighbour failed, or an earlier step of the same work.
    private func abortHead() {
        if case .preparation(let statement, _) = entries.first { forget(statement) }
        guard case .statement(let work, _, _) = entries.first, !work.isAlone, !work.isSettled else { return }
        work.isAlone = true
        repeats.append(work)
    }

    private func fail(_ error: PostgreSQLError) -> Bool {
        if case .preparation(let statement, _) = entries.first { forget(statement) }
        guard let report = error.report, !report.sqlState.isEmpty, !report.isFatal else {
            let isServers = error.report?.isFatal ?? false
            pool.lost(self, isServers ? error.as(.connectionLost) : lossReason)
            return false
        }
        if error.endsConnection { isRetiring = true }
        guard let work = headWork else { return true }
        if !repairPreparation(error, of: work) {
            work.fail(error)
            if work.settlesEarly { work.settle() }
        }
        return true
    }

    /// The server has committed the group at the head, or undone it.
    private func finishGroup() {
        headHasResult = false
        hasResponded = true
        isOverdue = false
        groups -= 1
        if case .sync(_, let work) = entries.popFirst(), let work {
            load -= 1
            if work.needsRepeat {
                work.needsRepeat = false
                work.restart()
                repeats.append(work)
            } else if link.hasUnconfirmedCommit, work.failure == nil, !work.settlesEarly {
                isRetiring = true
                work.settle(PostgreSQLError(.outcomeUnknown, "committed, but not known to be replicated"))
            } else {
                work.settle()
            }
        }
        let again = repeats.filter { !$0.isSettled }
        repeats.removeAll()
        if !again.isEmpty { pool.submit(again: again) }
    }
}
