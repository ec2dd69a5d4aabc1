import NIOCore
import NIOPosix
import Synchronization
import TestSupport

/// A way to the server that can be cut, or turned into a black hole.
final class FaultyProxy: Sendable {
    /// What the proxy does with bytes.
    enum Mood: Sendable {
        case passing
        /// Bytes of the server are kept back; those to the server pass.
        case mute
        /// Nothing passes.
        case blackHole
        /// Bytes of the server are turned into others.
        case garbling
    }

    private let mood = Mutex(Mood.passing)
    private let channels = Mutex<[any Channel]>([])
    private let listener = Mutex<(any Channel)?>(nil)
    private let held = Mutex(Held())

    /// What one connection has to wait for.
    private struct Held {
        var number: Int?
        var connections = 0
        var channel: (any Channel)?
        var bytes: [ByteBuffer] = []
    }

    /// Runs a test with a proxy before the server.
    static func run<R>(_ body: (FaultyProxy, _ url: String) async throws -> R) async throws -> R {
        let proxy = FaultyProxy()
        let (host, port) = try TestDatabase.address()
        let group = TestDatabase.group
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { client in
                proxy.channels.withLock { $0.append(client) }
                let number = proxy.held.withLock { held in
                    defer { held.connections += 1 }
                    return held.connections
                }
                return ClientBootstrap(group: client.eventLoop)
                    .connect(host: host, port: port)
                    .flatMapThrowing { server in
                        proxy.channels.withLock { $0.append(server) }
                        try client.pipeline.syncOperations.addHandler(
                            Relay(to: server, isServer: false, number: number, proxy: proxy))
                        try server.pipeline.syncOperations.addHandler(
                            Relay(to: client, isServer: true, number: number, proxy: proxy))
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        proxy.listener.withLock { $0 = listener }
        defer { proxy.stop() }
        return try await body(proxy, TestDatabase.url(port: listener.localAddress?.port ?? 0))
    }

    /// Changes what happens to bytes from now on.
    func become(_ mood: Mood) { self.mood.withLock { $0 = mood } }

    /// Keeps what the server says to the connection of this number, from 0, until `letGo`.
    func holdBack(_ number: Int) { held.withLock { $0.number = number } }

    /// Passes on what was kept.
    func letGo() {
        let (channel, bytes) = held.withLock { held in
            defer { (held.number, held.bytes) = (nil, []) }
            return (held.channel, held.bytes)
        }
        for buffer in bytes { channel?.writeAndFlush(buffer, promise: nil) }
    }

    /// Whether anything is kept.
    var isHolding: Bool { held.withLock { !$0.bytes.isEmpty } }

    private func keeps(_ buffer: ByteBuffer, to channel: any Channel, of number: Int) -> Bool {
        held.withLock { held in
            guard held.number == number else { return false }
            held.channel = channel
            held.bytes.append(buffer)
            return true
        }
    }

    /// Closes every connection; new ones are welcome.
    func cut() {
        let open = channels.withLock { channels in
            defer { channels.removeAll() }
            return channels
        }
        for channel in open { channel.close(promise: nil) }
    }

    private func stop() {
        listener.withLock { $0 }?.close(promise: nil)
        cut()
    }

    /// What becomes of bytes; nil when they do not pass.
    private func passed(_ bytes: ByteBuffer, fromServer: Bool) -> ByteBuffer? {
        switch mood.withLock({ $0 }) {
        case .passing: bytes
        case .mute: fromServer ? nil : bytes
        case .blackHole: nil
        case .garbling: fromServer ? ByteBuffer(bytes: bytes.readableBytesView.map { $0 ^ 0x55 }) : bytes
        }
    }

    private final class Relay: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let other: any Channel
        private let isServer: Bool
        private let number: Int
        private let proxy: FaultyProxy

        init(to other: any Channel, isServer: Bool, number: Int, proxy: FaultyProxy) {
            self.other = other
            self.isServer = isServer
            self.number = number
            self.proxy = proxy
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard let bytes = proxy.passed(unwrapInboundIn(data), fromServer: isServer) else { return }
            if isServer, proxy.keeps(bytes, to: other, of: number) { return }
            other.writeAndFlush(bytes, promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            other.close(promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
