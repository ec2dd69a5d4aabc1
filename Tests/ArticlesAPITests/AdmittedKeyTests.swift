import Articles
import ArticlesAPI
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import Testing

/// Requests whose bodies take their time.
@Suite("Keys of requests that are on the way") struct AdmittedKeyTests {
    /// What happens to a key between the header of a request and the end of its body.
    enum Event: CaseIterable { case nothing, expiry, revocation }

    @Test(arguments: Event.allCases)
    func `a request is refused if its key ends or is revoked before the body is complete`(
        _ event: Event
    ) async throws {
        let site = try await TestSite()
        let body = Array(#"{"title":"A"}"#.utf8)
        for route in site.api.routes where route.access != .open {
            let now = site.clock.dependencies.now()
            let (key, token) = try await site.keyService.create(
                label: "", scope: .admin, expiresAt: Timestamp(clamping: now.milliseconds + 1_000))
            var request = Request(
                route.method, route.path.replacing(/\{.*?\}/, with: "a"),
                fields: [.authorization: "Bearer \(token)", .contentType: "application/json"])
            var admission = try site.router.admit(request, contentLength: body.count)
            let check = try #require(admission.check)
            admission.handler = try await check(request)
            switch event {
            case .nothing: break
            case .expiry: site.clock.advance(seconds: 1)
            case .revocation:
                try await site.keyService.revoke(id: key.id)
                // A read that is done at once is not looked at again.
                if route.method == .get { site.clock.advance(seconds: 1) }
            }
            request.body = body
            guard case .pending(let pending) = site.router.begin(request, after: admission) else {
                Issue.record("\(route) needs no waiting")
                continue
            }
            let response = ReceivedResponse(await site.router.finish(pending))
            #expect((response.status == 401) == (event != .nothing), "\(route): \(response.text)")
        }
        #expect(try await site.send(.get, "/v1/changes", as: .admin).data.isEmpty == (event != .nothing))
    }

    @Test func `a key from outside, and nobody, may take their time`() async throws {
        let storage = InMemoryArticleRepository()
        let clock = TestClock()
        let keys = KeyService(keys: storage, dependencies: clock.dependencies, adminSecret: "outside")
        for keyService in [keys, nil] {
            let api = ArticlesAPI(
                articles: ArticleService(storage: storage, dependencies: clock.dependencies),
                keys: keyService,
                settings: APISettings(contract: OpenAPIDocument(yaml: [], json: []), isReady: { true }))
            var router = Router { "test" }
            api.register(on: &router)
            var request = Request(
                .post, "/v1/articles",
                fields: [.authorization: "Bearer outside", .contentType: "application/json"])
            var admission = try router.admit(request, contentLength: 13)
            let check = try #require(admission.check)
            admission.handler = try await check(request)
            clock.advance(seconds: 1_000)
            request.body = Array(#"{"title":"A"}"#.utf8)
            guard case .pending(let pending) = router.begin(request, after: admission) else {
                Issue.record("it needs no waiting")
                continue
            }
            #expect(await router.finish(pending).status == .created)
        }
    }
}
