import NIOCore
import NIOPosix
import Synchronization

/// A way to the server that can be cut, or turned into a black hole.
final class FaultyProxy: Sendable {
    /// What the proxy does with bytes.
    enum Mood: Sendable {
        case passing
        /// Bytes of the server are kept back; those to the server pass.
        case mute
        /// Nothing passes.
        case blackHole
    }

    private let mood = Mutex(Mood.passing)
    private let channels = Mutex<[any Channel]>([])
    private let listener = Mutex<(any Channel)?>(nil)

    /// Runs a test with a proxy before the server.
    static func run<R>(_ body: (FaultyProxy, _ url: String) async throws -> R) async throws -> R {
        let proxy = FaultyProxy()
        let (host, port) = try TestDatabase.address()
        let group = TestDatabase.group
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { client in
                proxy.channels.withLock { $0.append(client) }
                return ClientBootstrap(group: client.eventLoop)
                    .connect(host: host, port: port)
                    .flatMapThrowing { server in
                        proxy.channels.withLock { $0.append(server) }
                        try client.pipeline.syncOperations.addHandler(
                            Relay(to: server, isServer: false, proxy: proxy))
                        try server.pipeline.syncOperations.addHandler(
                            Relay(to: client, isServer: true, proxy: proxy))
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        proxy.listener.withLock { $0 = listener }
        defer { proxy.stop() }
        return try await body(proxy, TestDatabase.url(port: listener.localAddress?.port ?? 0))
    }

    /// Changes what happens to bytes from now on.
    func become(_ mood: Mood) { self.mood.withLock { $0 = mood } }

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

    private func passes(fromServer: Bool) -> Bool {
        switch mood.withLock({ $0 }) {
        case .passing: true
        case .mute: !fromServer
        case .blackHole: false
        }
    }

    private final class Relay: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let other: any Channel
        private let isServer: Bool
        private let proxy: FaultyProxy

        init(to other: any Channel, isServer: Bool, proxy: FaultyProxy) {
            self.other = other
            self.isServer = isServer
            self.proxy = proxy
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if proxy.passes(fromServer: isServer) {
                other.writeAndFlush(unwrapInboundIn(data), promise: nil)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            other.close(promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
