internal import Articles
internal import Foundation
internal import GRDB

extension SQLiteWriter {
    /// Stores the jobs in one transaction, and answers them.
    func store(_ group: [WriteJob], in database: Database) {
        guard !group.isEmpty else { return }
        do throws(ArticleError) {
            try files?.check()
            try lock?.take(within: Self.lockLimit)
        } catch {
            return refuse(group, error)
        }
        let answers: [@Sendable () -> Void]
        do {
            answers = try commit(group, in: database)
            trimLog(database)
            lock?.free()
        } catch {
            if database.isInsideTransaction { _ = try? database.run(.rollback) }
            lock?.free()
            guard error is LostTransaction, group.count > 1 else {
                return refuse(group, ArticleError(lossOf: error))
            }
            return group.forEach { store([$0], in: database) }
        }
        answers.forEach { $0() }
    }

    /// When the storage is busy for too long, that is the answer to all that wait: they do not queue up
    /// to find out one group after the other.
    private func refuse(_ group: [WriteJob], _ error: ArticleError) {
        let waiting = error.code == .unavailable ? takeWaiting() : []
        (group + waiting).forEach { $0.fail(error) }
    }

    private func commit(_ group: [WriteJob], in database: Database) throws -> [@Sendable () -> Void] {
        if database.isInsideTransaction { try database.run(.rollback) }
        try database.run(.beginWrite)
        let answers = try group.map { try answer(to: $0, in: database) }
        do { try database.run(.commit) } catch { throw ArticleError(committing: error) }
        do throws(ArticleError) {
            try files?.check()
        } catch {
            throw ArticleError(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
        }
        countTransaction()
        return answers
    }

    /// Runs one job; the answer is for after the commit, since a refusal too may rest on what others
    /// of the group have written.
    private func answer(to job: WriteJob, in database: Database) throws -> @Sendable () -> Void {
        try database.run(.beginJob)
        do {
            let answer = try job.run(database)
            try database.run(.endJob)
            return answer
        } catch {
            // Full disks and the like undo the whole transaction.
            guard database.isInsideTransaction else { throw LostTransaction(cause: error) }
            try database.run(.undoJob)
            try database.run(.endJob)
            return { job.fail(ArticleError(error)) }
        }
    }

    /// Readers that always overlap can keep the log from starting over.
    private func trimLog(_ database: Database) {
        guard lock != nil else { return }
        var status = stat()
        guard unsafe stat(connection.path + "-wal", &status) == 0, status.st_size > Self.maximumLogSize else {
            return
        }
        _ = try? database.checkpoint(.truncate)
    }
}

/// A transaction that SQLite undid by itself.
struct LostTransaction: Error {
    let cause: any Error
}

extension ArticleError {
    fileprivate init(lossOf error: any Error) {
        self.init((error as? LostTransaction)?.cause ?? error)
    }
}
