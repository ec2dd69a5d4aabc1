import HTTPRouting
import HTTPTypes
import NIOCore

/// Bytes to the client.
extension ConnectionHandler {
    /// Writes an answer whose body is complete: header and body in one buffer.
    func write(_ response: Response, keepsAlive: Bool) {
        guard let context, let exchange, phase != .closed else { return }
        var response = response
        var head = ResponseHead(exchange: exchange, keepsAlive: keepsAlive)
        if let compression = service.configuration.compression {
            head.encode(&response, minimumBytes: compression.minimumBytes, deflater: loop.deflater)
        }
        output.status = response.status.code
        output.bodyBytes = 0
        var buffer: ByteBuffer
        if case .bytes(let body) = response.body {
            buffer = context.channel.allocator.buffer(capacity: body.count + ResponseHead.typicalSize)
            head.write(response, loop: loop, into: &buffer)
            buffer.writeBytes(body)
            output.bodyBytes = body.count
        } else {
            buffer = context.channel.allocator.buffer(capacity: ResponseHead.typicalSize)
            head.write(response, loop: loop, into: &buffer)
        }
        write(buffer)
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

    /// Ends the connection of a client that reads too slowly.
    func checkOutput(_ now: NIODeadline) {
        guard output.mayBePending, let context, phase != .closed else { return }
        let pending = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard pending > 0 else {
            output.mayBePending = false
            output.window = nil
            return
        }
        let taken = output.written - pending
        guard let window = output.window else {
            output.window = (now, taken)
            return
        }
        let elapsed = now - window.start
        guard elapsed >= service.deadlines.write else { return }
        let expected = Int64(service.configuration.limits.minimumRate) * elapsed.nanoseconds / 1_000_000_000
        if Int64(taken - window.taken) < max(expected, 1) {
            abort()
        } else {
            output.window = (now, taken)
        }
    }
}
