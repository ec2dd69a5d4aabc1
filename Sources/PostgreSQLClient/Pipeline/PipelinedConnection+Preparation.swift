import NIOCore

/// Which statements the server knows by name.
extension PipelinedConnection {
    /// Whether to send by name: not when another text has the same name, nor past the limit, nor while it is
    /// open whether the server has prepared it. In the group that prepares it the name is safe: both fail or
    /// neither.
    func mayName(_ statement: PostgreSQLStatement) -> Bool {
        switch pool.limits.preparedStatements {
        case .never: return false
        case .unlessPooled where link.isPooled: return false
        case .unlessPooled, .always: break
        }
        guard let known = prepared[statement.key] else { return prepared.count < Self.preparedLimit }
        return known.statement == statement && (known.isConfirmed || known.group == group)
    }

    func prepare(_ statement: PostgreSQLStatement, for work: PendingWork) -> Bool {
        if outdated.remove(statement.key) != nil {
            let drop = PostgreSQLStatement("DEALLOCATE \(statement.name)")
            pool.owner.parameters.encode([])
            entries.append(.preparation(drop, work))
            guard link.send(drop.sqlText, &pool.owner.parameters) else { return false }
        }
        prepared[statement.key] = Preparation(statement: statement, group: group)
        entries.append(.preparation(statement, work))
        return link.sendPrepare(statement)
    }

    /// Arranges for work to be sent once more whose only fault is how it was prepared; this time without a
    /// name, which cannot fail so.
    func repairPreparation(_ error: PostgreSQLError, of work: PendingWork) -> Bool {
        guard let fault = error.asksForPreparation, let statement = headStatement else { return false }
        switch fault {
        case .missing: forget(statement)
        case .outdated:
            if forget(statement) { outdated.insert(statement.key) }
        case .present:
            prepared[statement.key] = Preparation(statement: statement, group: group, isConfirmed: true)
        }
        guard lease == nil, !work.isUnnamed, !work.isSettled else { return false }
        work.isUnnamed = true
        if work.isAlone {
            work.needsRepeat = true
        } else {
            work.isAlone = true
            repeats.append(work)
        }
        return true
    }

    /// Prepares the statement anew when it is next sent, unless that was done behind the head already: then what
    /// the head tells is old. Whether it was forgotten.
    @discardableResult
    func forget(_ statement: PostgreSQLStatement) -> Bool {
        let isPreparedAgain = entries.dropFirst().contains { entry in
            if case .preparation(let other, _) = entry { other.key == statement.key } else { false }
        }
        if !isPreparedAgain { prepared[statement.key] = nil }
        return !isPreparedAgain
    }

    private var headStatement: PostgreSQLStatement? {
        switch entries.first {
        case .preparation(let statement, _): statement
        case .statement(let work, let step, _):
            step < 0 ? work.prefix : step == 0 ? work.first.statement : work.others[step - 1].statement
        case .sync, nil: nil
        }
    }
}
