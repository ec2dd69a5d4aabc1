import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

/// Responses to clients that are still sending: they must arrive, and the connection must end.
@Suite(.timeLimit(.minutes(1))) struct LingerTests {
    private static let beginnings: [(String, Int)] = [
        ("GET /hello HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "a", count: 20_000), 431),
        ("GET /" + String(repeating: "a", count: 20_000), 414),
        ("GET /hello HTTP/9.9\r\n\r\n", 505),
        ("nonsense\r\n\r\n", 400),
        ("GET /hello HTTP/1.1\r\n\r\n", 400),
        ("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n", 413),
        ("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n", 404),
        ("POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400),
        ("POST /admin HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n", 401),
    ]

    private static let router = testRouter { router in
        router.on(
            .post, "/admin", bodyLimit: 1 << 30,
            admission: { _ async throws(Problem) -> Handler in
                throw Problem("no", title: "No", status: .unauthorized)
            })
    }

    @Test(arguments: beginnings)
    func `a client that goes on sending gets the response`(beginning: String, status: Int) async throws {
        try await TestServer.run(Self.router) { server in
            let connection = try await server.connect()
            connection.post(beginning)
            let more = String(repeating: "more ", count: 20_000)
            for _ in 0..<40 { connection.post(more) }
            #expect(try await connection.response()?.status == status)
            #expect(try await connection.response() == nil)
            await connection.close()
        }
    }

    @Test func `a client that never stops sending is closed`() async throws {
        try await TestServer.run(
            Self.router,
            configure: {
                $0.deadlines.linger = .milliseconds(100)
                $0.limits.lingerBytes = 1 << 20
            }
        ) { server in
            let connection = try await server.connect()
            connection.post("nonsense\r\n\r\n")
            let sending = Task {
                while true { try await connection.send(String(repeating: "more ", count: 20_000)) }
            }
            _ = try await connection.response()
            await #expect(throws: (any Error).self) { try await sending.value }
        }
    }

    @Test func `a refused body that is short does not end the connection`() async throws {
        try await TestServer.run(Self.router) { server in
            let connection = try await server.connect()
            connection.post("POST /admin HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n")
            #expect(try await connection.response()?.status == 401, "before the body is sent")
            connection.post("helloGET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await connection.response()?.text == "hello")
            connection.post("POST /admin HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
            #expect(try await connection.response()?.status == 401)
            connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await connection.response()?.text == "hello")
            await connection.close()
        }
    }

    @Test func `who expects to continue is not told to when the body is refused`() async throws {
        try await TestServer.run(Self.router) { server in
            let text = try await server.everything(
                after: "POST /admin HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 401 "))
            #expect(text.contains("\r\nConnection: close\r\n"))
        }
    }
}
