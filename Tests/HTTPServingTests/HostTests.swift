import HTTPServing
import Testing

@Suite(.timeLimit(.minutes(1))) struct HostTests {
    @Test(arguments: [
        "GET /hello HTTP/1.1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: \r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a:123456\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: a, b\r\nhost: c\r\n\r\n",
        "GET http://a@b/hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http:///hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET ftp://a/hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://a/hello HTTP/1.1\r\n\r\n",
        "GET hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /hello#fragment HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /h\u{E9}llo HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
    func `a wrong Host or target is 400 and the connection is closed`(request: String) async throws {
        try await TestServer.run(testRouter()) { server in
            let text = try await server.everything(after: request + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(text.contains("\r\nConnection: close\r\n"))
            #expect(text.contains("\r\nContent-Type: application/problem+json\r\n"))
            #expect(text.contains("\r\nX-Request-Id: made\r\n"))
            #expect(text.split(separator: "HTTP/1.1 ").count == 1)
        }
    }

    @Test(arguments: [
        "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHOST: a.example:8080\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n",
        "GET http://other.example/hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET HTTP://other.example:80/hello HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/1.0\r\n\r\n",
    ])
    func `a right Host is accepted`(request: String) async throws {
        try await TestServer.run(testRouter()) { server in
            let response = try await server.response(to: request)
            #expect(response?.status == 200)
            #expect(response?.text == "hello")
        }
    }

    @Test func `CONNECT is not implemented, TRACE not allowed, an unknown method not implemented`()
        async throws
    {
        try await TestServer.run(testRouter()) { server in
            let connect = try await server.response(to: "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(connect?.status == 501)
            let trace = try await server.response(to: "TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(trace?.status == 405)
            #expect(trace?["Allow"] == "GET, HEAD, OPTIONS")
            let unknown = try await server.response(to: "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(unknown?.status == 501)
        }
    }

    @Test func `OPTIONS of the asterisk reaches the router`() async throws {
        try await TestServer.run(testRouter()) { server in
            let response = try await server.response(to: "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(response?.status == 204)
            #expect(response?["Allow"] == "GET, HEAD, OPTIONS, POST")
        }
    }
}
