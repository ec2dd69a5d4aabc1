import HTTPRouting
import HTTPServing
import Testing

/// A page may read why its request failed, however early that was.
@Suite(.timeLimit(.minutes(1))) struct CORSTests {
    private static let origin = "Origin: https://example.org\r\n"
    private static let requests: [(String, Int)] = [
        ("GET /" + String(repeating: "a", count: 9_000) + " HTTP/1.1\r\nHost: a\r\n" + origin + "\r\n", 414),
        ("GET /hello HTTP/1.1\r\nHost: a\r\n" + origin + "A: " + String(repeating: "a", count: 20_000), 431),
        ("GET /hello HTTP/1.1\r\n" + origin + "\r\n", 400),
        ("GET /hello HTTP/1.1\r\nHost: a b\r\n" + origin + "\r\n", 400),
        ("POST /length HTTP/1.1\r\nHost: a\r\n" + origin + "Content-Length: 2000\r\n\r\n", 413),
        ("POST /length HTTP/1.1\r\nHost: a\r\n" + origin + "Content-Length: 2\r\n\r\n", 408),
        ("POST /length HTTP/1.1\r\nHost: a\r\n" + origin + "Expect: x\r\nContent-Length: 2\r\n\r\n", 417),
        ("POST /length HTTP/1.1\r\nHost: a\r\n" + origin + "Transfer-Encoding: chunked\r\n\r\nx\r\n", 400),
    ]

    @Test(arguments: requests)
    func `a problem of the transport can be read by an allowed origin`(
        request: String, status: Int
    ) async throws {
        var router = testRouter()
        router.cors = CORSPolicy(origins: ["https://example.org"])
        try await TestServer.run(router, configure: { $0.deadlines.body = .milliseconds(100) }) { server in
            let connection = try await server.connect()
            connection.post(request)
            let response = try await connection.response()
            #expect(response?.status == status)
            #expect(response?["Access-Control-Allow-Origin"] == "https://example.org")
            #expect(response?["Vary"] == "Origin")
            await connection.close()
        }
    }

    @Test func `a connection over the limit is refused to every origin that may read`() async throws {
        var router = testRouter()
        router.cors = CORSPolicy(origins: [], allowsEveryOrigin: true)
        try await TestServer.run(router, configure: { $0.maxConnections = 1 }) { server in
            let first = try await server.connect()
            first.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await first.response()?.status == 200)
            let second = try await server.connect()
            let response = try await second.response()
            #expect(response?.status == 503)
            #expect(response?["Access-Control-Allow-Origin"] == "*")
            await second.close()
            await first.close()
        }
    }
}
