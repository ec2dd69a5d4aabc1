import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1))) struct StreamingTests {
    private static func router(
        _ produce: @escaping @Sendable (@escaping ResponseStream.Write) async throws -> Void
    ) -> Router {
        testRouter { router in
            router.on(.get, "/stream") { _ in
                Response(
                    fields: [.contentType: "application/x-ndjson"], body: .stream(ResponseStream(produce)))
            }
        }
    }

    @Test func `a stream is chunked and the connection kept`() async throws {
        let router = Self.router { write in
            for piece in ["one", "", "two", "three"] { try await write(Array(piece.utf8)) }
        }
        try await TestServer.run(router) { server in
            let connection = try await server.connect()
            for _ in 0..<2 {
                connection.post("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
                let response = try await connection.response()
                #expect(response?.text == "onetwothree")
                #expect(response?["Transfer-Encoding"] == "chunked")
                #expect(response?["Content-Length"] == nil)
            }
            await connection.close()
        }
    }

    @Test func `a large stream arrives whole and in order`() async throws {
        let router = Self.router { write in
            for number in 0..<300 {
                try await write([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 10_000))
            }
        }
        try await TestServer.run(router) { server in
            let response = try await server.response(to: "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            let body = try #require(response?.body)
            #expect(body.count == 3_000_000)
            #expect(body.indices.allSatisfy { body[$0] == UInt8(truncatingIfNeeded: $0 / 10_000) })
        }
    }

    @Test func `pieces may be made on any thread`() async throws {
        let router = Self.router { write in
            let maker = PieceMaker()
            for _ in 0..<100 { try await write(await maker.piece()) }
            try await maker.write(to: write)
        }
        try await TestServer.run(router) { server in
            let response = try await server.response(to: "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(response?.body.count == 101_000)
        }
    }

    @Test func `a piece goes out before the next is made`() async throws {
        let gate = Gate()
        let router = Self.router { write in
            try await write(Array("first\n".utf8))
            await gate.wait()
            try await write(Array("second\n".utf8))
        }
        try await TestServer.run(router) { server in
            let connection = try await server.connect()
            connection.post("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(await connection.until("first\n"))
            await gate.open()
            #expect(await connection.rest().hasSuffix("second\n\r\n0\r\n\r\n"))
        }
    }

    @Test func `a stream that fails is cut off, not ended`() async throws {
        let router = Self.router { write in
            try await write(Array("some".utf8))
            throw CancellationError()
        }
        try await TestServer.run(router) { server in
            let text = try await server.everything(after: "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(!text.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test func `HTTP 1.0 gets a stream until the connection closes, HEAD gets none`() async throws {
        let router = Self.router { write in try await write(Array("some".utf8)) }
        try await TestServer.run(router) { server in
            let old = try await server.everything(
                after: "GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(old.hasSuffix("\r\n\r\nsome"))
            #expect(old.contains("\r\nConnection: close\r\n"))
            let head = try await server.everything(
                after: "HEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.hasSuffix("\r\n\r\n"))
        }
    }
}

private actor PieceMaker {
    func piece() -> [UInt8] { [UInt8](repeating: 1, count: 1000) }

    func write(to write: ResponseStream.Write) async throws {
        try await write(piece())
    }
}
