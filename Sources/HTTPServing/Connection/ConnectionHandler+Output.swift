import HTTPRouting
import HTTPTypes
import NIOCore

/// Bytes to the client.
extension ConnectionHandler {
    /// Writes a response whose body is complete: header and body in one buffer, of a large body the first
    /// piece.
    ///
    /// - Parameter compressed: The compressed form of the body, if that was made elsewhere; nil inside for
    ///   one that must stay as it is.
    func write(_ response: Response, keepsAlive: Bool, compressed: [UInt8]?? = nil) {
        guard let context, let exchange, phase != .closed else { return }
        var response = response
        var head = ResponseHead(exchange: exchange, keepsAlive: keepsAlive)
        if let compression = service.configuration.compression {
            head.encode(&response, minimumBytes: compression.minimumBytes) { body in
                if let compressed { compressed } else { loop.deflater?.gzip(body) }
            }
        }
        output.status = response.status.code
        output.bodyBytes = 0
        let body: [UInt8] = if case .bytes(let bytes) = response.body { bytes } else { [] }
        let first = min(body.count, BodyRest.pieceSize)
        var buffer = context.channel.allocator.buffer(capacity: first + ResponseHead.typicalSize)
        head.write(response, loop: loop, into: &buffer)
        output.bodyBytes = body.count
        if first == body.count {
            buffer.writeBytes(body)
        } else {
            buffer.writeBytes(body[..<first])
            output.rest = BodyRest(body, from: first, keepsAlive: keepsAlive)
            output.reservation = response.reservation
        }
        write(buffer)
    }

    /// Writes pieces of the body that is being sent, as long as the client takes them, and not so many that
    /// other connections would wait.
    func sendRest() {
        guard phase == .sending, !output.isSending, let context else { return }
        output.isSending = true
        defer { output.isSending = false }
        for _ in 0..<4 {
            guard context.channel.isWritable, var rest = output.rest else { break }
            let piece = rest.next(context.channel.allocator)
            output.rest = rest
            write(piece)
            output.needsFlush = false
            context.flush()
            guard phase == .sending else { return }
        }
        if let rest = output.rest, rest.isEmpty {
            (output.rest, output.reservation, output.isSending) = (nil, nil, false)
            endExchange(keepsAlive: rest.keepsAlive)
        } else if context.channel.isWritable {
            let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
            loop.eventLoop.execute { connection.value.sendRest() }
        }
    }

    /// Tells a client that waits for it to send its body.
    func writeContinue() {
        write(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n"))
        flushIfNeeded()
    }

    func write(_ buffer: ByteBuffer) {
        guard let context else { return }
        output.written += buffer.readableBytes
        output.needsFlush = true
        output.mayBePending = true
        context.write(wrapOutboundOut(.byteBuffer(buffer)), promise: nil)
    }

    /// Sends what is written, unless more is about to be written in this turn of the loop.
    func flushIfNeeded() {
        guard output.needsFlush, !isReading || !(context?.channel.isWritable ?? false) else { return }
        output.needsFlush = false
        context?.flush()
    }

    /// Ends the connection of a client that reads too slowly, or that holds up more memory than there is for
    /// such.
    func checkOutput(_ now: NIODeadline) {
        guard output.mayBePending, let context, phase != .closed else { return }
        let pending = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard pending > 0 else {
            output.mayBePending = output.rest != nil
            output.window = nil
            output.pending = nil
            return
        }
        if output.pending == nil {
            output.pending = service.configuration.responseMemory.reserve(pending)
            guard output.pending != nil else { return abort() }
        }
        let taken = output.written - pending
        guard output.window != nil else {
            output.window = RateWindow(at: now, taken)
            return
        }
        let keepsUp = output.window?.keepsUp(
            taken, at: now, bytesPerSecond: service.configuration.limits.minimumRate,
            within: service.deadlines.write)
        if keepsUp == false { abort() }
    }
}
