import HTTPRouting
import HTTPTypes
import Synchronization
import Testing

@Suite struct AdmissionTests {
    /// A router of one route, which notes when it admits and when it handles.
    private func router(_ steps: Steps) -> Router {
        makeRouter { router in
            router.on(
                .post, "/{name}", bodyLimit: 8,
                admission: { request async throws(Problem) -> Handler in
                    steps.add("admits \(try request.parameter("name"))")
                    guard !request.hasField(.expires) else { throw .notImplemented("no") }
                    return { request in
                        steps.add("handles \(request.body.count)")
                        return Response(contentType: "text/plain", request.path)
                    }
                })
        }
    }

    @Test func `a request is admitted once, before it is handled`() async throws {
        let steps = Steps()
        let router = router(steps)
        #expect(try await router.respond(to: Request(.post, "/a", body: [1, 2])).text() == "/a")
        #expect(steps.all == ["admits a", "handles 2"])
    }

    @Test func `what is not admitted is not handled`() async {
        let steps = Steps()
        let response = await router(steps).respond(to: Request(.post, "/a", fields: [.expires: "0"]))
        #expect(response.status == .notImplemented)
        #expect(steps.all == ["admits a"])
    }

    @Test func `a request that was admitted by its header is neither admitted nor matched again`()
        async throws
    {
        let steps = Steps()
        let router = router(steps)
        var admission = try router.admit(Request(.post, "/a"), contentLength: 2)
        admission.handler = try await admission.check?(Request(.post, "/a"))
        // Another path: what counts is where the header led.
        let beginning = router.begin(Request(.put, "/a/b/c", body: [1, 2]), after: admission)
        guard case .pending(let pending) = beginning else {
            Issue.record("the request was not left to the handler")
            return
        }
        #expect(await router.finish(pending).status == .ok)
        #expect(steps.all == ["admits a", "handles 2"])
    }

    @Test func `an admitted body that is too large after all is a 413`() async throws {
        let router = router(Steps())
        let admission = try router.admit(Request(.post, "/a"), contentLength: nil)
        let body = [UInt8](repeating: 0, count: 9)
        guard case .responded(let response) = router.begin(Request(.post, "/a", body: body), after: admission)
        else {
            Issue.record("the request was left to the handler")
            return
        }
        #expect(response.status == .contentTooLarge)
    }

    @Test func `other paths and methods are refused before anything is admitted`() async {
        let steps = Steps()
        let router = router(steps)
        #expect(await router.respond(to: Request(.get, "/a")).status == .methodNotAllowed)
        #expect(await router.respond(to: Request(.post, "/a/b")).status == .notFound)
        let coded = Request(.post, "/a", fields: [.contentEncoding: "gzip"], body: [1])
        #expect(await router.respond(to: coded).status == .unsupportedMediaType)
        #expect(steps.all.isEmpty)
    }
}

/// What happened, in order.
private final class Steps: Sendable {
    private let steps = Mutex<[String]>([])

    func add(_ step: String) {
        steps.withLock { $0.append(step) }
    }

    var all: [String] { steps.withLock { $0 } }
}
