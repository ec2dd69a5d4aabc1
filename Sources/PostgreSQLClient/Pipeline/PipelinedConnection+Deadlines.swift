import NIOCore

extension PipelinedConnection {
    /// Fails the callers whose deadline has passed. True when the connection must be discarded.
    func expire(now: NIODeadline) -> Bool {
        let timeout = PostgreSQLError(.timeout, "no result from the database before the deadline")
        for work in repeats where work.deadline <= now { work.settle(timeout) }
        var group: [PendingWork] = []
        for entry in entries {
            switch entry {
            case .preparation(_, let work), .statement(let work, _, _): group.append(work)
            case .sync(let sent, let work):
                if let work { group.append(work) }
                let isLate = sent + pool.limits.statementTimeout <= now
                for work in group where isLate || work.deadline <= now { work.settle(withoutResult: timeout) }
                if isLate || isAbandoned(group, since: sent, now) { isOverdue = true }
                group.removeAll(keepingCapacity: true)
            }
        }
        return mustDiscard(now)
    }

    /// Whether nobody waits for a group any more that the server has had time for.
    private func isAbandoned(_ group: [PendingWork], since sent: NIODeadline, _ now: NIODeadline) -> Bool {
        sent + pool.limits.acquireTimeout <= now && group.allSatisfy(\.isSettled)
    }

    /// Whether the connection is overdue and either silent, or busy only with reads that nobody waits for.
    private func mustDiscard(_ now: NIODeadline) -> Bool {
        guard isOverdue, let sent = oldestSync else { return false }
        if isAbandonedByReaders { return true }
        let limits = pool.limits
        return max(sent + limits.statementTimeout, lastHeard) + limits.silenceTimeout <= now
    }

    private var oldestSync: NIODeadline? {
        for case .sync(let sent, _) in entries { return sent }
        return nil
    }

    private var isAbandonedByReaders: Bool {
        lease == nil && repeats.allSatisfy(\.isSettled)
            && entries.allSatisfy { entry in
                switch entry {
                case .preparation(_, let work), .statement(let work, _, _):
                    work.isSettled && work.loss == .repeatable
                case .sync(_, let work): work.map { $0.isSettled && $0.loss == .repeatable } ?? true
                }
            }
    }
}
