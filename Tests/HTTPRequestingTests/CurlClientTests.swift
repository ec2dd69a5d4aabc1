import HTTPRequesting
import Testing

@Suite("Requests through libcurl", .timeLimit(.minutes(1)))
struct CurlClientTests {
    private let client = CurlClient(addresses: .any, userAgent: "dateline-test")

    @Test func `a request arrives as it is, and its response comes back`() async throws {
        let receiver = Receiver { _ in
            .bytes("HTTP/1.1 201 Created\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nhello")
        }
        defer { receiver.close() }
        let response = try await client.send(
            ClientRequest(
                .post, "http://127.0.0.1:\(receiver.port)/hook?a=b",
                fields: [("X-One", "1"), ("X-None", "")],
                body: Array("{\"é\":\"\u{0}\"}".utf8)))
        #expect(response == ClientResponse(status: 201, body: Array("hello".utf8), retryAfter: 7))
        let request = try #require(receiver.requests.first)
        #expect(request.hasPrefix("POST /hook?a=b HTTP/1.1\r\n"))
        #expect(request.hasSuffix("\r\n\r\n{\"é\":\"\u{0}\"}"))
        #expect(request.contains("\r\nX-One: 1\r\n") && request.contains("User-Agent: dateline-test"))
        #expect(!request.contains("X-None") && !request.contains("Expect"))
    }

    @Test(arguments: [
        "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ])
    func `an address that is not public is never contacted, however it is written`(_ host: String) async {
        let receiver = Receiver { _ in .bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        defer { receiver.close() }
        let client = CurlClient(addresses: .publicOnly, userAgent: "dateline-test")
        await #expect(throws: ClientError.addressRefused) {
            try await client.send(ClientRequest(.post, "http://\(host):\(receiver.port)/"))
        }
        #expect(receiver.connectionCount == 0)
    }

    @Test func `a redirect is not followed`() async throws {
        let target = Receiver { _ in .bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        let receiver = Receiver { [port = target.port] _ in
            .bytes("HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:\(port)/\r\nContent-Length: 0\r\n\r\n")
        }
        defer {
            receiver.close()
            target.close()
        }
        #expect(try await send(to: receiver).status == 307)
        #expect(target.connectionCount == 0 && receiver.requests.count == 1)
    }

    @Test func `a body without end is cut, and the connection closed`() async throws {
        for length in ["Content-Length: 99999999999", "Transfer-Encoding: identity", "X-None: 1"] {
            let receiver = Receiver { _ in .endless("HTTP/1.1 200 OK\r\n\(length)\r\n\r\n") }
            defer { receiver.close() }
            let response = try await send(to: receiver)
            #expect(response.status == 200 && response.isTruncated && response.body.count == 1_000)
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 100 Continue\r\n\r\n", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 ",
    ])
    func `what is no response of HTTP, or a header without end, is an error`(_ start: String) async {
        let receiver = Receiver { _ in .endless(start) }
        defer { receiver.close() }
        await #expect(throws: ClientError.self) { try await send(to: receiver) }
    }

    @Test func `who does not respond is not waited for`() async {
        let receiver = Receiver { _ in .silence }
        defer { receiver.close() }
        await #expect(throws: ClientError.timeout) {
            try await send(to: receiver, timeout: .milliseconds(200))
        }
        let slow = Receiver { _ in .bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n") }
        defer { slow.close() }
        await #expect(throws: ClientError.timeout) { try await send(to: slow, timeout: .milliseconds(200)) }
    }

    @Test func `a response that breaks off is an error`() async {
        let receiver = Receiver { _ in
            .bytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc")
        }
        defer { receiver.close() }
        await #expect(throws: ClientError.connection) { try await send(to: receiver) }
        receiver.close()
        await #expect(throws: ClientError.connection) { try await send(to: receiver) }
    }

    @Test func `a request that is cancelled ends`() async throws {
        let receiver = Receiver { _ in .silence }
        defer { receiver.close() }
        let task = Task { try await send(to: receiver, timeout: .seconds(50)) }
        while receiver.requests.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: ClientError.cancelled) { try await task.value }
        let early = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await send(to: receiver, timeout: .seconds(50))
        }
        await #expect(throws: ClientError.cancelled) { try await early.value }
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1:1/", "http://a:b@127.0.0.1:1/",
        "nothing",
    ])
    func `a URL that can't be used is refused`(_ url: String) async {
        await #expect(throws: ClientError.self) { try await client.send(ClientRequest(.get, url)) }
    }

    @Test func `a field can't bring another one with it`() async {
        let receiver = Receiver { _ in .bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        defer { receiver.close() }
        for field in [("X-A", "1\r\nX-B: 2"), ("X-A\nX-B", "1"), ("", "1"), ("X-A", "\u{0}")] {
            await #expect(throws: ClientError.invalidRequest) {
                try await client.send(
                    ClientRequest(.get, "http://127.0.0.1:\(receiver.port)/", fields: [field]))
            }
        }
        #expect(receiver.connectionCount == 0)
    }

    @Test func `many requests run at once, and each gets its own response`() async throws {
        let receiver = Receiver { request in
            let name = request.split(separator: " ")[1]
            return .bytes("HTTP/1.1 200 OK\r\nContent-Length: \(name.utf8.count)\r\n\r\n\(name)")
        }
        defer { receiver.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask { [client, port = receiver.port] in
                    let response = try await client.send(
                        ClientRequest(.get, "http://127.0.0.1:\(port)/\(number)"))
                    #expect(String(decoding: response.body, as: UTF8.self) == "/\(number)")
                }
            }
            try await group.waitForAll()
        }
    }

    private func send(
        to receiver: Receiver, timeout: Duration = .seconds(20)
    ) async throws(ClientError) -> ClientResponse {
        try await client.send(
            ClientRequest(
                .post, "http://127.0.0.1:\(receiver.port)/", body: [1, 2, 3], timeout: timeout,
                responseLimit: 1_000))
    }
}
