import HTTPRouting
import HTTPTypes
import Testing

@Suite struct RouterTests {
    private let router = makeRouter { router in
        router.on(.get, "/") { _ in Response(contentType: "text/plain", "root") }
        router.on(.get, "/articles/{ref}") { request async throws(Problem) -> Response in
            Response(contentType: "text/plain", "article \(try request.parameter("ref"))")
        }
        router.on(.delete, "/articles/{ref}", say("deleted"))
        router.on(.post, "/articles/batch", say("batch"))
        router.on(.get, "/articles/{ref}/related", say("related"))
        router.on(.get, "/articles/latest/comments", say("comments"))
        router.on(.get, "/articles/latest", say("latest"))
        router.on(.get, "/articles/{ref}/revisions/{version}") { request async throws(Problem) -> Response in
            let (ref, version) = (try request.parameter("ref"), try request.parameter("version"))
            return Response(contentType: "text/plain", "\(ref) at \(version)")
        }
    }

    @Test(arguments: [
        ("/", "root"),
        ("/articles/hello", "article hello"),
        ("/articles/latest", "latest"),
        ("/articles/latest/comments", "comments"),
        ("/articles/latest/related", "related"),
        ("/articles/batch", "article batch"),
        ("/articles/hello/revisions/3", "hello at 3"),
        ("/articles/hello?limit=5", "article hello"),
        ("/articles/caf%C3%A9", "article café"),
        ("/articles/a%2Fb", "article a/b"),
        ("/articles/a%3Fb", "article a?b"),
        ("/%61rticles/%6Catest", "latest"),
        ("/articles/a+b", "article a+b"),
    ])
    func `a path leads to the most literal route of its method`(target: String, body: String) async throws {
        let response = await router.respond(to: Request(.get, target))
        #expect(response.status == .ok)
        #expect(try await response.text() == body)
    }

    @Test(arguments: [
        "/nothing", "/articles", "/articles/", "/articles/hello/", "//", "/articles//related",
        "/Articles/hello",
        "/articles/hello/related/more", "/" + String(repeating: "a/", count: 40),
    ])
    func `an unknown path is 404, and so is one with another trailing slash`(target: String) async {
        let response = await router.respond(to: Request(.get, target))
        #expect(response.status == .notFound)
        #expect(response.fields[.contentType] == "application/problem+json")
    }

    @Test(arguments: [
        "/articles/%", "/articles/%4", "/articles/%zz", "/articles/%ff", "/articles/%C3", "/articles/a%00b",
        "/articles/a\0b", "", "articles", "/nothing/%zz", "/%C3/%A9",
    ])
    func `a path that is not percent-encoded UTF-8 is 400`(target: String) async {
        let response = await router.respond(to: Request(.get, target))
        #expect(response.status == .badRequest)
    }

    @Test func `a known path with another method is 405 with every method that it has`() async throws {
        let response = await router.respond(to: Request(.put, "/articles/batch"))
        #expect(response.status == .methodNotAllowed)
        #expect(response.fields[.allow] == "DELETE, GET, HEAD, OPTIONS, POST")
        #expect(try await response.text().contains(#""type":"/problems/method-not-allowed""#))
    }

    @Test func `OPTIONS responds with 204 with the methods of the path`() async {
        let response = await router.respond(to: Request(.options, "/articles/hello"))
        #expect(response.status == .noContent)
        #expect(response.fields[.allow] == "DELETE, GET, HEAD, OPTIONS")
        #expect(response.fields[.contentLength] == nil)
    }

    @Test func `OPTIONS of an unknown path is 404`() async {
        #expect(await router.respond(to: Request(.options, "/nothing")).status == .notFound)
    }

    @Test func `OPTIONS of the asterisk allows every method`() async {
        let response = await router.respond(to: Request(.options, "*"))
        #expect(response.status == .noContent)
        #expect(response.fields[.allow] == "DELETE, GET, HEAD, OPTIONS, POST")
        #expect(await router.respond(to: Request(.get, "*")).status == .badRequest)
    }

    @Test func `HEAD has the fields of GET without its body`() async throws {
        let get = await router.respond(to: Request(.get, "/articles/hello"))
        let head = await router.respond(to: Request(.head, "/articles/hello"))
        #expect(head.fields == get.fields)
        #expect(head.status == get.status)
        #expect(head.fields[.contentLength] == "13")
        #expect(try await head.text().isEmpty)
        #expect(await router.respond(to: Request(.head, "/nothing")).status == .notFound)
    }

    @Test func `the routes are listed in the order in which they were added`() {
        #expect(router.routes.map(\.template).prefix(3) == ["/", "/articles/{ref}", "/articles/{ref}"])
        #expect(router.routes.count == 8)
    }

    @Test func `a parameter may have a literal beginning and end`() async throws {
        var router = Router { "test" }
        router.on(.get, "/{name}") { request throws(Problem) in
            Response(contentType: "text/plain", "any \(try request.parameter("name"))")
        }
        router.on(.get, "/part-{n}.xml") { request throws(Problem) in
            Response(contentType: "text/plain", "part \(try request.parameter("n"))")
        }
        router.on(.get, "/part-0.xml") { _ throws(Problem) in Response(contentType: "text/plain", "zero") }
        for (path, text) in [
            ("/part-12.xml", "part 12"), ("/part-0.xml", "zero"), ("/part-.xml", "any part-.xml"),
            ("/part-%C3%A9.xml", "part é"), ("/part-1.xm", "any part-1.xm"),
            ("/xpart-1.xml", "any xpart-1.xml"),
        ] {
            #expect(try await router.respond(to: Request(.get, path)).text() == text)
        }
    }

    @Test func `a parameter that the template does not have is a 500 that does not say so`() async throws {
        let router = makeRouter { router in
            router.on(.get, "/a/{b}") { request async throws(Problem) -> Response in
                Response(contentType: "text/plain", try request.parameter("c"))
            }
        }
        let response = await router.respond(to: Request(.get, "/a/x"))
        #expect(response.status == .internalServerError)
        #expect(try await !response.text().contains("parameter"))
    }
}
