import HTTPRouting
import HTTPServing
import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle

/// A server that runs while a test does.
struct TestServer: Sendable {
    let address: SocketAddress
    let readiness: Readiness
    private let group: ServiceGroup

    func connect(receiveBuffer: Int? = nil) async throws -> TestConnection {
        try await TestConnection(to: address, receiveBuffer: receiveBuffer)
    }

    /// Sends one request on a connection of its own; the first response, nil if the server closes instead.
    func response(to request: String) async throws -> WireResponse? {
        let connection = try await connect()
        connection.post(request)
        let response = try await connection.response(toHead: request.hasPrefix("HEAD "))
        await connection.close()
        return response
    }

    /// Sends bytes on a connection of its own; everything that comes until the server closes.
    func everything(after request: String) async throws -> String {
        let connection = try await connect()
        connection.post(request)
        let text = await connection.rest()
        await connection.close()
        return text
    }

    func shutDown() async {
        await group.triggerGracefulShutdown()
    }

    /// Runs a server, then a test against it, then stops the server.
    static func run(
        _ router: Router, logger: Logger = .silent,
        configure: (inout HTTPServerConfiguration) -> Void = { _ in },
        test: (TestServer) async throws -> Void
    ) async throws {
        var configuration = HTTPServerConfiguration()
        configuration.port = 0
        configuration.deadlines.header = .seconds(120)
        configuration.deadlines.shutdown = .seconds(30)
        configuration.deadlines.settle = .milliseconds(5)
        configuration.deadlines.quiet = .milliseconds(10)
        configuration.deadlines.linger = .milliseconds(500)
        configure(&configuration)
        let (addresses, continuation) = AsyncStream<SocketAddress>.makeStream()
        let readiness = Readiness()
        let server = HTTPServer(
            configuration: configuration, router: router, readiness: readiness, logger: logger
        ) {
            continuation.yield($0)
            continuation.finish()
        }
        let group = ServiceGroup(services: [server], logger: .silent)
        let running = Task { try await group.run() }
        guard let address = await addresses.first(where: { _ in true }) else { return }
        let result: Result<Void, any Error>
        do {
            try await test(TestServer(address: address, readiness: readiness, group: group))
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }
}

extension Logger {
    static let silent = Logger(label: "silent", factory: { _ in SwiftLogNoOpLogHandler() })
}

/// Holds whoever waits until it is opened.
actor Gate {
    private var isOpen = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    func open() {
        isOpen = true
        for waiter in waiters { waiter.resume() }
        waiters = []
    }

    func wait() async {
        guard !isOpen else { return }
        await withCheckedContinuation { waiters.append($0) }
    }
}

/// The routes that the tests of the server need.
func testRouter(_ add: (inout Router) -> Void = { _ in }) -> Router {
    var router = Router(makeRequestID: { "made" })
    router.on(.get, "/hello") { _ in Response(contentType: "text/plain", "hello") }
    router.on(.get, "/echo/{word}") { request async throws(Problem) -> Response in
        Response(contentType: "text/plain", try request.parameter("word"))
    }
    router.on(.post, "/length", bodyLimit: 1000) { request in
        Response(contentType: "text/plain", "\(request.body.count)")
    }
    add(&router)
    return router
}
