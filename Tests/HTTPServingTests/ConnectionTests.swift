import HTTPRouting
import HTTPServing
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConnectionTests {
    @Test func `a connection is kept for the next request`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            for word in ["one", "two", "three"] {
                connection.post("GET /echo/\(word) HTTP/1.1\r\nHost: a\r\n\r\n")
                let response = try await connection.response()
                #expect(response?.text == word)
                #expect(response?["Connection"] == nil)
                #expect(response?["Date"]?.hasSuffix(" GMT") == true)
            }
            await connection.close()
        }
    }

    @Test(arguments: [
        ("HTTP/1.1", "Connection: close\r\n"), ("HTTP/1.0", ""), ("HTTP/1.1", "Connection: x, Close\r\n"),
        ("HTTP/1.1", "Connection: Upgrade\r\nUpgrade: h2c\r\n"),
    ])
    func `a connection ends when the client wants it`(version: String, field: String) async throws {
        try await TestServer.run(testRouter()) { server in
            let request = "GET /hello \(version)\r\nHost: a\r\n\(field)\r\n"
            let text = try await server.everything(after: request)
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.contains("\r\nConnection: close\r\n"))
            #expect(text.hasSuffix("\r\n\r\nhello"))
        }
    }

    @Test func `HTTP 1.0 keeps a connection on request`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            for _ in 0..<2 {
                connection.post("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                #expect(try await connection.response()?["Connection"] == "keep-alive")
            }
            await connection.close()
        }
    }

    @Test func `pipelined requests get their responses in order, one at a time`() async throws {
        let gate = Gate()
        let router = testRouter { router in
            router.on(.get, "/slow") { _ in
                await gate.wait()
                return Response(contentType: "text/plain", "slow")
            }
        }
        try await TestServer.run(router) { server in
            let connection = try await server.connect()
            var requests = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
            for number in 0..<500 { requests += "GET /echo/\(number) HTTP/1.1\r\nHost: a\r\n\r\n" }
            connection.post(requests)
            #expect(try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
            await gate.open()
            #expect(try await connection.response()?.text == "slow")
            for number in 0..<500 {
                #expect(try await connection.response()?.text == "\(number)")
            }
            await connection.close()
        }
    }

    @Test func `HEAD has the length of GET and no body`() async throws {
        try await TestServer.run(testRouter()) { server in
            let connection = try await server.connect()
            connection.post("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            let head = try await connection.response(toHead: true)
            let get = try await connection.response()
            #expect(head?["Content-Length"] == "5")
            #expect(head?.body == [])
            #expect(get?.text == "hello")
            await connection.close()
        }
    }

    @Test func `beyond the most connections there is 503, and room again when one has gone`() async throws {
        try await TestServer.run(testRouter(), configure: { $0.maxConnections = 2 }) { server in
            let first = try await server.connect()
            let second = try await server.connect()
            for connection in [first, second] {
                connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await connection.response()?.status == 200)
            }
            let text = try await server.everything(after: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(text.contains("\r\nRetry-After: 1\r\n"))
            #expect(text.contains("\r\nConnection: close\r\n"))
            first.post("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            _ = await first.rest()
            await first.close()
            var status: Int?
            while status != 200 {
                status = try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")?.status
            }
            await second.close()
        }
    }

    @Test func `what a client sees is the same in memory and over a socket`() async throws {
        let router = testRouter()
        let targets = ["/hello", "/echo/a%2Fb?c=d", "/nothing", "/%zz", "/length"]
        try await TestServer.run(router) { server in
            for method in [HTTPRequest.Method.get, .head, .options, .delete] {
                for target in targets {
                    let wire = try #require(
                        try await server.response(
                            to: "\(method) \(target) HTTP/1.1\r\nHost: a\r\nX-Request-Id: r\r\n\r\n"))
                    let memory = await router.respond(to: Request(method, target, fields: [.xRequestID: "r"]))
                    #expect(wire.status == memory.status.code)
                    let fields = wire.fields.filter { $0.name != "Date" }.map { "\($0.name): \($0.value)" }
                    #expect(fields == memory.fields.map { "\($0.name): \($0.value)" })
                    if case .bytes(let bytes) = memory.body { #expect(wire.body == bytes) }
                }
            }
        }
    }
}
