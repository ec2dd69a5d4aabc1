import Articles
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite struct RateLimitTests {
    private static let policy = HTTPField.Name.rateLimitPolicy

    @Test func `so many requests of an address are served in a minute, and then one each interval`()
        async throws
    {
        let site = try await TestSite(requestsPerMinute: 6)
        try await site.create(#"{"title":"A","status":"published"}"#)
        for number in 0..<6 {
            // A response that is made, and then ones that are kept.
            let response = try await site.send(.get, "/v1/articles/a", from: "192.0.2.1")
            #expect(response.status == 200)
            #expect(response[Self.policy] == "\"default\";q=6;w=60")
            #expect(response[.rateLimit] == "\"default\";r=\(5 - number);t=\(10 * (number + 1))")
        }
        for path in ["/v1/articles/a", "/v1/articles", "/v1/articles/none"] {
            let response = try await site.send(.get, path, from: "192.0.2.1")
            #expect(response.status == 429)
            #expect(response.problem == "/problems/too-many-requests")
            #expect(response[.retryAfter] == "10")
            #expect(response[.rateLimit] == "\"default\";r=0;t=60")
        }
        #expect(try await site.send(.get, "/v1/articles/a", from: "192.0.2.2").status == 200)
        #expect(try await site.send(.get, "/v1/articles/a", as: .read, from: "192.0.2.1").status == 200)
        #expect(try await site.send(.get, "/healthz", from: "192.0.2.1").status == 200)
        site.clock.advance(seconds: 9)
        #expect(try await site.send(.get, "/v1/articles/a", from: "192.0.2.1")[.retryAfter] == "1")
        site.clock.advance(seconds: 1)
        #expect(try await site.send(.get, "/v1/articles/a", from: "192.0.2.1").status == 200)
        #expect(try await site.send(.get, "/v1/articles/a", from: "192.0.2.1").status == 429)
    }

    @Test func `a key has a limit of its own, wherever it is sent from, and errors count`() async throws {
        let site = try await TestSite(requestsPerMinute: 3)
        for number in 0..<3 {
            let response = try await site.send(
                .post, "/v1/articles", "{}", as: .publish, from: "192.0.2.\(number)")
            #expect(response.status == 422)
            #expect(response[.rateLimit]?.hasPrefix("\"default\";r=\(2 - number)") == true)
        }
        let refused = try await site.send(
            .post, "/v1/articles", #"{"title":"A"}"#, as: .publish, from: "192.0.2.9")
        #expect(refused.status == 429)
        #expect(try await site.send(.get, "/v1/articles", as: .read).data.isEmpty)
        #expect(try await site.send(.get, "/v1/articles?status=any", as: .admin).status == 200)
    }

    @Test func `what is refused counts too, against whoever asks`() async throws {
        let site = try await TestSite(requestsPerMinute: 3)
        for (status, retry) in [(401, nil), (401, nil), (401, nil), (429, "20")] {
            let response = try await site.send(.get, "/v1/audit", from: "192.0.2.1")
            #expect(response.status == status && response[.retryAfter] == retry)
            #expect(response[.rateLimit] != nil)
        }
        let refused: [(HTTPRequest.Method, String, HTTPFields, Int)] = [
            (.post, "/v1/articles", [:], 403), (.get, "/v1/articles", [.accept: "image/png"], 406),
            (.get, "/v1/articles?sort=no", [:], 400), (.get, "/v1/articles", [:], 429),
        ]
        for (method, path, fields, status) in refused {
            let response = try await site.send(method, path, as: .read, fields: fields, from: "192.0.2.2")
            #expect(response.status == status, "\(path)")
        }
        #expect(try await site.send(.get, "/v1/articles", from: "192.0.2.2").status == 200)
    }

    @Test func `where nobody has a key each address has its limit`() async throws {
        let site = try await TestSite(needsKeys: false, requestsPerMinute: 1)
        for address in ["192.0.2.1", "192.0.2.2"] {
            #expect(try await site.send(.get, "/v1/articles", from: address).status == 200)
            #expect(try await site.send(.get, "/v1/articles", from: address).status == 429)
        }
    }

    @Test func `without a limit nothing is said of one`() async throws {
        let site = try await TestSite()
        #expect(try await site.send(.get, "/v1/articles")[Self.policy] == nil)
    }

    @Test func `however many clients come, those that ask for much do not make way`() {
        let limit = RateLimit(perMinute: 2)
        for _ in 0..<2 { #expect(limit.take("busy", at: 0).wait == 0) }
        #expect(limit.take("busy", at: 0).wait == 30)
        // About three for each bucket.
        for number in 0..<200_000 { _ = limit.take("client \(number)", at: 1) }
        #expect(limit.take("busy", at: 2).wait == 30)
    }

    @Test(arguments: [Int64.min / 2_000, -1, 0, Int64.max / 2_000])
    func `no clock is too far off`(_ milliseconds: Int64) {
        let limit = RateLimit(perMinute: 1_000_000)
        #expect(limit.take("a", at: milliseconds).remaining == 999_999)
        #expect(limit.take("a", at: 0).wait == 0)
    }
}
