import HTTPRouting
import HTTPTypes
import Synchronization
import Testing

@Suite struct ResponseTests {
    @Test func `every response has an id, and the client's own if it is usable`() async {
        let router = makeRouter { $0.on(.get, "/a", say("a")) }
        for target in ["/a", "/nothing", "/%zz"] {
            #expect(await router.respond(to: Request(.get, target)).fields[.xRequestID] == "made")
            let named = Request(.get, target, fields: [.xRequestID: "mine-1"])
            #expect(await router.respond(to: named).fields[.xRequestID] == "mine-1")
        }
    }

    @Test(arguments: ["", " ", "a b", "a\u{7F}", "é", String(repeating: "x", count: 129)])
    func `an id that could break a log is replaced`(id: String) async {
        let router = makeRouter { $0.on(.get, "/a", say("a")) }
        let request = Request(
            method: .get, target: "/a", lines: [FieldLine(name: "x-request-id", value: id)])
        #expect(await router.respond(to: request).fields[.xRequestID] == "made")
    }

    @Test func `a problem is about its request`() async throws {
        let router = makeRouter { $0.on(.get, "/a", say("a")) }
        let request = Request(.get, "/b", fields: [.xRequestID: "mine"])
        #expect(try await router.respond(to: request).text().contains(#""instance":"/requests/mine""#))
    }

    @Test func `a length is set where it is known, and only there`() async {
        let router = makeRouter { router in
            router.on(.get, "/bytes", say("12345"))
            router.on(.get, "/nothing") { _ in Response() }
            router.on(.get, "/stream") { _ in
                Response(body: .stream(ResponseStream { write in try await write([1]) }))
            }
            router.on(.get, "/304") { _ in Response(status: .notModified, body: .bytes([1])) }
            router.on(.get, "/204") { _ in Response(status: .noContent, body: .bytes([1])) }
        }
        let lengths = ["/bytes": "5", "/nothing": "0", "/stream": nil, "/304": nil, "/204": nil]
        for (target, length) in lengths {
            let response = await router.respond(to: Request(.get, target))
            #expect(response.fields[.contentLength] == length)
            if response.status.forbidsBody, case .bytes = response.body {
                Issue.record("\(target) has a body")
            }
        }
    }

    @Test func `a handler cannot set the framing`() async {
        let router = makeRouter { router in
            router.on(.get, "/a") { _ in
                let fields: HTTPFields = [
                    .contentLength: "7", .transferEncoding: "chunked", .connection: "upgrade",
                    .xRequestID: "forged",
                ]
                return Response(fields: fields, body: .bytes([1, 2]))
            }
        }
        let response = await router.respond(to: Request(.get, "/a"))
        #expect(response.fields[values: .contentLength] == ["2"])
        #expect(response.fields[.transferEncoding] == nil)
        #expect(response.fields[.connection] == nil)
        #expect(response.fields[.xRequestID] == "made")
    }

    @Test func `a stream of a sequence gives its pieces in order`() async throws {
        let (pieces, continuation) = AsyncStream<[UInt8]>.makeStream()
        for piece in ["a", "bc", "d"] { continuation.yield(Array(piece.utf8)) }
        continuation.finish()
        let response = Response(body: .stream(ResponseStream(pieces)))
        #expect(try await response.text() == "abcd")
    }

    @Test func `a failure is reported with its cause, a fault of the client is not`() async throws {
        let causes = Mutex<[String]>([])
        var router = Router(
            makeRequestID: { "made" },
            onFailure: { request, problem in
                causes.withLock { $0.append("\(request.id) \(problem.cause ?? "")") }
            })
        router.on(.get, "/a") { _ async throws(Problem) -> Response in
            throw .internalError(cause: "disk on fire")
        }
        let response = await router.respond(to: Request(.get, "/a"))
        _ = await router.respond(to: Request(.get, "/b"))
        #expect(response.status == .internalServerError)
        #expect(try await !response.text().contains("fire"))
        #expect(causes.withLock { $0 } == ["made disk on fire"])
    }

    @Test func `a body over the limit of its route is 413, a compressed one 415`() async {
        let router = makeRouter { router in
            router.on(.post, "/small", bodyLimit: 3, say("ok"))
            router.on(.post, "/large", bodyLimit: 5_000_000, say("ok"))
        }
        let body = [UInt8](repeating: 0, count: 4)
        #expect(await router.respond(to: Request(.post, "/small", body: body)).status == .contentTooLarge)
        #expect(await router.respond(to: Request(.post, "/large", body: body)).status == .ok)
        let coded = Request(.post, "/large", fields: [.contentEncoding: "gzip"], body: body)
        #expect(await router.respond(to: coded).status == .unsupportedMediaType)
        let plain = Request(.post, "/large", fields: [.contentEncoding: "identity"], body: body)
        #expect(await router.respond(to: plain).status == .ok)
    }

    @Test func `a request is admitted by its header alone`() throws {
        let router = makeRouter { $0.on(.post, "/small", bodyLimit: 3, say("ok")) }
        let request = Request(.post, "/small")
        let refused = problem { () throws(Problem) in _ = try router.admit(request, contentLength: 4) }
        #expect(refused?.status.code == 413)
        #expect(try router.admit(request, contentLength: nil).limit == 3)
        let unknown = Request(.post, "/unknown")
        #expect(try router.admit(unknown, contentLength: 3).limit == 64 << 10)
        let large = problem { () throws(Problem) in _ = try router.admit(unknown, contentLength: 1 << 20) }
        #expect(large?.status.code == 404)
    }

    @Test func `ids of a sequence differ`() {
        let ids = RequestIDSequence(prefix: "p")
        #expect([ids.next(), ids.next(), ids.next()] == ["p-1", "p-2", "p-3"])
    }

    @Test func `readiness is what was set last`() {
        let readiness = Readiness()
        #expect(!readiness.isReady)
        readiness.set(true)
        #expect(readiness.isReady)
    }
}
