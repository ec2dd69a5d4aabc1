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
        case .responding, .lingering, .closed: false
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
            refuse(fault)
        } else if isInputClosed, phase == .idle {
            closeAfterFlush()
        }
    }

    func process(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head): receive(head)
        case .body(let bytes): receive(bytes)
        case .end: if phase == .receiving { respond() }
        }
    }

    /// Asks for more bytes, unless something has to be done first.
    func readIfWanted() {
        guard let context, !isInputClosed, phase != .closed else { return }
        if phase == .lingering || (queue.isEmpty && context.channel.isWritable) { context.read() }
    }

    func beginPartialHead() {
        isHeadPartial = true
        deadline = loop.deadline(after: service.deadlines.header)
    }

    private func receive(_ head: HTTPRequestHead) {
        isHeadPartial = false
        let receivedAt = service.configuration.logsAccess ? NIODeadline.now() : loop.now
        do throws(Problem) {
            let head = try IncomingHead(
                head, limits: service.configuration.limits, hosts: service.configuration.hosts,
                remoteAddress: remoteAddress)
            let exchange = Exchange(head, receivedAt: receivedAt)
            service.router.identify(&exchange.request)
            self.exchange = exchange
            phase = .receiving
            if head.fields.hasBody { try admitBody(head.fields) }
        } catch {
            if exchange == nil {
                exchange = Exchange(remoteAddress: remoteAddress, receivedAt: receivedAt)
            }
            refuse(error)
        }
    }

    private func admitBody(_ fields: IncomingFields) throws(Problem) {
        guard let exchange else { return }
        let limit = try service.router.admit(exchange.request, contentLength: fields.contentLength)
        exchange.bodyLimit = limit
        exchange.request.body.reserveCapacity(min(fields.contentLength ?? 0, 64 << 10))
        deadline = loop.deadline(after: service.deadlines.body)
        if fields.expectsContinue { writeContinue() }
    }

    private func receive(_ bytes: ByteBuffer) {
        guard phase == .receiving, let exchange else { return }
        let count = exchange.request.body.count + bytes.readableBytes
        guard count <= exchange.bodyLimit else {
            refuse(.contentTooLarge(limit: exchange.bodyLimit))
            return
        }
        exchange.request.body.append(contentsOf: bytes.readableBytesView)
    }
}
