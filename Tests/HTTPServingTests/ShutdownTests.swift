import HTTPRouting
import HTTPServing
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct ShutdownTests {
    @Test func `a request in flight gets its response before the server ends`() async throws {
        let gate = Gate()
        let (entries, entered) = AsyncStream<Void>.makeStream()
        let router = testRouter { router in
            router.on(.get, "/slow") { _ in
                entered.yield()
                await gate.wait()
                return Response(contentType: "text/plain", "slow")
            }
        }
        try await TestServer.run(router) { server in
            #expect(server.readiness.isReady)
            let connection = try await server.connect()
            connection.post("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await entries.first(where: { _ in true }) != nil)
            await server.shutDown()
            while server.readiness.isReady { await Task.yield() }
            await gate.open()
            let response = try await connection.response()
            #expect(response?.text == "slow")
            #expect(response?["Connection"] == "close")
            #expect(try await connection.response() == nil)
        }
    }

    @Test func `an idle connection is closed, one with half a request gets its response`() async throws {
        try await TestServer.run(testRouter()) { server in
            let idle = try await server.connect()
            idle.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await idle.response()?.status == 200)
            let half = try await server.connect()
            half.post("POST /length HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            #expect(try await half.response()?.status == 100)
            await server.shutDown()
            #expect(try await idle.response() == nil)
            half.post("body")
            let response = try await half.response()
            #expect(response?.text == "4")
            #expect(response?["Connection"] == "close")
        }
    }

    @Test func `while it drains the server is not ready and still accepts`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.drain = .seconds(2) }) {
            server in
            await server.shutDown()
            while server.readiness.isReady { await Task.yield() }
            let response = try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(response?.text == "hello")
            #expect(response?["Connection"] == "close")
        }
    }

    @Test func `a client that stalls cannot hold the server beyond the deadline`() async throws {
        let router = testRouter { router in
            router.on(.get, "/stuck") { _ in
                await Gate().wait()
                return Response()
            }
            router.on(.get, "/export") { _ in
                Response(
                    body: .stream(
                        ResponseStream { write in
                            while true { try await write([UInt8](repeating: 0, count: 10_000)) }
                        }))
            }
        }
        try await TestServer.run(router, configure: { $0.deadlines.shutdown = .milliseconds(200) }) {
            server in
            let stalled = try await server.connect(receiveBuffer: 4096)
            try await stalled.setReading(false)
            stalled.post("GET /export HTTP/1.1\r\nHost: a\r\n\r\n")
            let stuck = try await server.connect()
            stuck.post("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n")
            let partial = try await server.connect()
            partial.post("GET /hel")
            #expect(try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
            await server.shutDown()
            #expect(try await stuck.response() == nil)
            #expect(await partial.rest() == "")
            await stalled.close()
        }
    }

    @Test func `no request fails while the server stops under load`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.eventLoops = 2 }) { server in
            let (responses, responded) = AsyncStream<Void>.makeStream()
            try await withThrowingTaskGroup(of: Bool.self) { clients in
                for _ in 0..<16 {
                    let connection = try await server.connect()
                    clients.addTask {
                        while true {
                            connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                            guard let response = try await connection.response() else { return false }
                            responded.yield()
                            if response["Connection"] == "close" { return response.text == "hello" }
                        }
                    }
                }
                var count = 0
                for await _ in responses {
                    count += 1
                    if count == 200 { break }
                }
                await server.shutDown()
                for try await succeeded in clients { #expect(succeeded) }
            }
        }
    }

    /// The loop is held up, so that connections wait in the accept queue when the server is told to stop.
    @Test func `connections that wait to be accepted are served before the server ends`() async throws {
        let isHeld = Atomic<Bool>(true)
        let (entries, entered) = AsyncStream<Void>.makeStream()
        let router = testRouter { router in
            router.on(.get, "/hold") { _ in
                entered.yield()
                while isHeld.load(ordering: .acquiring) {}
                return Response(contentType: "text/plain", "held")
            }
        }
        try await TestServer.run(
            router,
            configure: {
                $0.eventLoops = 1
                $0.deadlines.settle = .milliseconds(50)
            }
        ) { server in
            let holding = try await server.connect()
            holding.post("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await entries.first(where: { _ in true }) != nil)
            var waiting: [TestConnection] = []
            for _ in 0..<100 {
                let connection = try await server.connect()
                connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                waiting.append(connection)
            }
            await server.shutDown()
            while server.readiness.isReady { await Task.yield() }
            isHeld.store(false, ordering: .releasing)
            for connection in waiting {
                let response = try await connection.response()
                #expect(response?.text == "hello")
                #expect(response?["Connection"] == "close")
            }
            #expect(try await holding.response()?.text == "held")
        }
    }

    @Test func `an address that is taken is an error`() async throws {
        try await TestServer.run(testRouter()) { server in
            var configuration = HTTPServerConfiguration()
            configuration.port = server.address.port ?? 0
            let second = HTTPServer(configuration: configuration, router: testRouter(), logger: .silent)
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }

    @Test func `a cancelled server closes everything at once`() async throws {
        var configuration = HTTPServerConfiguration()
        configuration.port = 0
        let (addresses, listening) = AsyncStream<TestConnection>.makeStream()
        let server = HTTPServer(configuration: configuration, router: testRouter(), logger: .silent) {
            address in
            Task { listening.yield(try await TestConnection(to: address)) }
        }
        let running = Task { try await server.run() }
        let connection = try #require(await addresses.first(where: { _ in true }))
        connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await connection.response()?.status == 200)
        running.cancel()
        try await running.value
        #expect(try await connection.response() == nil)
    }
}
