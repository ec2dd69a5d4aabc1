import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A client that sends bytes as they are given and reads responses one by one.
final class TestConnection: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    init(to address: SocketAddress, receiveBuffer: Int? = nil) async throws {
        let inbox = Inbox()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(50))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(InboxHandler(inbox))
                }
            }
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(
                .socketOption(.so_rcvbuf), value: SocketOptionValue(receiveBuffer))
        }
        channel = try await bootstrap.connect(to: address).get()
        self.inbox = inbox
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// Sends without waiting for the bytes to leave.
    func post(_ text: String) {
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    func setReading(_ isReading: Bool) async throws {
        try await channel.setOption(.autoRead, value: isReading).get()
    }

    func closeOutput() async throws {
        try await channel.close(mode: .output)
    }

    func close() async {
        try? await channel.close()
    }

    /// The next response; nil if the server has closed instead.
    func response(toHead: Bool = false) async throws -> WireResponse? {
        while true {
            if let response = try inbox.takeResponse(toHead: toHead) { return response }
            guard await inbox.more() else { return try inbox.takeResponse(toHead: toHead) }
        }
    }

    /// Waits for a text; false if the server closes first. What has come stays to be read.
    func until(_ text: String) async -> Bool {
        while !inbox.contains(text) {
            guard await inbox.more() else { return false }
        }
        return true
    }

    /// Everything until the server closes.
    func rest() async -> String {
        while await inbox.more() {}
        return inbox.takeAll()
    }
}

/// What has come for a client.
final class Inbox: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isEnded = false
        var waiter: CheckedContinuation<Void, Never>?
        var seen = 0
    }

    private let state = NIOLockedValueBox(State())

    func add(_ bytes: [UInt8]) {
        state.withLockedValue { state in
            state.bytes += bytes
            state.waiter?.resume()
            state.waiter = nil
        }
    }

    func end() {
        state.withLockedValue { state in
            state.isEnded = true
            state.waiter?.resume()
            state.waiter = nil
        }
    }

    /// Waits for bytes that were not there at the last call; false if there will be none.
    func more() async -> Bool {
        await withCheckedContinuation { continuation in
            state.withLockedValue { state in
                if state.bytes.count > state.seen || state.isEnded {
                    continuation.resume()
                } else {
                    state.waiter = continuation
                }
            }
        }
        return state.withLockedValue { state in
            defer { state.seen = state.bytes.count }
            return state.bytes.count > state.seen
        }
    }

    func contains(_ text: String) -> Bool {
        state.withLockedValue { String(decoding: $0.bytes, as: UTF8.self).contains(text) }
    }

    func takeAll() -> String {
        state.withLockedValue { state in
            defer { state.bytes = [] }
            return String(decoding: state.bytes, as: UTF8.self)
        }
    }

    func takeResponse(toHead: Bool) throws -> WireResponse? {
        try state.withLockedValue { state in
            guard
                let (response, length) = try WireResponse.parse(
                    state.bytes, toHead: toHead, isEnded: state.isEnded)
            else { return nil }
            state.bytes.removeFirst(length)
            state.seen = state.bytes.count
            return response
        }
    }
}

private final class InboxHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let inbox: Inbox

    init(_ inbox: Inbox) {
        self.inbox = inbox
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        inbox.add(Array(unwrapInboundIn(data).readableBytesView))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { inbox.end() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.end()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
