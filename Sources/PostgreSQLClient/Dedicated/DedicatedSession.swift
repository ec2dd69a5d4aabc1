import NIOCore

/// A connection that serves one caller's statements one after another. Confined to its event loop.
final class DedicatedSession: WatchedConnection {
    let id: UInt64
    let link: LibPQConnection
    private unowned let owner: LoopConnections
    private let redact: (String) -> String
    private var current: DedicatedWork?
    private var waiting = CircularBuffer<DedicatedWork>()
    private var listeners: [AsyncStream<PostgreSQLNotification>.Continuation] = []
    /// Requests to cancel that the server has not read yet; nothing new starts until it has.
    private var cancelling = 0
    private var isClosed = false

    init(id: UInt64, link: LibPQConnection, owner: LoopConnections, redact: @escaping (String) -> String) {
        self.id = id
        self.link = link
        self.owner = owner
        self.redact = redact
        link.keepsNotices = true
    }

    /// Runs work when all before it is done.
    func submit(_ work: DedicatedWork) {
        guard !isClosed else { return work.settle(Self.closed) }
        waiting.append(work)
        startNext()
    }

    /// Stops one caller's work, or whatever runs when no caller is named.
    func cancel(_ id: UInt64?) {
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            let work = waiting.remove(at: index)
            work.isCancelled = true
            return work.settle(PostgreSQLError(.cancelled, "the caller no longer waits"))
        }
        guard let current, id == nil || current.id == id, let cancellation = link.cancellation() else {
            return
        }
        current.isCancelled = true
        cancelling += 1
        owner.cancel(cancellation) { [self] in
            cancelling -= 1
            startNext()
        }
    }

    func listen(_ listener: AsyncStream<PostgreSQLNotification>.Continuation) {
        if isClosed { listener.finish() } else { listeners.append(listener) }
    }

    /// Closes the connection; what waits fails with `shutdown`.
    func close() {
        end(Self.closed)
    }

    func becameReady(_ readiness: Readiness) {
        guard !isClosed else { return }
        guard link.consumeInput() else { return end(lossReason) }
        while let notification = link.nextNotification() { pass(on: notification) }
        receiveResults()
    }

    // MARK: Results

    private func startNext() {
        guard current == nil, cancelling == 0, !isClosed, let work = waiting.popFirst() else { return }
        current = work
        _ = link.takeNotices()
        guard send(work) else { return end(lossReason) }
        receiveResults()
    }

    private func send(_ work: DedicatedWork) -> Bool {
        guard let values = work.values else { return link.sendScript(work.sql) }
        owner.parameters.encode(values)
        return link.send(work.sql, &owner.parameters)
    }

    private func receiveResults() {
        while let work = current {
            if link.isBusy { break }
            guard let result = link.nextResult() else {
                current = nil
                work.settle(nil, link.takeNotices())
                startNext()
                continue
            }
            guard receive(result, for: work) else { return }
        }
        watch()
    }

    /// False when the connection has ended.
    private func receive(_ result: borrowing LibPQResult, for work: DedicatedWork) -> Bool {
        switch result.status {
        case .failure:
            let error = PostgreSQLError(result)
            guard let report = error.report, !report.sqlState.isEmpty, !report.isFatal else {
                end(error.report?.isFatal == true ? error.as(.connectionLost) : lossReason)
                return false
            }
            work.fail(error)
        case .copyIn, .copyOut, .other:
            end(PostgreSQLError(.protocolViolation, "COPY from or to the client is not supported"))
            return false
        case .command, .rows, .empty, .sync, .aborted:
            do throws(PostgreSQLError) {
                try work.receive(result)
            } catch {
                work.fail(error)
            }
        }
        return true
    }

    private func watch() {
        guard !isClosed else { return }
        switch link.flush() {
        case .lost: end(lossReason)
        case .blocked: if !owner.watch(self, for: [.reading, .writing]) { end(lossReason) }
        case .done: if !owner.watch(self, for: .reading) { end(lossReason) }
        }
    }

    // MARK: End

    /// A listener that falls too far behind would miss something: it is better told that all is lost.
    private func pass(on notification: PostgreSQLNotification) {
        listeners.removeAll { listener in
            switch listener.yield(notification) {
            case .enqueued: return false
            case .dropped, .terminated: break
            @unknown default: break
            }
            listener.finish()
            return true
        }
    }

    private func end(_ error: PostgreSQLError) {
        guard !isClosed else { return }
        isClosed = true
        owner.remove(self)
        let works = (current.map { [$0] } ?? []) + waiting
        current = nil
        waiting.removeAll()
        for work in works { work.settle(error) }
        for listener in listeners { listener.finish() }
        listeners.removeAll()
    }

    private var lossReason: PostgreSQLError { PostgreSQLError(.connectionLost, redact(link.errorText)) }

    private static let closed = PostgreSQLError(.shutdown, "the connection is closed")
}
