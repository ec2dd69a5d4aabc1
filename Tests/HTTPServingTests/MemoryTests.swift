import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

/// What all clients together may hold.
@Suite(.timeLimit(.minutes(1))) struct MemoryTests {
    private static let large = String(repeating: "0123456789", count: 100_000)

    private static let router = testRouter { router in
        router.on(.post, "/import", bodyLimit: 4 << 20) { request in
            Response(contentType: "text/plain", "\(request.body.count)")
        }
        router.on(.get, "/large") { _ in Response(contentType: "image/png", large) }
    }

    @Test func `bodies beyond the memory for all of them are refused until there is some again`() async throws
    {
        let memory = MemoryBudget(3 << 20)
        try await TestServer.run(Self.router, configure: { $0.requestMemory = memory }) { server in
            let head = "POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n"
            let stalled = try await server.connect()
            stalled.post(head + String(repeating: "a", count: 1_999_999))
            while memory.reserved < 1_999_999 { await Task.yield() }
            let refused = try await server.everything(after: head + String(repeating: "a", count: 2_000_000))
            #expect(refused.hasPrefix("HTTP/1.1 503 "))
            #expect(refused.contains("\r\nRetry-After: 1\r\n"))
            stalled.post("a")
            #expect(try await stalled.response()?.text == "2000000")
            #expect(memory.reserved == 0)
            let next = try await server.response(to: head + String(repeating: "a", count: 2_000_000))
            #expect(next?.text == "2000000")
        }
    }

    @Test func `a body that stops coming is 408, however fast it was before`() async throws {
        try await TestServer.run(Self.router, configure: { $0.deadlines.body = .milliseconds(200) }) {
            server in
            let text = try await server.everything(
                after: "POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n"
                    + String(repeating: "a", count: 1_999_999))
            #expect(text.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `a large response comes whole, and the next ones after it`() async throws {
        try await TestServer.run(Self.router) { server in
            let connection = try await server.connect()
            let get = "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
            connection.post(get + get + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await connection.response()?.text == Self.large)
            #expect(try await connection.response()?.text == Self.large)
            #expect(try await connection.response()?.text == "hello")
            await connection.close()
        }
    }

    @Test func `large responses beyond the memory for them are 503, small ones are not`() async throws {
        let memory = MemoryBudget(1_500_000)
        try await TestServer.run(Self.router, configure: { $0.responseMemory = memory }) { server in
            let get = "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
            let slow = try await server.connect(receiveBuffer: 4096)
            try await slow.setReading(false)
            slow.post(get)
            while memory.reserved < 1_000_000 { await Task.yield() }
            let refused = try await server.response(to: get)
            #expect(refused?.status == 503)
            #expect(refused?["Retry-After"] == "1")
            #expect(try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "hello")
            try await slow.setReading(true)
            #expect(try await slow.response()?.text == Self.large)
            await slow.close()
            while memory.reserved > 0 { await Task.yield() }
            #expect(try await server.response(to: get)?.status == 200)
        }
    }

    @Test func `a client that goes away gives back what was reserved for it`() async throws {
        let memory = MemoryBudget(1_500_000)
        try await TestServer.run(Self.router, configure: { $0.responseMemory = memory }) { server in
            let slow = try await server.connect(receiveBuffer: 4096)
            try await slow.setReading(false)
            slow.post("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            while memory.reserved < 1_000_000 { await Task.yield() }
            await slow.close()
            while memory.reserved > 0 { await Task.yield() }
            #expect(try await server.response(to: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
        }
    }

    @Test func `a reservation is counted once and given back`() throws {
        let budget = MemoryBudget(100)
        do {
            let first = try #require(budget.reserve(60))
            #expect(budget.reserve(50) == nil)
            #expect(!first.resize(to: 101))
            #expect(first.resize(to: 10))
            #expect(budget.reserved == 10)
        }
        #expect(budget.reserved == 0)
    }
}
