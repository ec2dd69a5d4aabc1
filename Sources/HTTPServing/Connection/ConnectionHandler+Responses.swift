import HTTPRouting
import NIOCore

/// From requests to responses.
extension ConnectionHandler {
    /// Gives the request to the router. A response that needs no waiting is written when this returns.
    func respond() {
        guard let exchange else { return }
        phase = .responding
        generation += 1
        switch service.router.begin(exchange.request, after: exchange.admission) {
        case .responded(let response):
            if case .stream = response.body { return respond { response } }
            if largeBody(of: response, exchange) != nil { return respond { response } }
            complete(exchange, with: response)
        case .pending(let pending):
            exchange.routeNumber = pending.routeNumber
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

    /// Responds to a request, or what should have been one, with a problem, and ends the connection.
    func refuse(_ problem: Problem) {
        let lines = unreadOrigin.map { [FieldLine(name: "Origin", value: $0)] } ?? []
        let refused = exchange ?? Exchange(remoteAddress: remoteAddress, receivedAt: .now(), lines: lines)
        generation += 1
        task?.cancel()
        task = nil
        exchange = refused
        service.router.identify(&refused.request)
        if service.metrics != nil, refused.isRequest, refused.routeNumber == nil {
            refused.routeNumber = service.router.routeNumber(of: refused.request)
        }
        let response = service.router.respond(to: refused.request, with: problem)
        write(response, keepsAlive: false)
        if output.rest == nil { endExchange(keepsAlive: false) } else { beginSending() }
    }

    private func deliver(_ response: Response, generation number: Int) async {
        guard phase == .responding, generation == number, let exchange else { return }
        switch response.body {
        case .none: complete(exchange, with: response)
        case .bytes:
            guard let body = largeBody(of: response, exchange),
                let compression = service.configuration.compression
            else { return complete(exchange, with: response) }
            let compressed = await WorkerThreads.shared.gzip(body, level: compression.level)
            guard phase == .responding, generation == number else { return }
            complete(exchange, with: response, compressed: compressed)
        case .stream(let stream):
            deadline = .distantFuture
            let keepsAlive = exchange.keepsAlive && !loop.isDraining && !exchange.isHTTP10
            await send(response, stream, keepsAlive: keepsAlive)
        }
    }

    /// The body of a response, if compressing it takes too long for the event loop.
    private func largeBody(of response: Response, _ exchange: Exchange) -> [UInt8]? {
        guard service.configuration.compression != nil, exchange.acceptEncoding != nil else { return nil }
        return ResponseHead.compressibleBody(response, for: exchange, minimumBytes: 32 << 10)
    }

    func complete(_ exchange: Exchange, with response: Response, compressed: [UInt8]?? = nil) {
        let keepsAlive = exchange.keepsAlive && !loop.isDraining
        exchange.request.body = []
        exchange.reservation = nil
        exchange.routeNumber = response.routeNumber ?? exchange.routeNumber
        write(reserved(response, for: exchange), keepsAlive: keepsAlive, compressed: compressed)
        if output.rest == nil { endExchange(keepsAlive: keepsAlive) } else { beginSending() }
    }

    /// The response with memory reserved for it if it is large, or a 503 if there is none left.
    private func reserved(_ response: Response, for exchange: Exchange) -> Response {
        guard case .bytes(let bytes) = response.body, bytes.count > BodyRest.pieceSize else {
            return response
        }
        var response = response
        if let reservation = response.reservation {
            if reservation.resize(to: bytes.count) { return response }
        } else if let reservation = service.configuration.responseMemory.reserve(bytes.count) {
            response.reservation = reservation
            return response
        }
        return service.router.respond(
            to: exchange.request, with: .unavailable("too many large responses are being sent at once"))
    }

    /// Writes the rest of a large body as the client takes it.
    private func beginSending() {
        phase = .sending
        deadline = .distantFuture
        output.needsFlush = false
        context?.flush()
        sendRest()
    }

    /// Goes on to the next request, or ends the connection.
    func endExchange(keepsAlive: Bool) {
        account()
        output.bodyBytes = 0
        exchange = nil
        task = nil
        guard phase != .closed else { return }
        guard keepsAlive else {
            linger()
            return
        }
        phase = .idle
        idleSince = loop.now
        deadline = loop.deadline(after: skipsBody ? service.deadlines.body : service.deadlines.idle)
        pump()
        flushIfNeeded()
        if !isReading { readIfWanted() }
    }

    /// Counts and logs the exchange that has ended.
    private func account() {
        guard service.isTiming, let exchange else { return }
        let duration = NIODeadline.now() - exchange.receivedAt
        service.metrics?.ended(exchange, status: output.status, bytes: output.bodyBytes, duration)
        guard service.configuration.logsAccess else { return }
        AccessLog.record(
            exchange, status: output.status, bytes: output.bodyBytes, duration, logger: service.logger)
    }
}
