import HTTPRouting
import HTTPServing
import HTTPTypes
import Synchronization
import Testing

/// Work on threads of its own: the event loop goes on meanwhile.
@Suite(.timeLimit(.minutes(1))) struct WorkerTests {
    /// Holds a thread, which no test of ours could do on an event loop without stopping all others.
    private final class Latch: Sendable {
        private let isOpen = Atomic<Bool>(false)

        func open() { isOpen.store(true, ordering: .releasing) }
        func holdThread() { while !isOpen.load(ordering: .acquiring) {} }
    }

    @Test func `other connections of the loop are served while one request works`() async throws {
        let latch = Latch()
        let router = testRouter { router in
            router.on(.get, "/work") { _ in
                await withTaskExecutorPreference(WorkerThreads.shared) { latch.holdThread() }
                return Response(contentType: "text/plain", "done")
            }
        }
        try await TestServer.run(router, configure: { $0.eventLoops = 1 }) { server in
            let working = try await server.connect()
            working.post("GET /work HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "hello")
            latch.open()
            #expect(try await working.response()?.text == "done")
            await working.close()
        }
    }

    @Test func `the deadline of a request holds while its work goes on`() async throws {
        let latch = Latch()
        let router = testRouter { router in
            router.on(.get, "/work") { _ in
                await withTaskExecutorPreference(WorkerThreads.shared) { latch.holdThread() }
                return Response(contentType: "text/plain", "too late")
            }
        }
        try await TestServer.run(router, configure: { $0.deadlines.request = .milliseconds(200) }) { server in
            let text = try await server.everything(after: "GET /work HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 503 "))
            latch.open()
        }
    }

    @Test func `a large response is compressed whole`() async throws {
        let text = String(repeating: "all work and no play\n", count: 30_000)
        let router = testRouter { router in
            router.on(.get, "/lines") { _ in Response(contentType: "text/plain", text) }
            router.on(.get, "/now", immediate: { _ in Response(contentType: "text/plain", text) }) { _ in
                Response()
            }
        }
        try await TestServer.run(router) { server in
            for path in ["/lines", "/now"] {
                let connection = try await server.connect()
                connection.post("GET \(path) HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
                let response = try #require(try await connection.response())
                #expect(response["Content-Encoding"] == "gzip")
                #expect(try gunzip(response.body) == text)
                connection.post("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await connection.response()?.text == "hello")
                await connection.close()
            }
        }
    }
}
