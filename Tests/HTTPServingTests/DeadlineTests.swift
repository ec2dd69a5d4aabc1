import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1))) struct DeadlineTests {
    private static let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a connection that never sends anything is closed without a response`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.header = .milliseconds(50) }) {
            server in
            let text = try await server.everything(after: "")
            #expect(text.isEmpty)
        }
    }

    @Test(arguments: ["G", "GET /hello HTTP/1.1\r\nHost: a\r\nA: "])
    func `a header that does not become complete is 408`(beginning: String) async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.header = .seconds(5) }) { server in
            let text = try await server.everything(after: beginning)
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 408 "))
            let connection = try await server.connect()
            connection.post(Self.get)
            #expect(try await connection.response()?.status == 200)
            connection.post(beginning)
            #expect(try await connection.response()?.status == 408)
            #expect(try await connection.response() == nil)
        }
    }

    @Test func `a header that trickles in does not keep its connection`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.header = .seconds(1) }) { server in
            let connection = try await server.connect()
            try await connection.send("GET /hello HTTP/1.1\r\nHost: a\r\n")
            let trickle = Task {
                while !Task.isCancelled { try await connection.send("A: b\r\n") }
            }
            let status = try await connection.response()?.status
            trickle.cancel()
            // Whoever still sends when the connection closes may lose the response to a reset.
            #expect(status == nil || status == 408 || status == 431)
        }
    }

    @Test func `an idle connection is closed without a response`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.idle = .seconds(1) }) {
            server in
            let connection = try await server.connect()
            connection.post(Self.get)
            #expect(try await connection.response()?.status == 200)
            #expect(try await connection.response() == nil)
        }
    }

    @Test func `a body that comes too slowly is 408`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.deadlines.body = .milliseconds(500) }) {
            server in
            let text = try await server.everything(
                after: "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nh")
            #expect(text.hasPrefix("HTTP/1.1 408 "))
            #expect(text.split(separator: "HTTP/1.1 ").count == 1)
        }
    }

    @Test func `a handler that takes too long is cancelled, and the response is 503`() async throws {
        let (cancellations, continuation) = AsyncStream<Void>.makeStream()
        let router = testRouter { router in
            router.on(.get, "/slow") { _ in
                let never = AsyncStream<Void>.makeStream()
                for await _ in never.stream {}
                continuation.yield()
                return Response(contentType: "text/plain", "too late")
            }
        }
        try await TestServer.run(router, configure: { $0.deadlines.request = .milliseconds(500) }) { server in
            let text = try await server.everything(
                after: "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
            #expect(text.hasPrefix("HTTP/1.1 503 "))
            #expect(text.contains("\r\nRetry-After: 1\r\n"))
            #expect(text.split(separator: "HTTP/1.1 ").count == 1)
            #expect(await cancellations.first(where: { _ in true }) != nil)
        }
    }

    @Test func `a handler is cancelled when its client is gone`() async throws {
        let (events, continuation) = AsyncStream<String>.makeStream()
        let router = testRouter { router in
            router.on(.get, "/export") { _ in
                Response(
                    body: .stream(
                        ResponseStream { write in
                            continuation.yield("began")
                            do {
                                while true { try await write([UInt8](repeating: 0, count: 10_000)) }
                            } catch {
                                continuation.yield("ended")
                                throw error
                            }
                        }))
            }
        }
        try await TestServer.run(router) { server in
            let connection = try await server.connect(receiveBuffer: 4096)
            try await connection.setReading(false)
            connection.post("GET /export HTTP/1.1\r\nHost: a\r\n\r\n")
            var iterator = events.makeAsyncIterator()
            #expect(await iterator.next() == "began")
            await connection.close()
            #expect(await iterator.next() == "ended")
        }
    }

    @Test func `the last response of a connection is not cut off while the client reads it`() async throws {
        let size = 8 << 20
        let router = testRouter { router in
            router.on(.get, "/large") { _ in
                Response(contentType: "image/png", String(repeating: "a", count: size))
            }
        }
        try await TestServer.run(
            router,
            configure: {
                $0.deadlines.linger = .milliseconds(20)
                $0.deadlines.idle = .seconds(1)
            }
        ) { server in
            let slow = try await server.connect(receiveBuffer: 4096)
            try await slow.setReading(false)
            slow.post("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let clock = try await server.connect()
            clock.post(Self.get)
            #expect(try await clock.response()?.status == 200)
            #expect(try await clock.response() == nil, "much longer than the linger deadline has passed")
            try await slow.setReading(true)
            #expect(await slow.rest().utf8.count > size)
        }
    }

    @Test func `a client that does not read is closed`() async throws {
        let (events, continuation) = AsyncStream<Int>.makeStream()
        let router = testRouter { router in
            router.on(.get, "/export") { _ in
                Response(
                    body: .stream(
                        ResponseStream { write in
                            var pieces = 0
                            do {
                                while true {
                                    try await write([UInt8](repeating: 0, count: 10_000))
                                    pieces += 1
                                }
                            } catch {
                                continuation.yield(pieces)
                                throw error
                            }
                        }))
            }
        }
        try await TestServer.run(router, configure: { $0.deadlines.write = .milliseconds(100) }) { server in
            let connection = try await server.connect(receiveBuffer: 4096)
            try await connection.setReading(false)
            connection.post("GET /export HTTP/1.1\r\nHost: a\r\n\r\n")
            var iterator = events.makeAsyncIterator()
            let pieces = try #require(await iterator.next())
            #expect(pieces < 2000, "production does not run ahead of the client")
            await connection.close()
        }
    }
}
