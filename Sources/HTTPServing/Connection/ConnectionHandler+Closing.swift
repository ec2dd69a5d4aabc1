import HTTPRouting
import Logging
import NIOCore

/// How a connection ends, and when.
extension ConnectionHandler {
    /// Ends the output after what is written, and throws away what the client still sends: closing at
    /// once would make the kernel reset the connection and the client lose the response (RFC 9112 §9.6).
    func linger() {
        guard let context, phase != .closed else { return }
        phase = .lingering
        queue.removeAll()
        decoder.discard()
        deadline = loop.deadline(after: service.deadlines.linger)
        lingering = (loop.now + service.deadlines.linger * 5, decoder.discarded)
        if isInputClosed {
            closeAfterFlush()
        } else {
            context.flush()
            context.close(mode: .output, promise: nil)
            if !isReading { context.read() }
        }
    }

    /// Closes when everything is written.
    func closeAfterFlush() {
        guard let context, phase != .closed else { return }
        phase = .lingering
        queue.removeAll()
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in self.abort() }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: promise)
    }

    /// Closes at once.
    func abort() {
        context?.close(promise: nil)
    }

    /// Ends what has taken too long.
    func checkDeadlines(_ now: NIODeadline) {
        checkOutput(now)
        if loop.closesIdle, phase == .idle, !isHeadPartial, queue.isEmpty {
            let quiet = service.deadlines.quiet
            if now - idleSince >= quiet { linger() }
        }
        guard now >= deadline else { return }
        switch phase {
        case .idle:
            if isHeadPartial {
                refuse(.requestTimeout("the header was not complete in time"))
            } else if queue.isEmpty {
                linger()
            }
        case .receiving: checkBody(now)
        case .sending: deadline = .distantFuture
        case .admitting, .responding:
            service.logger.warning(
                "request deadline exceeded", metadata: exchange?.request.logMetadata ?? [:])
            refuse(.unavailable("the request took too long"))
        case .lingering: endLingering(now)
        case .closed: break
        }
    }

    /// Closes once the last response has left and the client is silent, or has sent enough; until the
    /// response has left only ``checkOutput(_:)`` may give the client up.
    private func endLingering(_ now: NIODeadline) {
        let discarded = decoder.discarded
        let isSending = lingering.map { $0.discarded != discarded && now < $0.end } ?? false
        if output.mayBePending || isSending {
            lingering?.discarded = discarded
            deadline = loop.deadline(after: service.deadlines.linger)
        } else {
            abort()
        }
    }

    /// Gives a body that comes fast enough more time.
    private func checkBody(_ now: NIODeadline) {
        guard let exchange else { return }
        let keepsUp = exchange.window?.keepsUp(
            exchange.request.body.count, at: now, bytesPerSecond: service.configuration.limits.minimumRate,
            within: service.deadlines.body)
        if keepsUp == false {
            refuse(.requestTimeout("the body came too slowly"))
        } else {
            deadline = exchange.window?.end(service.deadlines.body) ?? .distantFuture
        }
    }
}
