import HTTPRouting
import HTTPTypes
import Testing

@Suite struct HTTPRoutingExample {
    @Test func `the example of the catalog runs`() async throws {
        var router = Router(makeRequestID: { "1" })
        router.on(.get, "/hello/{name}") { request async throws(Problem) -> Response in
            Response(contentType: "text/plain; charset=utf-8", "Hello, \(try request.parameter("name"))")
        }
        let response = await router.respond(to: Request(.get, "/hello/you"))
        let missing = await router.respond(to: Request(.get, "/nowhere"))
        #expect(response.status == .ok && missing.status == .notFound)
    }
}
