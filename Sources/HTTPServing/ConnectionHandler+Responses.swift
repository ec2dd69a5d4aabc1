import HTTPRouting
import NIOCore

/// From requests to answers.
extension ConnectionHandler {
    /// Gives the request to the router. An answer that needs no waiting is written when this returns.
    func respond() {
        guard let exchange else { return }
        phase = .responding
        generation += 1
        switch service.router.begin(exchange.request) {
        case .answered(let response):
            if case .stream = response.body { return respond { response } }
            complete(exchange, with: response)
        case .pending(let pending):
            let router = service.router
            respond { await router.finish(pending) }
        }
    }

    private func respond(_ make: @escaping @Sendable () async -> Response) {
        deadline = loop.deadline(after: service.deadlines.request)
        let number = generation
        let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
        let began = ContinuousClock.now
        let task = Task.immediate(executorPreference: loop.executor) {
            let response = await RequestTime.$began.withValue(began) { await make() }
            await connection.value.deliver(response, generation: number)
        }
        if phase == .responding, generation == number { self.task = task }
    }

    /// Answers a request, or what should have been one, with a problem, and ends the connection.
    func refuse(_ problem: Problem) {
        let refused = exchange ?? Exchange(remoteAddress: remoteAddress, receivedAt: loop.now)
        generation += 1
        task?.cancel()
        task = nil
        exchange = refused
        service.router.identify(&refused.request)
        let response = service.router.respond(to: refused.request, with: problem)
        write(response, keepsAlive: false)
        endExchange(keepsAlive: false)
    }

    private func deliver(_ response: Response, generation number: Int) async {
        guard phase == .responding, generation == number, let exchange else { return }
        switch response.body {
        case .none, .bytes: complete(exchange, with: response)
        case .stream(let stream):
            deadline = .distantFuture
            let keepsAlive = exchange.keepsAlive && !loop.isDraining && !exchange.isHTTP10
            await send(response, stream, keepsAlive: keepsAlive)
        }
    }

    private func complete(_ exchange: Exchange, with response: Response) {
        let keepsAlive = exchange.keepsAlive && !loop.isDraining
        write(response, keepsAlive: keepsAlive)
        endExchange(keepsAlive: keepsAlive)
    }

    /// Goes on to the next request, or ends the connection.
    func endExchange(keepsAlive: Bool) {
        logAccess()
        exchange = nil
        task = nil
        guard phase != .closed else { return }
        guard keepsAlive else {
            linger()
            return
        }
        phase = .idle
        idleSince = loop.now
        deadline = loop.deadline(after: service.deadlines.idle)
        pump()
        flushIfNeeded()
        if !isReading { readIfWanted() }
    }

    private func logAccess() {
        guard service.configuration.logsAccess, let exchange else { return }
        AccessLog.record(exchange, status: output.status, bytes: output.bodyBytes, logger: service.logger)
    }
}
