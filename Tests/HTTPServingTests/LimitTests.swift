import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    private static let host = "Host: a\r\n"

    @Test(arguments: [8192 - 6, 8192 - 5, 9000, 17_000, 65_536, 200_000])
    func `a target over the limit is 414`(length: Int) async throws {
        try await TestServer.run(testRouter()) { server in
            let target = "/echo/" + String(repeating: "a", count: length)
            let text = try await server.everything(
                after: "GET \(target) HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n")
            #expect(text.hasPrefix(target.utf8.count <= 8192 ? "HTTP/1.1 200 " : "HTTP/1.1 414 "))
        }
    }

    @Test(arguments: [1000, 17_000, 100_000])
    func `a header over the limit is 431`(length: Int) async throws {
        try await TestServer.run(testRouter()) { server in
            let text = try await server.everything(
                after: "GET /hello HTTP/1.1\r\n\(Self.host)A: \(String(repeating: "a", count: length))\r\n"
                    + "Connection: close\r\n\r\n")
            #expect(text.hasPrefix(length < 16_000 ? "HTTP/1.1 200 " : "HTTP/1.1 431 "))
            #expect(text.split(separator: "HTTP/1.1 ").count == 1)
        }
    }

    @Test(arguments: [98, 99, 300])
    func `more fields than the limit are 431`(count: Int) async throws {
        try await TestServer.run(testRouter()) { server in
            let text = try await server.everything(
                after: "GET /hello HTTP/1.1\r\n\(Self.host)" + String(repeating: "A: b\r\n", count: count)
                    + "Connection: close\r\n\r\n")
            #expect(text.hasPrefix(count == 98 ? "HTTP/1.1 200 " : "HTTP/1.1 431 "))
        }
    }

    @Test func `a long header after a kept connection is 431, a long target 414`() async throws {
        try await TestServer.run(testRouter()) { server in
            for (request, status) in [
                ("GET /hello HTTP/1.1\r\n\(Self.host)A: " + String(repeating: "a", count: 17_000), 431),
                ("GET /" + String(repeating: "a", count: 17_000), 414),
            ] {
                let connection = try await server.connect()
                connection.post("POST /length HTTP/1.1\r\n\(Self.host)Content-Length: 3\r\n\r\nabc")
                #expect(try await connection.response()?.text == "3")
                connection.post(request)
                #expect(try await connection.response()?.status == status)
                #expect(try await connection.response() == nil)
            }
        }
    }

    @Test func `a body over its route's limit is refused before it is sent`() async throws {
        try await TestServer.run(testRouter()) { server in
            for expect in ["", "Expect: 100-continue\r\n"] {
                let text = try await server.everything(
                    after: "POST /length HTTP/1.1\r\n\(Self.host)\(expect)Content-Length: 1001\r\n\r\n")
                #expect(text.hasPrefix("HTTP/1.1 413 "))
                #expect(text.contains("\r\nConnection: close\r\n"))
                #expect(text.contains(#""limit":1000"#))
            }
        }
    }

    @Test func `a chunked body is refused when it grows over the limit`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            connection.post("POST /length HTTP/1.1\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<3 {
                connection.post("190\r\n\(String(repeating: "a", count: 400))\r\n")
            }
            #expect(try await connection.response()?.status == 413)
            #expect(try await connection.response() == nil)
        }
    }

    @Test func `a route may take more than the default`() async throws {
        let router = testRouter { router in
            router.on(.post, "/import", bodyLimit: 4 << 20) { request in
                Response(contentType: "text/plain", "\(request.body.count)")
            }
        }
        try await TestServer.run(router) { server in
            let body = String(repeating: "a", count: 3 << 20)
            let response = try await server.response(
                to: "POST /import HTTP/1.1\r\n\(Self.host)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            #expect(response?.text == "3145728")
        }
    }

    @Test func `a compressed body is 415 and an unknown expectation 417`() async throws {
        try await TestServer.run(testRouter()) { server in
            let coded = try await server.everything(
                after:
                    "POST /length HTTP/1.1\r\n\(Self.host)Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\n"
            )
            #expect(coded.hasPrefix("HTTP/1.1 415 "))
            let expecting = try await server.everything(
                after: "POST /length HTTP/1.1\r\n\(Self.host)Expect: 200-ok\r\nContent-Length: 9\r\n\r\n")
            #expect(expecting.hasPrefix("HTTP/1.1 417 "))
        }
    }

    @Test func `a client that expects to continue is told to`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            connection.post(
                "POST /length HTTP/1.1\r\n\(Self.host)Expect: 100-Continue\r\nContent-Length: 5\r\n\r\n")
            #expect(try await connection.response()?.status == 100)
            connection.post("hello")
            let response = try await connection.response()
            #expect(response?.status == 200)
            #expect(response?.text == "5")
            await connection.close()
        }
    }
}
