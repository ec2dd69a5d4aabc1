import NIOCore

extension PipelinedConnection {
    /// Sends a caller's statements, preparing those that the server does not know yet. Work that may share a
    /// group waits for `endGroup`; other work goes at once, in a group of its own.
    ///
    /// False when the connection is lost.
    func send(_ work: PendingWork) -> Bool {
        if work.isAlone, unsynced > 0, !sync(nil) { return false }
        load += 1
        work.lastConnection = id
        if let prefix = work.prefix {
            guard send(PendingWork.Step(prefix), of: work, index: -1) else {
                return false
            }
        }
        guard send(work.first, of: work, index: 0) else { return false }
        for (index, step) in work.others.enumerated() {
            guard send(step, of: work, index: index + 1) else { return false }
        }
        return work.isAlone ? sync(work) : true
    }

    /// Sends the group that was put together.
    func endGroup() {
        guard unsynced > 0 else { return }
        if !sync(nil) { pool.lost(self, lossReason) }
    }

    private func sync(_ work: PendingWork?) -> Bool {
        let now = NIODeadline.now()
        entries.append(.sync(sent: now, work))
        silentSince = min(silentSince, now)
        unsynced = 0
        groups += 1
        group += 1
        guard link.sync() else { return false }
        switch link.flush() {
        case .done: return true
        case .blocked: return pool.owner.watch(self, for: [.reading, .writing])
        case .lost: return false
        }
    }

    private func send(_ step: PendingWork.Step, of work: PendingWork, index: Int) -> Bool {
        let statement = step.statement
        defer { unsynced += 1 }
        let isNamed = !work.isUnnamed && mayName(statement)
        if isNamed, prepared[statement.key] == nil {
            guard prepare(statement, for: work) else { return false }
        }
        pool.owner.parameters.encode(step.values)
        entries.append(.statement(work, step: index, isShared: !work.isAlone))
        return isNamed
            ? link.sendPrepared(statement, &pool.owner.parameters)
            : link.send(statement.sqlText, &pool.owner.parameters)
    }
}
