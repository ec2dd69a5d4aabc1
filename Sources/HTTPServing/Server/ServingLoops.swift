import NIOCore
import NIOPosix

/// The state of every event loop of a server.
struct ServingLoops: Sendable {
    private let states: [ObjectIdentifier: NIOLoopBound<LoopState>]

    init(_ group: MultiThreadedEventLoopGroup, service: ServiceContext) async throws {
        var states: [ObjectIdentifier: NIOLoopBound<LoopState>] = [:]
        for eventLoop in group.makeIterator() {
            states[ObjectIdentifier(eventLoop)] = try await eventLoop.submit {
                NIOLoopBound(LoopState(eventLoop: eventLoop, service: service), eventLoop: eventLoop)
            }.get()
        }
        self.states = states
    }

    /// Puts our handlers on a new connection.
    func configure(_ channel: any Channel) throws {
        guard let state = states[ObjectIdentifier(channel.eventLoop)]?.value else { throw ListenerClosed() }
        let decoder = RequestDecoder(limits: state.service.configuration.limits)
        try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(decoder), ConnectionHandler(loop: state, decoder: decoder))
    }

    func beginDraining() async throws {
        for state in states.values {
            try await state.eventLoop.submit { state.value.beginDraining() }.get()
        }
    }

    /// Returns when every loop has had a turn: connections that were accepted before are then set up.
    func settle() async throws {
        for _ in 0..<2 {
            for state in states.values { try await state.eventLoop.submit {}.get() }
        }
    }

    /// Returns when no connection is left.
    func finishConnections(within grace: Duration) async throws {
        let futures = states.values.map { state in
            state.eventLoop.flatSubmit { state.value.finishConnections(within: grace) }
        }
        for future in futures { try await future.get() }
    }

    func closeAll() {
        for state in states.values {
            state.eventLoop.execute { state.value.closeAll() }
        }
    }
}
