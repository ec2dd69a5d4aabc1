internal import Foundation

extension SQLiteWriter {
    /// Stores the jobs in one transaction, and resumes their callers.
    func store(_ group: [WriteJob], in connection: SQLiteConnection) {
        guard !group.isEmpty else { return }
        do throws(SQLiteUnavailable) {
            try files?.check()
            try lock?.take(within: Self.lockLimit)
        } catch {
            return refuse(group, error)
        }
        let completions: [@Sendable () -> Void]
        do {
            completions = try commit(group, in: connection)
            trimLog(connection)
            lock?.free()
        } catch {
            if connection.isInTransaction { try? connection.run(.rollback) }
            lock?.free()
            guard let loss = error as? LostTransaction else { return refuse(group, error) }
            guard group.count > 1 else { return refuse(group, loss.cause) }
            return group.forEach { store([$0], in: connection) }
        }
        completions.forEach { $0() }
    }

    /// When the database is busy for too long, all that wait are told: they do not queue up to find out one group after
    /// the other.
    private func refuse(_ group: [WriteJob], _ error: any Error) {
        let waiting = error.isOfBusyDatabase ? takeWaiting() : []
        for job in group + waiting { job.fail(error) }
    }

    private func commit(_ group: [WriteJob], in connection: SQLiteConnection) throws -> [@Sendable () -> Void]
    {
        if connection.isInTransaction { try connection.run(.rollback) }
        try connection.run(.beginWrite)
        connection.finalChanges = nil
        defer { connection.finalChanges = nil }
        let completions = try group.map { try completion(of: $0, in: connection) }
        do { try connection.finalChanges?.make(in: connection) } catch { throw LostTransaction(cause: error) }
        do throws(SQLiteError) {
            try connection.run(.commit)
        } catch {
            throw Self.failure(committing: error)
        }
        do throws(SQLiteUnavailable) {
            try files?.check()
        } catch {
            throw SQLiteUnavailable.outcomeUnknown(cause: error)
        }
        countTransaction()
        return completions
    }

    /// What the failure of a `COMMIT` means: after a failed write or sync the transaction is undone here, but what reached
    /// the disk may still come to light after a crash.
    static func failure(committing error: SQLiteError) -> any Error {
        error.code == .inputOutput ? SQLiteUnavailable.outcomeUnknown(cause: error) : error
    }

    /// Runs one job; what tells its caller is for after the commit, since a refusal too may rest on what others of the
    /// group have written.
    private func completion(
        of job: WriteJob, in connection: SQLiteConnection
    ) throws -> @Sendable () -> Void {
        let finalCount = connection.finalChanges?.count ?? 0
        try connection.run(.beginJob)
        do {
            let completion = try job.run(connection)
            try connection.run(.endJob)
            return completion
        } catch {
            // Full disks and the like undo the whole transaction.
            guard connection.isInTransaction else { throw LostTransaction(cause: error) }
            connection.finalChanges?.removeAll(behind: finalCount)
            try connection.run(.undoJob)
            try connection.run(.endJob)
            return { job.fail(error) }
        }
    }

    /// Readers that always overlap can keep the log from starting over.
    private func trimLog(_ connection: SQLiteConnection) {
        guard lock != nil else { return }
        var status = stat()
        guard unsafe stat(path + "-wal", &status) == 0, status.st_size > Self.maximumLogSize else { return }
        try? connection.truncateLog()
    }
}

/// A transaction that SQLite undid by itself, or that has to be undone.
struct LostTransaction: Error {
    let cause: any Error
}

extension Error {
    /// Whether it is of a database that is busy, so that whoever else waits would meet the same.
    fileprivate var isOfBusyDatabase: Bool {
        if let error = self as? SQLiteError {
            return [.busy, .locked, .lockProtocol, .interrupted, .outOfMemory].contains(error.code)
        }
        return switch self as? SQLiteUnavailable {
        case .locked, .moved, .overloaded, .lockMissing: true
        case .closed, .outcomeUnknown, nil: false
        }
    }
}
