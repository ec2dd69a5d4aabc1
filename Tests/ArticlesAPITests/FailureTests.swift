import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct FailureTests {
    private struct DriverError: Error {
        let text = "canary: SELECT secret FROM users"
    }

    private static let operations: [(HTTPRequest.Method, String, String?)] = [
        (.get, "/v1/articles", nil), (.post, "/v1/articles", #"{"title":"A"}"#),
        (.get, "/v1/articles/a", nil),
        (.put, "/v1/articles/a", #"{"title":"A"}"#), (.patch, "/v1/articles/a", "{}"),
        (.delete, "/v1/articles/a", nil), (.get, "/v1/tags", nil), (.post, "/v1/tags", #"{"name":"A"}"#),
        (.get, "/v1/tags/a", nil), (.patch, "/v1/tags/a", "{}"), (.delete, "/v1/tags/a", nil),
        (.post, "/v1/tags/a/merge", #"{"into":"b"}"#), (.get, "/v1/tags/a/related", nil),
        (.get, "/v1/redirects", nil),
    ]

    @Test(
        arguments: [
            (ArticleError.Code.unavailable, 503, "/problems/unavailable", "1"),
            (.unreachable, 503, "/problems/storage-unreachable", "1"),
            (.readOnly, 503, "/problems/storage-read-only", "10"),
            (.faulty, 503, "/problems/storage-faulty", "10"),
            (.outcomeUnknown, 503, "/problems/outcome-unknown", "1"),
            (.storageFull, 507, "/problems/storage-full", nil),
            (.internal, 500, "/problems/internal-error", nil),
        ] as [(ArticleError.Code, Int, String, String?)])
    func `a storage that fails is a 5xx of one shape for every operation`(
        _ code: ArticleError.Code, _ status: Int, _ type: String, _ retryAfter: String?
    ) async throws {
        let error = ArticleError(code, "the storage is not well", cause: DriverError())
        let site = try await TestSite(storage: FailingStorage(error: error))
        for (method, path, body) in Self.operations {
            let response = try await site.send(method, path, body, as: .admin)
            #expect(response.status == status, "\(method) \(path)")
            #expect(response.problem == type)
            #expect(response[.retryAfter] == retryAfter)
            #expect(response[.cacheControl] == "no-store")
            #expect(try response.json["instance"]?.string == "/requests/test")
            #expect(!response.everything.contains("canary"))
        }
        #expect(site.failures.all == Array(repeating: code, count: Self.operations.count))
    }

    @Test func `a fault of ours has no inner text at all`() async throws {
        let error = ArticleError(.internal, "canary in the message")
        let site = try await TestSite(storage: FailingStorage(error: error))
        #expect(!(try await site.send(.get, "/v1/articles").everything.contains("canary")))
    }

    @Test func `what a client did wrong is not reported as a failure`() async throws {
        let site = try await TestSite()
        _ = try await site.send(.get, "/v1/articles/absent")
        _ = try await site.send(.get, "/v1/articles?limit=0")
        _ = try await site.send(.post, "/v1/articles", "{", as: .publish)
        _ = try await site.send(.post, "/v1/articles", "{}", as: .publish)
        #expect(site.failures.all.isEmpty)
    }
}
