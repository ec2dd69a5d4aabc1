import HTTPRouting
import HTTPTypes
import Testing

@Suite struct RouterTests {
    @Test func `a literal segment goes before a parameter`() async {
        var router = Router(makeRequestID: { "id" })
        router.on(.get, "/articles/{ref}") { request async throws(Problem) -> Response in
            Response(contentType: "text/plain", try request.parameter("ref"))
        }
        router.on(.post, "/articles/batch") { _ in Response() }
        let response = await router.respond(to: Request(.get, "/articles/batch"))
        #expect(response.status == .ok)
    }
}
