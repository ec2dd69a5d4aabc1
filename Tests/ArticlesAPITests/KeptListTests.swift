import Articles
import ArticlesConformance
import ArticlesReader
import HTTPRouting
import HTTPTypes
import Synchronization
import Testing

@testable import ArticlesAPI

/// Responses about several articles are kept, and never wrong.
@Suite struct KeptListTests {
    /// Each kind of target that is kept.
    static let targets = [
        "/v1/articles", "/v1/articles?tag=red&limit=1", "/v1/articles?q=one",
        "/v1/articles?include=body&facets=tags",
        "/v1/articles/one/related", "/v1/tags", "/v1/tags/red", "/v1/tags/red/related",
        "/v1/search/suggest?q=on", "/v1/redirects", "/feed.atom", "/feed.rss", "/feed.json?tag=red", "/",
        "/articles/one", "/tags/red", "/authors/Ada", "/archive", "/archive/2026", "/search?q=one",
    ]

    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        for title in ["One", "Two", "Three"] {
            try await site.create(
                #"{"title":"\#(title)","status":"published","tags":["red","blue"],"authors":["Ada"]}"#)
        }
        return site
    }

    @Test(arguments: targets)
    func `a response is given again, with conditions, and only without a key`(_ target: String) async throws {
        let site = try await Self.site()
        #expect(site.immediate(.get, target) == nil)
        let first = try await site.send(.get, target)
        #expect(first.status == 200, "\(first.text)")
        let kept = try #require(site.immediate(.get, target))
        #expect(kept.everything == first.everything)
        let unchanged = try #require(site.immediate(.get, target, [.ifNoneMatch: first.tag]))
        #expect(unchanged.status == 304)
        #expect(unchanged.bytes.isEmpty)
        #expect(unchanged[.link] == first[.link])
        #expect(site.immediate(.get, target, [.authorization: "Bearer dl_nobody"]) == nil)
        #expect(try await site.send(.get, target, fields: [.authorization: "Bearer dl_nobody"]).status == 401)
    }

