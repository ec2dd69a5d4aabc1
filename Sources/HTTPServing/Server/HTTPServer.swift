public import HTTPRouting
public import Logging
public import NIOCore
public import NIOPosix
public import ServiceLifecycle

/// Serves HTTP/1.1 with a router.
///
/// A graceful shutdown goes: not ready, and each response from now on is the last of its connection; after
/// the drain delay no new connection is begun, and those that are in the accept queue are accepted; then the
/// listening socket is closed, and idle connections are; after the shutdown deadline, all others. Cancelling
/// ``run()`` closes everything at once.
public struct HTTPServer: Service {
    private let configuration: HTTPServerConfiguration
    private let router: Router
    private let readiness: Readiness
    private let logger: Logger
    private let eventLoopGroup: MultiThreadedEventLoopGroup?
    private let onListening: @Sendable (SocketAddress) -> Void

    /// Makes a server; it listens when it is run.
    ///
    /// - Parameters:
    ///   - configuration: where it listens, its limits and timeouts.
    ///   - router: what responds to its requests.
    ///   - readiness: what it sets: true while it serves, false from the first moment of a shutdown.
    ///   - logger: where requests and failures are logged.
    ///   - eventLoopGroup: the event loops to serve on; without, it makes `configuration.eventLoops` of its own.
    ///   - onListening: called once with the address when it is listened on.
    public init(
        configuration: HTTPServerConfiguration = HTTPServerConfiguration(), router: Router,
        readiness: Readiness = Readiness(), logger: Logger,
        eventLoopGroup: MultiThreadedEventLoopGroup? = nil,
        onListening: @escaping @Sendable (SocketAddress) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.router = router
        self.readiness = readiness
        self.logger = logger
        self.eventLoopGroup = eventLoopGroup
        self.onListening = onListening
    }

    /// Serves until a graceful shutdown is complete, or the task is cancelled.
    ///
    /// - Throws: If the address cannot be listened on, or the listening socket fails.
    public func run() async throws {
        guard let eventLoopGroup else {
            let group = MultiThreadedEventLoopGroup(numberOfThreads: max(configuration.eventLoops, 1))
            do {
                try await serve(on: group)
            } catch {
                try? await group.shutdownGracefully()
                throw error
            }
            try await group.shutdownGracefully()
            return
        }
        try await serve(on: eventLoopGroup)
    }

    private func serve(on group: MultiThreadedEventLoopGroup) async throws {
        let service = ServiceContext(
            configuration: configuration, router: router, logger: logger)
        let loops = try await ServingLoops(group, service: service)
        let listener = try await bind(group, loops)
        try await withTaskCancellationHandler {
            if let address = listener.localAddress { onListening(address) }
            readiness.set(true)
            let failure = await waitForEnd(of: listener)
            readiness.set(false)
            try await stop(listener, loops)
            if let failure { throw failure }
        } onCancel: {
            listener.close(promise: nil)
            loops.closeAll()
        }
    }

    private func bind(_ group: MultiThreadedEventLoopGroup, _ loops: ServingLoops) async throws -> any Channel
    {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: configuration.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 64)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.tcpOption(.notSentLowWaterMark), value: 128 << 10)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 16 << 10, high: 32 << 10))
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try loops.configure(channel) }
            }
        do {
            return try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
        } catch {
            throw ListenFailure(host: configuration.host, port: configuration.port, error)
        }
    }
}

/// The server can't listen.
public struct ListenFailure: Error {
    /// Where it was to.
    public let host: String
    public let port: Int
    /// What the system calls the reason (errno); `nil` when the host is none of this machine's.
    public let code: Int32?

    init(host: String, port: Int, _ cause: any Error) {
        (self.host, self.port) = (host, port)
        code = (cause as? IOError)?.errnoCode
    }
}

extension HTTPServer {
    /// Waits for the wish to stop; returns an error if the listener ends without one.
    private func waitForEnd(of listener: any Channel) async -> ListenerClosed? {
        let (events, continuation) = AsyncStream<ListenerClosed?>.makeStream()
        listener.closeFuture.whenComplete { _ in continuation.yield(ListenerClosed()) }
        return await withTaskCancellationOrGracefulShutdownHandler {
            for await event in events { return event }
            return nil
        } onCancelOrGracefulShutdown: {
            continuation.yield(nil)
        }
    }

    private func stop(_ listener: any Channel, _ loops: ServingLoops) async throws {
        try await loops.beginDraining()
        try? await Task.sleep(for: configuration.deadlines.drain)
        await ListenerDrain(listener).run(settle: configuration.deadlines.settle)
        try await loops.settle()
        try? await listener.close()
        let grace = Task.isCancelled ? .zero : configuration.deadlines.shutdown
        try await loops.finishConnections(within: grace)
    }
}

/// The listening socket was closed by somebody else.
struct ListenerClosed: Error {}
