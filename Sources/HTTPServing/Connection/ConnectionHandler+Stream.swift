import HTTPRouting
import HTTPTypes
import Logging
import NIOCore

/// Responses that are made while they are sent.
extension ConnectionHandler {
    /// Sends a response piece by piece; the next piece is asked for when the client has taken enough.
    func send(_ response: Response, _ stream: ResponseStream, keepsAlive: Bool) async {
        guard let context, let exchange else { return }
        var head = ResponseHead(exchange: exchange, keepsAlive: keepsAlive)
        head.isChunked = !exchange.isHTTP10
        var buffer = context.channel.allocator.buffer(capacity: ResponseHead.typicalSize)
        head.write(response, loop: loop, into: &buffer)
        output.status = response.status.code
        output.bodyBytes = 0
        write(buffer)
        flushIfNeeded()
        let writer = PieceWriter(
            connection: NIOLoopBound(self, eventLoop: loop.eventLoop), generation: generation,
            isChunked: head.isChunked, keepsAlive: keepsAlive)
        do {
            try await stream.forEach { piece in try await writer.write(piece) }
            try finishStream(writer)
        } catch {
            abandonStream(writer, error)
        }
    }

    /// Writes a piece if its response is still being sent.
    ///
    /// - Returns: Whether there is room for the next.
    fileprivate func write(_ piece: [UInt8], of writer: PieceWriter) throws -> Bool {
        guard let context, phase == .responding, generation == writer.generation else {
            throw ConnectionClosed()
        }
        var buffer = context.channel.allocator.buffer(capacity: piece.count + 12)
        if writer.isChunked { buffer.writeString(String(piece.count, radix: 16) + "\r\n") }
        buffer.writeBytes(piece)
        if writer.isChunked { buffer.writeStaticString("\r\n") }
        output.bodyBytes += piece.count
        write(buffer)
        guard context.channel.isWritable else {
            output.needsFlush = false
            context.flush()
            return context.channel.isWritable
        }
        scheduleFlush()
        return true
    }

    fileprivate func waitForRoom(_ continuation: CheckedContinuation<Void, any Error>) {
        guard let context, phase == .responding else {
            continuation.resume(throwing: ConnectionClosed())
            return
        }
        if context.channel.isWritable {
            continuation.resume()
        } else {
            output.wait(continuation)
        }
    }

    private func scheduleFlush() {
        guard !output.isFlushScheduled else { return }
        output.isFlushScheduled = true
        let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
        loop.eventLoop.execute {
            connection.value.output.isFlushScheduled = false
            connection.value.flushIfNeeded()
        }
    }

    private func finishStream(_ writer: PieceWriter) throws {
        guard phase == .responding, generation == writer.generation else { throw ConnectionClosed() }
        if writer.isChunked { write(ByteBuffer(staticString: "0\r\n\r\n")) }
        flushIfNeeded()
        endExchange(keepsAlive: writer.keepsAlive && !loop.isDraining)
    }

    private func abandonStream(_ writer: PieceWriter, _ error: any Error) {
        guard phase == .responding, generation == writer.generation else { return }
        var metadata = exchange?.request.logMetadata ?? [:]
        metadata["cause"] = "\(error)"
        service.logger.error("response ended unfinished", metadata: metadata)
        abort()
    }
}

/// Brings the pieces of one response to its connection, from whatever thread makes them.
private struct PieceWriter: Sendable {
    let connection: NIOLoopBound<ConnectionHandler>
    let generation: Int
    let isChunked: Bool
    let keepsAlive: Bool

    func write(_ piece: [UInt8]) async throws {
        guard !piece.isEmpty else { return }
        let eventLoop = connection.eventLoop
        if eventLoop.inEventLoop {
            if try connection.value.write(piece, of: self) { return }
            try await withCheckedThrowingContinuation { connection.value.waitForRoom($0) }
        } else {
            try await withCheckedThrowingContinuation { continuation in
                eventLoop.execute {
                    do {
                        _ = try connection.value.write(piece, of: self)
                        connection.value.waitForRoom(continuation)
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            }
        }
    }
}
