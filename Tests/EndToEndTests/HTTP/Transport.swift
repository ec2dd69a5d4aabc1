import HTTPRouting
import HTTPServing
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

/// How a request reaches the router.
enum Transport: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// By a call.
    case call
    /// Through a real socket.
    case socket

    var testDescription: String { rawValue }

    func withClient(
        of router: Router, _ body: @escaping @Sendable (any SiteClient) async throws -> Void
    ) async throws {
        switch self {
        case .call: try await body(RouterClient(router: router))
        case .socket:
            let (addresses, continuation) = AsyncStream<SocketAddress>.makeStream()
            var configuration = HTTPServerConfiguration()
            configuration.port = 0
            configuration.logsAccess = false
            configuration.deadlines.quiet = .milliseconds(5)
            let server = HTTPServer(
                configuration: configuration, router: router,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                eventLoopGroup: EventLoops.shared
            ) { continuation.yield($0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                for await address in addresses {
                    try await body(SocketClient(address: address))
                    break
                }
                group.cancelAll()
            }
        }
    }
}

/// Calls the router.
struct RouterClient: SiteClient {
    let router: Router

    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> ReceivedResponse {
        let request = Request(method, target, fields: fields, body: body)
        let response = await router.respond(to: request)
        let bytes: [UInt8] =
            switch response.body {
            case .none: []
            case .bytes(let bytes): bytes
            case .stream: throw ReceivedResponse.Unexpected(text: "a stream")
            }
        return ReceivedResponse(status: response.status.code, fields: response.fields, body: bytes)
    }
}

/// Opens a connection for each request.
struct SocketClient: SiteClient {
    let address: SocketAddress

    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> ReceivedResponse {
        var headers = HTTPHeaders([("host", "localhost"), ("connection", "close")])
        for field in fields { headers.add(name: field.name.rawName, value: field.value) }
        if !body.isEmpty { headers.add(name: "content-length", value: String(body.count)) }
        let head = HTTPRequestHead(
            version: .http1_1, method: .init(rawValue: method.rawValue), uri: target, headers: headers)
        let promise = EventLoops.shared.next().makePromise(of: ReceivedResponse.self)
        let channel: any Channel
        do {
            channel = try await connect(head, body, promise)
        } catch {
            // Nobody else will: a promise that is dropped ends the process.
            promise.fail(error)
            throw error
        }
        let response = try await promise.futureResult.get()
        try? await channel.close()
        return response
    }

    private func connect(
        _ head: HTTPRequestHead, _ body: [UInt8], _ promise: EventLoopPromise<ReceivedResponse>
    ) async throws -> any Channel {
        try await ClientBootstrap(group: EventLoops.shared)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ResponseCollector(head, body, promise))
                }
            }
            .connect(to: address).get()
    }
}

/// Sends a request as soon as it is connected, however busy other threads are: servers do not wait for ever.
/// Collects the response; interim ones are passed over.
final class ResponseCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let request: (head: HTTPRequestHead, body: [UInt8])
    private let promise: EventLoopPromise<ReceivedResponse>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(_ head: HTTPRequestHead, _ body: [UInt8], _ promise: EventLoopPromise<ReceivedResponse>) {
        request = (head, body)
        self.promise = promise
    }

    func channelActive(context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(request.head)), promise: nil)
        if !request.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: request.body)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let buffer): body += buffer.readableBytesView
        case .end: finish()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ChannelError.eof)
    }

    private func finish() {
        guard let head, head.status.code >= 200 else { return }
        var fields = HTTPFields()
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        promise.succeed(ReceivedResponse(status: Int(head.status.code), fields: fields, body: body))
    }
}
