import Articles
import ArticlesAPI
import ArticlesInMemory
import ArticlesReader
import ArticlesSyndication
import HTTPRouting
import HTTPTypes
import PrometheusMetrics
import StrictJSON
import Synchronization
import Testing

/// A service with its routes in memory, a clock that only moves when told to, and a key of each scope.
final class TestSite: Sendable {
    let api: ArticlesAPI
    let router: Router
    let keys: [Scope: String]
    let keyService: KeyService
    /// Where too many wrong keys came from, and how many were refused.
    let refusals = RefusalLog()
    let clock: TestClock
    let reader: ReaderPages?
    let failures: FailureLog
    /// Checked once.
    private static let theme = Result { try ReaderTheme() }

    init(
        storage: any ArticleStorage = InMemoryArticleRepository(), clock: TestClock = TestClock(),
        needsKeys: Bool = true, requiresIfMatch: Bool = false, publicMaxAge: Int = 0,
        requestsPerMinute: Int = 0, isReady: Bool = true, metrics: MetricsSettings? = nil,
        responseCacheBytes: Int = 1 << 20, articlesPerSitemap: Int = 10_000, site: PublicSite = PublicSite(),
        hasReader: Bool = true,
        keyStorage: any AccessKeyRepository = InMemoryArticleRepository(),
        replication: (any PositionedStorage)? = nil
    ) async throws {
        self.clock = clock
        let failures = FailureLog()
        self.failures = failures
        keyService = KeyService(keys: keyStorage, dependencies: clock.dependencies)
        var keys: [Scope: String] = [:]
        for scope in Scope.allCases {
            keys[scope] = try await keyService.create(label: scope.name, scope: scope).token
        }
        self.keys = keys
        reader = hasReader ? ReaderPages(site: site, theme: try Self.theme.get()) : nil
        api = ArticlesAPI(
            articles: ArticleService(storage: storage, dependencies: clock.dependencies),
            keys: needsKeys ? keyService : nil,
            settings: APISettings(
                requiresIfMatch: requiresIfMatch, publicMaxAge: publicMaxAge,
                requestsPerMinute: requestsPerMinute,
                responseCacheBytes: responseCacheBytes,
                contract: OpenAPIDocument(yaml: Array("openapi: 3.1.0\n".utf8), json: Array("{}".utf8)),
                metrics: metrics, site: site, articlesPerSitemap: articlesPerSitemap,
                reader: reader, mcp: MCPSettings(name: "Test", version: "1") { $0 == "https://example.org" },
                isReady: { isReady }, onFailure: { error, _ in failures.add(error) },
                onWrongKeys: { [refusals] in refusals.add("\($0): \($1)") }),
            changes: storage as? any ChangeNotifier, replication: replication)
        var router = Router(makeRequestID: { "test" })
        api.register(on: &router)
        self.router = router
    }

    /// Sends a request; `scope` brings the key of that scope along.
    func send(
        _ method: HTTPRequest.Method = .get, _ target: String, _ body: String? = nil,
        as scope: Scope? = nil, fields: HTTPFields = [:], from address: String? = nil
    ) async throws -> ReceivedResponse {
        var fields = fields
        if let scope { fields[.authorization] = "Bearer " + (try #require(keys[scope])) }
        if body != nil, fields[.contentType] == nil { fields[.contentType] = "application/json" }
        let request = Request(
            method, target, fields: fields, body: Array((body ?? "").utf8), remoteAddress: address)
        return ReceivedResponse(await router.respond(to: request))
    }

    /// Creates an article and returns it as JSON.
    @discardableResult
    func create(_ body: String) async throws -> JSONValue {
        let response = try await send(.post, "/v1/articles", body, as: .publish)
        #expect(response.status == 201, "\(response.text)")
        return try response.json
    }
}

/// A clock at noon of 2026-01-01 that only moves when told to; random bits that repeat with each run.
final class TestClock: Sendable {
    private let state = Mutex((now: Int64(1_767_268_800_000), seed: UInt64(42)))

    func advance(seconds: Int64) {
        state.withLock { $0.now += seconds * 1_000 }
    }

    var dependencies: Dependencies {
        Dependencies(
            now: { Timestamp(clamping: self.state.withLock { $0.now }) },
            random: { (self.word(), self.word()) },
            digest: { bytes in
                (UInt8(0)..<4).flatMap { salt in
                    let hash = contentHash(bytes + [salt])
                    return stride(from: 0, to: 64, by: 8).map {
                        UInt8(truncatingIfNeeded: hash >> UInt64($0))
                    }
                }
            })
    }

    /// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
    private func word() -> UInt64 {
        state.withLock { state in
            state.seed &+= 0x9E37_79B9_7F4A_7C15
            var word = state.seed
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
    }
}

/// What the reporter of wrong keys was told.
final class RefusalLog: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    var all: [String] { lines.withLock { $0 } }
}

/// What the reporter of failures was told.
final class FailureLog: Sendable {
    private let codes = Mutex<[ArticleError.Code]>([])

    func add(_ error: ArticleError) {
        codes.withLock { $0.append(error.code) }
    }

    var all: [ArticleError.Code] { codes.withLock { $0 } }
}

extension TestSite {
    /// Posts bytes as an article.
    func post(_ bytes: [UInt8]) async throws -> ReceivedResponse {
        let fields: HTTPFields = [
            .contentType: "application/json", .authorization: "Bearer " + (try #require(keys[.publish])),
        ]
        return ReceivedResponse(
            await router.respond(to: Request(.post, "/v1/articles", fields: fields, body: bytes)))
    }
}
