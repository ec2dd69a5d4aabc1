import CoreMetrics
import Logging
import NIOCore

extension ConnectionPool {
    /// Opens one more connection, if there may be one.
    func grow() {
        guard !isClosed, connections.count + opening < limit, opening == 0 || opening < waiting.count else {
            return
        }
        if lastFailure != nil || isUnsteady, opening > 0 || NIODeadline.now() < mayOpenAt { return }
        opening += 1
        let earlierLosses = losses
        owner.open { [self] result in
            opening -= 1
            do throws(PostgreSQLError) {
                try opened(result.get())
            } catch  where losses > earlierLosses && error.kind == .connection && !isClosed {
                // What ended a connection meanwhile may have ended this attempt too: that says nothing of the next one.
                grow()
            } catch {
                failed(error)
            }
        }
    }

    /// Opens one more connection when something waits.
    func growIfCrowded() {
        if !waiting.isEmpty { grow() }
    }

    private func opened(_ link: LibPQConnection) throws(PostgreSQLError) {
        guard !isClosed else { return owner.checkClosed() }
        let connection = PipelinedConnection(id: owner.nextConnectionID(), link: link, pool: self)
        guard link.enterPipelineMode(), owner.add(connection) else {
            throw PostgreSQLError(.connection, "the connection cannot be watched")
        }
        if lastFailure != nil {
            owner.logger.info("database connection is back", metadata: ["class": "\(statementClass)"])
        }
        lastFailure = nil
        connections.append(connection)
        drain()
    }

    private func failed(_ error: PostgreSQLError) {
        guard !isClosed else { return owner.checkClosed() }
        metrics?.connectFailures.increment()
        if lastFailure == nil {
            owner.logger.warning("cannot connect to the database", metadata: ["error": "\(error)"])
        }
        let isOfServer = error.kind == .wrongEncoding || error.kind == .unsupportedServer
        lastFailure = isOfServer ? error : error.as(.connection)
        delay()
        if connections.isEmpty { failWaiting(error) }
    }

    /// Waits before the next attempt to connect.
    private func delay() {
        let delay = backoff.next()
        mayOpenAt = .now() + delay
        guard keepsOne else { return }
        owner.schedule(in: delay + .milliseconds(1)) { [weak self] in
            guard let self, connections.isEmpty else { return }
            grow()
        }
    }

    /// Gives up a connection: reads are sent again on a younger one, other callers fail.
    func lost(_ connection: PipelinedConnection, _ error: PostgreSQLError) {
        guard let index = connections.firstIndex(where: { $0 === connection }) else { return }
        connections.remove(at: index)
        losses += 1
        owner.remove(connection)
        if connection.isOverdue, let cancellation = connection.link.cancellation() {
            owner.cancel(cancellation)
        }
        if !isClosed {
            owner.logger.info("database connection lost", metadata: ["error": "\(error)"])
            if !connection.hasResponded {
                isUnsteady = true
                delay()
            }
        }
        var again: [PendingWork] = []
        for work in connection.takeUnsettled() {
            if work.loss == .repeatable, work.losses < PendingWork.repetitionLimit, !isClosed {
                work.losses += 1
                work.restart()
                work.olderConnection = owner.lastConnectionID
                again.append(work)
            } else {
                work.settle(withoutResult: error)
            }
        }
        if !again.isEmpty { submit(again: again) }
        if keepsOne, connections.isEmpty { grow() }
        owner.checkClosed()
    }

    /// A connection has received something and may have room.
    func connectionProgressed(_ connection: PipelinedConnection) {
        if connection.hasResponded {
            isUnsteady = false
            backoff.reset()
        }
        if connection.isRetiring, connection.load == 0, connection.lease == nil {
            retire(connection)
        }
        if !waiting.isEmpty { drain() }
    }

    private func retire(_ connection: PipelinedConnection) {
        connections.removeAll { $0 === connection }
        owner.remove(connection)
        if !waiting.isEmpty || (keepsOne && connections.isEmpty) { grow() }
        owner.checkClosed()
    }
}
