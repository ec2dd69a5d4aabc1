import HTTPRouting
import HTTPTypes
import Testing

@Suite struct CORSTests {
    private let router = makeRouter(cors: CORSPolicy(origins: ["https://example.org"])) { router in
        router.on(.get, "/a", say("a"))
        router.on(.put, "/a", say("a"))
    }

    @Test func `an allowed origin may read, and its tags and ids too`() async {
        let request = Request(.get, "/a", fields: [.origin: "https://example.org"])
        let response = await router.respond(to: request)
        #expect(response.fields[.accessControlAllowOrigin] == "https://example.org")
        #expect(response.fields[.vary] == "Origin")
        #expect(response.fields[.accessControlExposeHeaders]?.contains("ETag") == true)
        #expect(response.fields[.accessControlAllowCredentials] == nil)
    }

    @Test(arguments: [
        "https://evil.example", "null", "https://example.org.evil.example", "https://evilexample.org",
        "http://example.org", "https://example.org:8443", "https://EXAMPLE.org", "",
        "https://example.org,null",
    ])
    func `any other origin is not reflected`(origin: String) async {
        for method in [HTTPRequest.Method.get, .options] {
            let fields: HTTPFields = [.origin: origin, .accessControlRequestMethod: "PUT"]
            let response = await router.respond(to: Request(method, "/a", fields: fields))
            #expect(response.fields[.accessControlAllowOrigin] == nil)
            #expect(response.fields[.accessControlAllowMethods] == nil)
            #expect(response.fields[.vary] == "Origin")
        }
    }

    @Test func `a preflight is told the methods and fields`() async {
        let fields: HTTPFields = [.origin: "https://example.org", .accessControlRequestMethod: "PUT"]
        let response = await router.respond(to: Request(.options, "/a", fields: fields))
        #expect(response.status == .noContent)
        #expect(response.fields[.accessControlAllowOrigin] == "https://example.org")
        #expect(response.fields[.accessControlAllowMethods] == "GET, HEAD, OPTIONS, PUT")
        #expect(response.fields[.accessControlAllowHeaders]?.contains("If-Match") == true)
        #expect(response.fields[.accessControlMaxAge] == "600")
    }

    @Test func `a problem can be read by an allowed origin`() async {
        let request = Request(.get, "/nothing", fields: [.origin: "https://example.org"])
        #expect(await router.respond(to: request).fields[.accessControlAllowOrigin] == "https://example.org")
    }

    @Test func `without a policy nothing is said`() async {
        let router = makeRouter { $0.on(.get, "/a", say("a")) }
        let response = await router.respond(to: Request(.get, "/a", fields: [.origin: "https://example.org"]))
        #expect(response.fields[.accessControlAllowOrigin] == nil)
        #expect(response.fields[.vary] == nil)
    }

    @Test func `a policy for every origin does not vary`() async {
        let router = makeRouter(cors: CORSPolicy(origins: [], allowsEveryOrigin: true)) {
            $0.on(.get, "/a", say("a"))
        }
        let response = await router.respond(to: Request(.get, "/a", fields: [.origin: "https://a.example"]))
        #expect(response.fields[.accessControlAllowOrigin] == "*")
        #expect(response.fields[.vary] == nil)
    }

    @Test func `what a shared cache may give to any origin says so without one`() async {
        let every = makeRouter(cors: CORSPolicy(origins: [], allowsEveryOrigin: true)) {
            $0.on(.get, "/a", say("a"))
        }
        #expect(await every.respond(to: Request(.get, "/a")).fields[.accessControlAllowOrigin] == "*")
        #expect(await router.respond(to: Request(.get, "/a")).fields[.vary] == "Origin")
        #expect(await router.respond(to: Request(.get, "/nothing")).fields[.vary] == "Origin")
    }

    @Test func `exactly the fields that the service knows are named`() async {
        let fields: HTTPFields = [.origin: "https://example.org", .accessControlRequestMethod: "PUT"]
        let preflight = await router.respond(to: Request(.options, "/a", fields: fields))
        #expect(
            preflight.fields[.accessControlAllowHeaders]
                == "Authorization, Content-Type, Dateline-Consistency-Token, Idempotency-Key, If-Match, If-None-Match, "
                + "Last-Event-ID, MCP-Protocol-Version, Mcp-Method, Mcp-Name, traceparent, X-Request-Id")
        let response = await router.respond(to: Request(.get, "/a", fields: fields))
        #expect(
            response.fields[.accessControlExposeHeaders]
                == "Dateline-Consistency-Token, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, "
                + "X-Request-Id")
    }
}
