import HTTPRouting
import NIOCore
import NIOHTTP1

/// From parts to requests.
extension ConnectionHandler {
    /// Whether the next part may be looked at.
    var canProcess: Bool {
        switch phase {
        case .idle: context?.channel.isWritable ?? false
        case .receiving: true
        case .admitting, .responding, .sending, .lingering, .closed: false
        }
    }

    /// Goes on with what has come already, as far as it may.
    func pump() {
        guard !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        while canProcess, let part = queue.popFirst() { process(part) }
        guard queue.isEmpty, phase == .idle || phase == .receiving else { return }
        if let fault {
            if skipsBody { linger() } else { refuse(fault) }
        } else if isInputClosed, phase == .idle {
            closeAfterFlush()
        }
    }

    func process(_ part: HTTPServerRequestPart) {
        if skipsBody {
            if case .end = part {
                skipsBody = false
                deadline = loop.deadline(after: service.deadlines.idle)
            }
            return
        }
        switch part {
        case .head(let head): receive(head)
        case .body(let bytes): receive(bytes)
        case .end: if phase == .receiving { respond() }
        }
    }

    /// Asks for more bytes, unless something has to be done first.
    func readIfWanted() {
        guard let context, !isInputClosed, phase != .closed, phase != .admitting else { return }
        if phase == .lingering || (queue.isEmpty && context.channel.isWritable) { context.read() }
    }

    func beginPartialHead() {
        isHeadPartial = true
        deadline = loop.deadline(after: service.deadlines.header)
    }

    private func receive(_ head: HTTPRequestHead) {
        isHeadPartial = false
        let receivedAt = service.isTiming ? NIODeadline.now() : loop.now
        do throws(Problem) {
            let incoming = try IncomingHead(
                head, limits: service.configuration.limits, hosts: service.configuration.hosts,
                remoteAddress: remoteAddress, proxies: trustedProxies)
            let exchange = Exchange(incoming, receivedAt: receivedAt)
            service.router.identify(&exchange.request)
            self.exchange = exchange
            phase = .receiving
            service.metrics?.began(exchange)
            if incoming.fields.hasBody { try admitBody(incoming.fields) }
        } catch {
            if exchange == nil {
                let lines = head.headers.map {
                    FieldLine(name: $0.name, value: FieldValue.normalized($0.value))
                }
                exchange = Exchange(remoteAddress: remoteAddress, receivedAt: receivedAt, lines: lines)
            }
            refuse(error)
        }
    }

    private func admitBody(_ fields: IncomingFields) throws(Problem) {
        guard let exchange else { return }
        let admission = try service.router.admit(exchange.request, contentLength: fields.contentLength)
        exchange.admission = admission
        exchange.routeNumber = admission.routeNumber
        exchange.bodyLength = fields.contentLength
        exchange.expectsContinue = fields.expectsContinue
        guard let check = admission.check else { return try beginBody(exchange) }
        phase = .admitting
        generation += 1
        deadline = loop.deadline(after: service.deadlines.request)
        let number = generation
        let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
        let request = exchange.request
        let task = Task.immediate(executorPreference: loop.executor) {
            let result: Result<Handler, Problem>
            do throws(Problem) {
                result = .success(try await check(request))
            } catch {
                result = .failure(error)
            }
            connection.value.finishAdmission(result, generation: number)
        }
        if phase == .admitting, generation == number { self.task = task }
    }

    /// Goes on with a body that may be read, or refuses it.
    private func finishAdmission(_ result: Result<Handler, Problem>, generation number: Int) {
        guard phase == .admitting, generation == number, let exchange else { return }
        task = nil
        phase = .receiving
        do throws(Problem) {
            exchange.admission?.handler = try result.get()
            try beginBody(exchange)
        } catch {
            refuseBody(error)
        }
        pump()
        flushIfNeeded()
        if !isReading { readIfWanted() }
    }

    /// Responds with a problem before the body is read. If the body is short the connection goes on after it.
    private func refuseBody(_ problem: Problem) {
        guard let exchange, let length = exchange.bodyLength, length <= 64 << 10, !exchange.expectsContinue
        else { return refuse(problem) }
        skipsBody = true
        complete(exchange, with: service.router.respond(to: exchange.request, with: problem))
    }

    private func beginBody(_ exchange: Exchange) throws(Problem) {
        let expected = min(exchange.bodyLength ?? 0, 64 << 10)
        guard let reservation = service.configuration.requestMemory.reserve(expected) else {
            throw .tooManyBodies
        }
        exchange.reservation = reservation
        exchange.request.body.reserveCapacity(expected)
        exchange.window = RateWindow(at: loop.now + loop.resolution, 0)
        deadline = loop.deadline(after: service.deadlines.body)
        if exchange.expectsContinue { writeContinue() }
    }

    private func receive(_ bytes: ByteBuffer) {
        guard phase == .receiving, let exchange else { return }
        exchange.bodyBytes += bytes.readableBytes
        let count = exchange.request.body.count + bytes.readableBytes
        let limit = exchange.admission?.limit ?? 0
        guard count <= limit else { return refuse(.contentTooLarge(limit: limit)) }
        guard reserve(count, exchange) else { return refuse(.tooManyBodies) }
        exchange.request.body.append(contentsOf: bytes.readableBytesView)
    }

    /// Makes room for a body of so many bytes; false if there is none left.
    private func reserve(_ count: Int, _ exchange: Exchange) -> Bool {
        let capacity = exchange.request.body.capacity
        guard count > capacity else { return true }
        let wanted = min(
            max(count, 2 * capacity), max(exchange.bodyLength ?? exchange.admission?.limit ?? 0, count))
        guard exchange.reservation?.resize(to: wanted) ?? true else { return false }
        exchange.request.body.reserveCapacity(wanted)
        return true
    }
}

extension Problem {
    /// 503: the bodies that are arriving take all the memory that there is for them.
    fileprivate static var tooManyBodies: Problem {
        .unavailable("too many large bodies are arriving at once")
    }
}
