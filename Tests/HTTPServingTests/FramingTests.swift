import HTTPServing
import Testing

@Suite(.timeLimit(.minutes(1))) struct FramingTests {
    private static let head = "POST /length HTTP/1.1\r\nHost: a\r\n"

    @Test(arguments: [
        head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        head + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        head + "Content-Length: 5, 5\r\n\r\nhello",
        head + "Content-Length: +5\r\n\r\nhello",
        head + "Content-Length: -5\r\n\r\nhello",
        head + "Content-Length: 0x5\r\n\r\nhello",
        head + "Content-Length: 99999999999999999999\r\n\r\nhello",
        head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nhello",
        head + "Bad Name: x\r\n\r\n",
        head + ": x\r\n\r\n",
        head + "A: b\r\n folded\r\n\r\n",
        head + "A: b\0c\r\n\r\n",
        "POST /length HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /hello HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET /hello HTTX/1.1\r\nHost: a\r\n\r\n",
        "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /hello\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}",
        "hello\r\n\r\n",
    ])
    func `a framing fault has one response and ends the connection`(request: String) async throws {
        try await TestServer.run(testRouter()) { server in
            let text = try await server.everything(
                after: request + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            let statuses = text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["400"] || statuses == ["501"] || statuses == ["505"], "\(request) \(text)")
            #expect(text.contains("Connection: close\r\n"))
            #expect(text.contains("application/problem+json"))
        }
    }

    @Test func `requests before a fault get their responses first`() async throws {
        try await TestServer.run(testRouter()) { server in
            let text = try await server.everything(
                after:
                    "GET /echo/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/2 HTTP/1.1\r\nHost: a\r\n\r\n\0\r\n\r\n"
            )
            let statuses = text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["200", "200", "400"])
        }
    }

    @Test(arguments: ["", "Content-Length: 0\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"])
    func `a body of either framing, or none, is read whole`(framing: String) async throws {
        let bodies = [
            "": ("", "0"), "Content-Length: 0\r\n": ("", "0"), "Content-Length: 5\r\n": ("hello", "5"),
            "Transfer-Encoding: chunked\r\n": (
                "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nA: trailer\r\n\r\n", "11"
            ),
        ]
        let (body, length) = try #require(bodies[framing])
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            for _ in 0..<2 {
                connection.post(Self.head + framing + "\r\n" + body)
                let response = try await connection.response()
                #expect(response?.status == 200)
                #expect(response?.text == length)
            }
            await connection.close()
        }
    }

    @Test func `a request that ends before its body does is 400`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            try await connection.send(Self.head + "Content-Length: 10\r\n\r\nhello")
            try await connection.closeOutput()
            let text = await connection.rest()
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test func `a client that ends its side after the request gets its response`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            try await connection.send(
                "GET /echo/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/2 HTTP/1.1\r\nHost: a\r\n\r\n")
            try await connection.closeOutput()
            #expect(try await connection.response()?.text == "1")
            #expect(try await connection.response()?.text == "2")
            #expect(try await connection.response() == nil)
        }
    }
}
