import HTTPRouting
import HTTPServing
import HTTPTypes
import PrometheusMetrics
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct MetricsTests {
    private let registry = PrometheusRegistry()

    private func metrics() throws -> Exposition { try Exposition(registry.text(.prometheusText)) }

    private func run(_ router: Router, test: (TestServer) async throws -> Void) async throws {
        try await TestServer.run(router, configure: { $0.metrics = registry }, test: test)
    }

    @Test func `every request is counted once, by what its route says and not by what its client says`()
        async throws
    {
        let host = "Host: a\r\nConnection: close\r\n"
        let long = String(repeating: "x", count: 20_000)
        try await run(testRouter()) { server in
            for request in [
                "GET /echo/one HTTP/1.1\r\n\(host)\r\n", "GET /echo/two?q=3 HTTP/1.1\r\n\(host)\r\n",
                "HEAD /echo/one HTTP/1.1\r\n\(host)\r\n",
                "POST /length HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\n12345",
                "POST /length HTTP/1.1\r\n\(host)Content-Length: 5000\r\n\r\n",
                "GET /nowhere/\(long.prefix(50)) HTTP/1.1\r\n\(host)\r\n",
                "DELETE /hello HTTP/1.1\r\n\(host)\r\n", "OPTIONS /hello HTTP/1.1\r\n\(host)\r\n",
                "PURGE /hello HTTP/1.1\r\n\(host)\r\n",
                "GET /hello HTTP/1.1\r\n\(host)Long: \(long)\r\n\r\n", "nonsense\r\n\r\n",
            ] {
                _ = try await server.everything(after: request)
            }
        }
        let metrics = try metrics()
        let counted = metrics.samples.filter { $0.name == "http_requests_total" && $0.value > 0 }
        let lines = counted.map { sample in
            let labels = ["method", "route", "status"].map { sample.labels[$0] ?? "" }
            return labels.joined(separator: " ") + " \(Int(sample.value))"
        }
        #expect(
            lines.sorted() == [
                "DELETE none 4xx 1", "GET /echo/{word} 2xx 2", "GET none 4xx 1", "HEAD /echo/{word} 2xx 1",
                "OPTIONS none 2xx 1", "POST /length 2xx 1", "POST /length 4xx 1", "none none 4xx 2",
                "other none 4xx 1",
            ])
        #expect(metrics.sum("http_request_duration_seconds_count") == 11)
        let timed = metrics.samples.filter {
            $0.name == "http_request_duration_seconds_count" && $0.value > 0
        }
        #expect(
            timed.map { "\($0.labels["method"] ?? "") \($0.labels["route"] ?? "") \(Int($0.value))" }.sorted()
                == ["GET /echo/{word} 3", "POST /length 2", "any none 6"])
        #expect(metrics.sum("http_request_duration_seconds_count", ["route": "/length"]) == 2)
        #expect(metrics.value("http_request_body_bytes_total") == 5)
        #expect(metrics.value("http_requests_in_flight") == 0)
        #expect(metrics.value("http_open_connections") == 0)
        #expect(metrics.value("http_connections_total", ["result": "served"]) == 11)
        #expect(metrics.sum("http_requests_abandoned_total") == 0)
    }

    @Test func `no request makes a series`() async throws {
        try await run(testRouter()) { server in
            let before = try metrics().samples.count
            for number in 0..<20 {
                _ = try await server.everything(
                    after:
                        "\(["PURGE", "LOCK", "M\(number)"][number % 3]) /p\(number) HTTP/1.1\r\nHost: h\(number)\r\nConnection: close\r\n\r\n"
                )
            }
            #expect(try metrics().samples.count == before)
            #expect(try metrics().sum("http_requests_total", ["route": "none"]) == 20)
        }
    }

    @Test func `what is in flight is counted, and what took too long has its route`() async throws {
        let (began, gate) = (Gate(), Gate())
        let exposed = Mutex<Exposition?>(nil)
        let router = testRouter { router in
            router.on(.get, "/slow") { _ in
                // Read here: on a busy machine the deadline may strike before somebody outside reads.
                let now = try? metrics()
                exposed.withLock { $0 = now }
                await began.open()
                await gate.wait()
                return Response(contentType: "text/plain", "slow")
            }
        }
        try await TestServer.run(
            router,
            configure: {
                $0.metrics = registry
                $0.deadlines.request = .seconds(3)
            }
        ) { server in
            let connection = try await server.connect()
            connection.post("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            await began.wait()
            let during = try #require(exposed.withLock { $0 })
            #expect(during.value("http_requests_in_flight") == 1)
            #expect(during.value("http_open_connections") ?? 0 >= 1)
            #expect(try await connection.response()?.status == 503)
            #expect(try metrics().value("http_requests_in_flight") == 0)
            await gate.open()
            await connection.close()
        }
        let labels = ["route": "/slow", "method": "GET", "status": "5xx"]
        #expect(try metrics().value("http_requests_total", labels) == 1)
        #expect(try metrics().sum("http_requests_total") == 1)
    }

    @Test
    func `a request whose client leaves before it has the response is abandoned, and what it got is counted`()
        async throws
    {
        let size = 32 << 20
        let router = testRouter { router in
            router.on(.get, "/large") { _ in
                Response(contentType: "text/plain", [UInt8](repeating: 0x61, count: size))
            }
            router.on(.get, "/stream") { _ in
                Response(
                    body: .stream(
                        ResponseStream { write in
                            while true { try await write([UInt8](repeating: 0x61, count: 1_000)) }
                        }))
            }
        }
        for (number, path) in ["/large", "/stream"].enumerated() {
            var before = 0.0
            try await run(router) { server in
                let connection = try await server.connect()
                // A response before counts for itself alone.
                connection.post("GET /echo/four HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await connection.response()?.status == 200)
                before = try self.metrics().value("http_response_body_bytes_total") ?? 0
                try await connection.setReading(false)
                connection.post("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                await connection.close()
            }
            let metrics = try self.metrics()
            let sent = (metrics.value("http_response_body_bytes_total") ?? 0) - before
            #expect(sent > 0 && sent < Double(size))
            #expect(metrics.value("http_requests_in_flight") == 0)
            #expect(metrics.value("http_requests_abandoned_total", ["route": path]) == 1)
            #expect(metrics.sum("http_requests_abandoned_total") == Double(number + 1))
            #expect(metrics.sum("http_requests_total") == Double(number + 1))
        }
    }

    @Test func `a connection beyond the limit is refused and counted`() async throws {
        try await TestServer.run(
            testRouter(),
            configure: {
                $0.metrics = registry
                $0.maxConnections = 1
            }
        ) { server in
            let first = try await server.connect()
            first.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await first.response()?.status == 200)
            #expect(try await server.everything(after: "").hasPrefix("HTTP/1.1 503 "))
            await first.close()
        }
        let metrics = try metrics()
        #expect(metrics.value("http_connections_total", ["result": "served"]) == 1)
        #expect(metrics.value("http_connections_total", ["result": "refused"]) == 1)
        #expect(metrics.value("http_open_connections") == 0)
        #expect(
            metrics.value(
                "http_requests_total", ["route": "none", "method": "none", "status": "5xx"]) == 1)
    }
}