    @Test(arguments: targets)
    func `any change ends that`(_ target: String) async throws {
        let site = try await Self.site()
        let changes: [(HTTPRequest.Method, String, String)] = [
            (.patch, "/v1/articles/two", #"{"excerpt":"new"}"#),
            (.post, "/v1/articles", #"{"title":"Draft"}"#),
            (.patch, "/v1/tags/blue", #"{"name":"Green"}"#), (.delete, "/v1/articles/three", "{}"),
            (.put, "/v1/articles/one/related/overrides", #"{"pinned":[],"excluded":[]}"#),
        ]
        for (method, path, body) in changes {
            _ = try await site.send(.get, target)
            #expect(site.immediate(.get, target) != nil)
            let change = try await site.send(method, path, method == .delete ? nil : body, as: .publish)
            #expect((200..<300).contains(change.status), "\(change.text)")
            #expect(site.immediate(.get, target) == nil, "\(method) \(path)")
        }
    }

    @Test func `whoever revalidates fills it for others, and is told that nothing changed`() async throws {
        let site = try await Self.site()
        let tag = try await site.send(.get, "/v1/articles").tag
        _ = try await site.send(.post, "/v1/articles", #"{"title":"Draft"}"#, as: .publish)
        #expect(site.immediate(.get, "/v1/articles") == nil)
        let response = try await site.send(.get, "/v1/articles", fields: [.ifNoneMatch: tag])
        #expect(response.status == 304)
        #expect(site.immediate(.get, "/v1/articles")?.status == 200)
    }

    @Test(arguments: [
        "/v1/articles", "/feed.atom", "/", "/v1/tags/later", "/v1/articles?q=later&fuzzy=never",
    ])
    func `a scheduled article appears on time`(_ target: String) async throws {
        let site = try await Self.site()
        try await site.create(
            #"{"title":"Now","status":"published","tags":["later"]}"#)
        try await site.create(
            #"{"title":"Later","status":"published","tags":["later"],"published_at":"2026-01-01T12:00:10Z"}"#)
        let before = try await site.send(.get, target)
        site.clock.advance(seconds: 9)
        #expect(site.immediate(.get, target)?.everything == before.everything)
        site.clock.advance(seconds: 1)
        #expect(site.immediate(.get, target) == nil)
        let after = try await site.send(.get, target)
        #expect(after.text != before.text)
        // The first request after it appeared has it put into the index of the public, which is a change.
        let settled = try await site.send(.get, target)
        #expect(site.immediate(.get, target)?.text == settled.text)
    }

    @Test func `nothing is kept for long`() async throws {
        let site = try await Self.site()
        _ = try await site.send(.get, "/v1/articles")
        site.clock.advance(seconds: 59)
        #expect(site.immediate(.get, "/v1/articles") != nil)
        site.clock.advance(seconds: 1)
        #expect(site.immediate(.get, "/v1/articles") == nil)
    }

    @Test func `errors, redirects and large responses are not kept`() async throws {
        let site = try await Self.site()
        let body = String(repeating: "word ", count: 40_000)
        try await site.create(#"{"title":"Large","status":"published","tags":["large"],"body":"\#(body)"}"#)
        _ = try await site.send(.patch, "/v1/articles/two", #"{"slug":"second"}"#, as: .publish)
        for target in [
            "/v1/tags/none", "/v1/articles?limit=0", "/v1/articles/two/related", "/articles/two",
            "/authors/Nobody",
            "/v1/articles?tag=large&include=body",
        ] {
            _ = try await site.send(.get, target)
            #expect(site.immediate(.get, target) == nil, "\(target)")
        }
    }

    @Test func `pages of another theme are made anew`() async throws {
        let site = try await Self.site()
        _ = try await site.send(.get, "/")
        #expect(site.immediate(.get, "/") != nil)
        site.reader?.theme = try ReaderTheme()
        #expect(site.immediate(.get, "/") == nil)
    }
}

/// Equal requests at the same time.
@Suite struct FlightTests {
    private func make(_ cache: ResponseCache) async throws -> (ResponseCache.Fill, UInt64) {
        guard case .make(let fill, let flight) = await cache.turn(for: "/", at: .sample) else {
            throw ArticleError(.internal, "not its turn")
        }
        return (fill, flight)
    }

    @Test func `one makes the response, the others get it`() async throws {
        let cache = ResponseCache(byteLimit: 1 << 20)
        let (fill, flight) = try await make(cache)
        async let other = cache.turn(for: "/", at: .sample)
        while cache.state.withLock({ $0.flights.waitingCount }) == 0 { await Task.yield() }
        cache.land(.made(.sample(10), until: .latest), for: "/", fill, flight: flight, at: .sample)
        guard case .give(let response, _) = await other else {
            Issue.record("not given")
            return
        }
        #expect(response.bytes == EncodedResponse.sample(10).bytes)
        guard case .give = await cache.turn(for: "/", at: .sample) else {
            Issue.record("not kept")
            return
        }
    }

    @Test func `of one that can't be kept the others make their own, and nobody waits again`() async throws {
        let cache = ResponseCache(byteLimit: 1 << 20)
        let (fill, flight) = try await make(cache)
        async let other = cache.turn(for: "/", at: .sample)
        while cache.state.withLock({ $0.flights.waitingCount }) == 0 { await Task.yield() }
        cache.land(.unkept, for: "/", fill, flight: flight, at: .sample)
        guard case .makeOwn = await other else {
            Issue.record("not on their own")
            return
        }
        guard case .makeOwn = await cache.turn(for: "/", at: .sample) else {
            Issue.record("waits")
            return
        }
        cache.drop(.lists)
        _ = try await make(cache)
    }

    @Test func `of one that fails the first who waits makes it for the others`() async throws {
        let cache = ResponseCache(byteLimit: 1 << 20)
        let (fill, flight) = try await make(cache)
        let others = (0..<5).map { _ in Task { await cache.turn(for: "/", at: .sample) } }
        while cache.state.withLock({ $0.flights.waitingCount }) < 5 { await Task.yield() }
        cache.land(.failed, for: "/", fill, flight: flight, at: .sample)
        cache.land(.failed, for: "/", fill, flight: flight, at: .sample)
        while cache.state.withLock({ $0.flights.waitingCount }) > 3 { await Task.yield() }
        cache.land(.made(.sample(10), until: .latest), for: "/", fill, flight: flight, at: .sample)
        var (made, given) = (0, 0)
        for other in others {
            switch await other.value {
            case .make: made += 1
            case .give: given += 1
            case .makeOwn: Issue.record("on their own")
            }
        }
        #expect((made, given) == (2, 3))
    }

    @Test func `who leaves while making it leaves it to the next`() async throws {
        let site = try await TestSite()
        let cache = try #require(site.api.cache)
        let request = Request(.get, "/v1/articles")
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await site.api.keeping(request, for: Caller(nil)) { _ in
                beginning.finish()
                while cache.state.withLock({ $0.flights.waitingCount }) < 8 { await Task.yield() }
                throw CancellationError()
            }
        }
        for await _ in begun {}
        let others = (0..<8).map { _ in
            Task {
                var isMaker = false
                _ = try await site.api.keeping(request, for: Caller(nil)) { _ in
                    isMaker = true
                    return Response(
                        status: .ok, fields: [.cacheControl: "public", .eTag: "\"a\""], body: .bytes([1]))
                }
                return isMaker
            }
        }
        await #expect(throws: CancellationError.self) { try await first.value }
        var makers = 0
        for other in others where try await other.value { makers += 1 }
        #expect(makers == 1)
        #expect(site.immediate(.get, "/v1/articles") != nil)
    }

    @Test func `whoever asks after a change does not get what was begun before it`() async throws {
        let storage = TrackedStorage()
        let cache = ResponseCache(byteLimit: 1 << 20, of: storage)
        let (early, first) = try await make(cache)
        storage.change()
        let (late, second) = try await make(cache)
        cache.land(.made(.sample(10), until: .latest), for: "/", early, flight: first, at: .sample)
        #expect(cache.response(to: "/", at: .sample) == nil)
        cache.land(.made(.sample(20), until: .latest), for: "/", late, flight: second, at: .sample)
        #expect(cache.response(to: "/", at: .sample)?.bytes.count == EncodedResponse.sample(20).bytes.count)
    }
}
