import Articles
import HTTPTypes
import PrometheusMetrics
import Synchronization
import TestSupport
import Testing

@testable import ArticlesAPI

@Suite struct MetricsTests {
    private let registry = PrometheusRegistry()

    private func site(
        _ access: MetricsAccess = .key, storage: (any ArticleStorage)? = nil, requestsPerMinute: Int = 0
    ) async throws -> TestSite {
        let metrics = MetricsSettings(registry: registry, access: access, storageLimit: .seconds(600))
        guard let storage else {
            return try await TestSite(requestsPerMinute: requestsPerMinute, metrics: metrics)
        }
        return try await TestSite(storage: storage, metrics: metrics)
    }

    private func metrics(_ site: TestSite) async throws -> Exposition {
        let response = try await site.send(.get, "/metrics", as: .read)
        #expect(response.status == 200)
        return try Exposition(response.text)
    }

    @Test func `metrics need a key, of any scope, and tell nobody else anything`() async throws {
        let site = try await site()
        let before = try await site.send(.get, "/metrics", from: "127.0.0.1")
        #expect(before.status == 401)
        try await site.create(#"{"title":"A draft"}"#)
        #expect(try await site.send(.get, "/metrics", from: "127.0.0.1").text == before.text)
        for scope in Scope.allCases {
            let response = try await site.send(.get, "/metrics", as: scope)
            #expect(response.status == 200)
            #expect(response[.cacheControl] == "no-store")
        }
    }

    @Test func `where nothing is counted there are no metrics`() async throws {
        let site = try await TestSite()
        #expect(try await site.send(.get, "/metrics", as: .admin).status == 404)
        #expect(try await site.send(.get, "/metrics").status == 401)
    }

    @Test(
        arguments: [
            ("127.0.0.1", [:], 200), ("::1", [:], 200), ("127.8.9.1", [:], 200),
            ("::ffff:127.0.0.1", [:], 200),
            ("192.0.2.1", [:], 401), ("127.0.0.1.example.org", [:], 401), ("127.0.0", [:], 401),
            ("127.0.0.1", ["X-Forwarded-For": "192.0.2.1"], 401), ("127.0.0.1", ["Forwarded": "for=a"], 401),
            ("127.0.0.1", ["Via": "1.1 proxy"], 401), ("127.0.0.1", ["X-Forwarded-Host": "a"], 401),
            ("127.0.0.1", ["x-forwarded": "for=a"], 401), ("127.0.0.1", ["True-Client-IP": "192.0.2.1"], 401),
            ("127.0.0.1", ["Origin": "https://evil.example"], 401), ("127.0.0.1", ["Origin": "null"], 401),
            ("127.0.0.1", ["X-Real-IP": "192.0.2.1"], 401),
            ("127.0.0.1", ["Host": "localhost:8080"], 200), ("127.0.0.1", ["Host": "[::1]:80"], 200),
            ("127.0.0.1", ["Host": "evil.example:8080"], 401),
        ] as [(String, [String: String], Int)])
    func `loopback lets this machine read, and nobody behind a proxy on it`(
        _ address: String, _ fields: [String: String], _ status: Int
    ) async throws {
        var sent = HTTPFields()
        for (name, value) in fields { sent[try #require(HTTPField.Name(name))] = value }
        let response = try await site(.loopback).send(.get, "/metrics", fields: sent, from: address)
        #expect(response.status == status)
        #expect(try await site(.loopback).send(.get, "/metrics", as: .read, from: address).status == 200)
    }

    @Test(
        arguments: [
            (nil, MetricsFormat.prometheusText), ("*/*", .prometheusText), ("text/plain", .prometheusText),
            ("application/openmetrics-text; version=1.0.0", .openMetrics),
            (
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                    + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", .openMetrics
            ),
        ] as [(String?, MetricsFormat)])
    func `the format is the one that the scraper prefers`(
        _ accept: String?, _ format: MetricsFormat
    ) async throws {
        let fields: HTTPFields = accept.map { [.accept: $0] } ?? [:]
        let response = try await site().send(.get, "/metrics", as: .read, fields: fields)
        #expect(response[.contentType] == format.contentType)
        _ = try Exposition(response.text, isOpenMetrics: format == .openMetrics)
        let other = try await site().send(.get, "/metrics", as: .read, fields: [.accept: "text/html"])
        #expect(other.status == 406)
    }

    @Test func `the cache, wrong keys and requests beyond the limit are counted`() async throws {
        let site = try await site(requestsPerMinute: 5)
        try await site.create(#"{"title":"Hello","slug":"hello","status":"published"}"#)
        for _ in 0..<3 { _ = try await site.send(.get, "/v1/articles/hello", from: "192.0.2.1") }
        for _ in 0..<12 {
            let fields: HTTPFields = [.authorization: "Bearer nothing"]
            _ = try await site.send(.get, "/v1/articles", fields: fields, from: "192.0.2.2")
        }
        for _ in 0..<7 { _ = try await site.send(.get, "/sitemap.xml", from: "192.0.2.3") }
        let metrics = try await metrics(site)
        #expect(metrics.value("response_cache_hits_total") == 2)
        #expect(metrics.value("response_cache_misses_total") == 1)
        #expect((metrics.value("response_cache_bytes") ?? 0) > 2_048)
        #expect(metrics.value("wrong_keys_total", ["result": "unknown"]) == 10)
        #expect(metrics.value("wrong_keys_total", ["result": "slowed"]) == 2)
        #expect(metrics.value("rate_limited_requests_total") == 2)
        #expect(metrics.value("wrong_keys_total", ["result": "expired"]) == 0)
    }

    @Test func `a key that goes on after its end is counted, wherever it is sent from`() async throws {
        let site = try await site()
        let end = Timestamp(clamping: site.clock.dependencies.now().milliseconds + 1_000)
        let token = try await site.keyService.create(label: "", scope: .read, expiresAt: end).token
        let fields: HTTPFields = [.authorization: "Bearer \(token)"]
        #expect(try await site.send(.get, "/v1/articles", fields: fields).status == 200)
        site.clock.advance(seconds: 1)
        for _ in 0..<2 {
            #expect(try await site.send(.get, "/v1/articles", fields: fields).status == 401)
        }
        // From where too many wrong ones came, all keys are read.
        for _ in 0..<11 { _ = try await site.send(.get, "/v1/tags", fields: [.authorization: "Bearer no"]) }
        #expect(try await site.send(.get, "/v1/articles", fields: fields).status == 401)
        let metrics = try await metrics(site)
        #expect(metrics.value("wrong_keys_total", ["result": "expired"]) == 3)
        #expect(metrics.value("wrong_keys_total", ["result": "unknown"]) == 10)
    }

    @Test func `the change feed is shown as it is`() async throws {
        let site = try await site()
        #expect(try await metrics(site).value("change_feed_oldest_timestamp_seconds")?.isNaN == true)
        for number in 1...3 { try await site.create(#"{"title":"Article \#(number)"}"#) }
        #expect(try await metrics(site).value("change_feed_unnumbered") == 1)
        #expect(try await site.send(.get, "/v1/changes", as: .read).status == 200)
        let metrics = try await metrics(site)
        #expect(metrics.value("change_feed_unnumbered") == 0)
        #expect(metrics.value("change_feed_newest_number") == 3)
        #expect(metrics.value("change_feed_oldest_number") == 1)
        #expect(metrics.value("change_feed_oldest_timestamp_seconds") == 1_767_268_800)
        #expect(metrics.value("storage_up") == 1)
    }

    @Test func `a storage that is away is shown, and does not fail the scrape`() async throws {
        let site = try await site(storage: FailingStorage(error: ArticleError(.unavailable, "gone")))
        let metrics = try await metrics(site)
        #expect(metrics.value("storage_up") == 0)
        #expect(metrics.value("change_feed_newest_number")?.isNaN == true)
    }

    @Test(arguments: [true, false])
    func `metrics say whether the service is ready, as it says itself`(_ isReady: Bool) async throws {
        let settings = MetricsSettings(registry: registry, storageLimit: .seconds(600))
        let metrics = try await metrics(TestSite(isReady: isReady, metrics: settings))
        #expect(metrics.value("ready") == (isReady ? 1 : 0))
        #expect(metrics.value("storage_up") == 1)
    }

    @Test func `a scrape does not wait for a storage that does not come back, and asks it once`() async {
        let (began, beginning) = AsyncStream<Void>.makeStream()
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let asked = Atomic(0)
        let inquiry = StatusInquiry()
        @Sendable func status(within limit: Duration) async -> ServiceStatus? {
            await inquiry.status(within: limit) {
                asked.add(1, ordering: .relaxed)
                beginning.finish()
                // Deaf to cancellation, as a read of a file.
                await Task { for await _ in gate {} }.value
                return ServiceStatus(isStorageUp: true, isReady: true)
            }
        }
        for _ in 0..<3 { #expect(await status(within: .milliseconds(1))?.isReady == nil) }
        for await _ in began {}
        #expect(asked.load(ordering: .relaxed) == 1)
        opening.finish()
        #expect(await status(within: .seconds(60))?.isReady == true)
    }
}
