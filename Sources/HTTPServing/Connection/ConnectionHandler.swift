import HTTPRouting
import NIOCore
import NIOHTTP1

/// One connection: takes requests one after the other, gives each to the router as a task on this event
/// loop, writes the responses in order. Only to be touched on its loop.
///
/// Reading stops while a request waits behind the present one, or a response waits for the client.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = IOData

    /// What the connection is doing.
    enum Phase {
        /// Between requests.
        case idle
        /// A header has come, its body is coming.
        case receiving
        /// The route is asked whether the body is to be read.
        case admitting
        /// The router has the request, or its response is being streamed.
        case responding
        /// The rest of a large response is being written.
        case sending
        /// The last response is written; what still comes is thrown away.
        case lingering
        case closed
    }

    let loop: LoopState
    let service: ServiceContext
    let decoder: RequestDecoder
    var context: ChannelHandlerContext?
    var remoteAddress: String?
    /// The trusted proxies, if the peer is one of them.
    var trustedProxies: TrustedProxies?
    var phase = Phase.idle
    /// The request that is being received or responded to.
    var exchange: Exchange?
    var task: Task<Void, Never>?
    /// Counts requests, so that a response that comes too late is known as such.
    var generation = 0
    /// When the present phase must be over.
    var deadline = NIODeadline.distantFuture
    /// Since when the connection is idle.
    var idleSince = NIODeadline.now()
    /// Whether the first bytes of a header have come, but not all of it.
    var isHeadPartial = false
    var partsInThisRead = 0
    /// What came while there was another request.
    var queue = CircularBuffer<HTTPServerRequestPart>(initialCapacity: 2)
    /// What is wrong with the bytes after those in the queue.
    var fault: Problem?
    /// Whether the present body is thrown away, since the request has been responded to.
    var skipsBody = false
    /// The `Origin` of a header that can't be read.
    var unreadOrigin: String?
    var isPumping = false
    var isReading = false
    /// Whether the client has said that it will send nothing more.
    var isInputClosed = false
    /// When the client must have ended, and what had been thrown away at the last look.
    var lingering: (end: NIODeadline, discarded: Int)?
    /// How the connection is counted; nil before and after.
    var admission: ConnectionCount.Admission?
    var output = OutputState()

    init(loop: LoopState, decoder: RequestDecoder) {
        self.loop = loop
        self.service = loop.service
        self.decoder = decoder
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        loop.add(self)
        // Its time begins now, and not at the last tick, which is long ago where something has held up the loop.
        loop.refreshTime()
        idleSince = loop.now
        deadline = loop.deadline(after: service.deadlines.header)
        remoteAddress = context.remoteAddress?.ipAddress
        trustedProxies = service.configuration.trustedProxies.flatMap {
            $0.contains(remoteAddress) ? $0 : nil
        }
        let admission = service.connections.enter()
        self.admission = admission
        service.metrics?.opened(admission)
        switch admission {
        case .served: context.read()
        case .refused: refuse(.unavailable("too many connections are open"))
        case .dropped: abort()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        queue.removeAll()
        task?.cancel()
        task = nil
        output.wake(throwing: ConnectionClosed())
        if let exchange { service.metrics?.abandoned(exchange, bytes: output.sentBodyBytes) }
        (output.rest, output.reservation, output.pending) = (nil, nil, nil)
        exchange?.reservation = nil
        guard let admission else { return }
        self.admission = nil
        service.connections.leave(admission)
        service.metrics?.closed(admission)
        loop.remove(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        partsInThisRead += 1
        switch part {
        case .head: decoder.endHead()
        case .body: break
        case .end: decoder.endMessage()
        }
        isReading = true
        if canProcess, queue.isEmpty, !isPumping {
            isPumping = true
            process(part)
            isPumping = false
            if !queue.isEmpty || fault != nil { pump() }
        } else if phase != .lingering, phase != .closed {
            queue.append(part)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        if phase == .lingering, decoder.discarded > service.configuration.limits.lingerBytes {
            return abort()
        }
        if partsInThisRead == 0, phase == .idle, !isHeadPartial { beginPartialHead() }
        partsInThisRead = 0
        flushIfNeeded()
        readIfWanted()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable else { return }
        output.wake()
        output.pending = nil
        sendRest()
        pump()
        flushIfNeeded()
        readIfWanted()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent {
            isInputClosed = true
            if phase == .lingering || (phase == .idle && queue.isEmpty) { closeAfterFlush() }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let problem = Problem(parserError: error, limits: service.configuration.limits) else {
            abort()
            return
        }
        guard phase != .lingering, phase != .closed, fault == nil else { return }
        fault = problem
        if exchange == nil { unreadOrigin = decoder.origin }
        pump()
        flushIfNeeded()
    }
}

/// The client is gone, or the server gave it up.
struct ConnectionClosed: Error {}
