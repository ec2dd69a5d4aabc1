import HTTPRouting
import HTTPTypes
import Testing

/// Blanks around field values and empty elements of lists (RFC 9110 §5.5, §5.6.1).
@Suite(.timeLimit(.minutes(1))) struct BlankTests {
    private static let router = testRouter { router in
        router.on(.post, "/fields") { request in
            let values = [request.field(.authorization), request.field(.origin), request.field(.contentType)]
            return Response(contentType: "text/plain", values.map { "<\($0 ?? "")>" }.joined())
        }
        router.on(.get, "/long") { _ in
            Response(contentType: "text/plain", String(repeating: "long ", count: 1_000))
        }
    }

    @Test(arguments: [" ", "\t", "  \t ", ""])
    func `blanks after a field value are none of it`(blanks: String) async throws {
        try await TestServer.run(Self.router) { server in
            let request =
                "POST /fields HTTP/1.1\r\nHost: a\(blanks)\r\nContent-Length: 5\(blanks)\r\n"
                + "Expect: 100-continue\(blanks)\r\nAuthorization: \(blanks)Bearer x\(blanks)\r\n"
                + "Origin: https://a.example\(blanks)\r\nContent-Type: text/plain\(blanks)\r\n\r\n"
            let connection = try await server.connect()
            connection.post(request)
            #expect(try await connection.response()?.status == 100)
            connection.post("hello")
            #expect(try await connection.response()?.text == "<Bearer x><https://a.example><text/plain>")
            connection.post(
                "POST /length HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\(blanks)\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
            )
            #expect(try await connection.response()?.text == "2")
            connection.post("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\(blanks)\r\n\r\n")
            #expect(try await connection.response()?["Connection"] == "close")
            #expect(try await connection.response() == nil)
        }
    }

    @Test func `empty elements of lists and several lines of a field say nothing else`() async throws {
        try await TestServer.run(Self.router) { server in
            let connection = try await server.connect()
            connection.post(
                "GET /long HTTP/1.1\r\nHost: a\r\nAccept-Encoding: ,\t, br\r\nAccept-Encoding: ,gzip ,\r\n\r\n"
            )
            #expect(try await connection.response()?["Content-Encoding"] == "gzip")
            connection.post(
                "POST /length HTTP/1.1\r\nHost: a\r\nExpect: , 100-continue ,\r\nContent-Length: 1\r\n\r\n")
            #expect(try await connection.response()?.status == 100)
            connection.post("x")
            #expect(try await connection.response()?.text == "1")
            connection.post(
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: , close ,\r\n\r\n")
            #expect(try await connection.response()?["Connection"] == "close")
        }
    }

    @Test(arguments: [
        "Content-Length: \r\n", "Content-Length: 1 1\r\n", "Host: b c\r\n", "Transfer-Encoding: x\r\n",
    ])
    func `what is malformed stays malformed`(line: String) async throws {
        try await TestServer.run(Self.router) { server in
            let host = line.hasPrefix("Host") ? "" : "Host: a\r\n"
            let text = try await server.everything(after: "POST /length HTTP/1.1\r\n\(host)\(line)\r\n")
            #expect(text.hasPrefix("HTTP/1.1 400 ") || text.hasPrefix("HTTP/1.1 501 "))
        }
    }

    @Test(arguments: [
        "W/\"3-abc-gzip\"", "\"x\", W/\"3-abc-gzip\" , \"y\"", "W/\"3-abc\"", "\"3-abc-gzip\"", "*",
    ])
    func `the tag of a compressed response is compared weakly`(tags: String) async throws {
        let router = testRouter { router in
            router.on(.get, "/article") { request in
                let values = request.field(.ifNoneMatch)?.split(separator: ",").map {
                    String($0.drop { $0 == " " }.prefix { $0 != " " })
                }
                let isKnown = values?.contains { ["\"3-abc\"", "W/\"3-abc\"", "*"].contains($0) } ?? false
                return isKnown
                    ? Response(status: .notModified, fields: [.eTag: "\"3-abc\""])
                    : Response(contentType: "text/plain", "new")
            }
        }
        try await TestServer.run(router) { server in
            let response = try await server.response(
                to: "GET /article HTTP/1.1\r\nHost: a\r\nIf-None-Match: \(tags)\r\n\r\n")
            #expect(response?.status == 304)
            #expect(response?["ETag"] == (tags.contains("gzip") ? "\"3-abc-gzip\"" : "\"3-abc\""))
        }
    }
}
