public import Articles
public import ArticlesReader
public import ArticlesRendering
public import ArticlesSyndication
public import HTTPRouting

/// The REST API that `openapi.yaml` describes, as a table of routes.
public struct ArticlesAPI: Sendable {
    let articles: ArticleService
    let keys: KeyService?
    let settings: APISettings
    let cache: ResponseCache?
    let wrongKeys = WrongKeyLimit()
    let running = RunningRequests()
    private let watches = ChangeScope.allCases.map { ChangeWatch($0) }
    let rateLimit: RateLimit?
    let metrics: APIMetrics?
    let inquiry = StatusInquiry()
    /// Where lists wait whose articles come with their bodies.
    let largeLists = RequestGate(width: 2, queueLimit: 64)
    /// Where batches wait, whose articles are all in memory at once.
    let batches = RequestGate(width: 2, queueLimit: 64)
    let sitemapParts: SitemapParts
    /// The storage, if reads of it may come from a replica.
    let replication: (any PositionedStorage)?
    let positions = KnownPositions()
    let translations = Translations()
    let references = ReferenceStore()

    /// The API of a service.
    ///
    /// - Parameters:
    ///   - articles: The use cases.
    ///   - keys: Authenticates callers; without, every caller has every scope.
    ///   - settings: Limits, the contract, and what is told to the log.
    ///   - changes: Notifies of every change of the service's storage.
    ///   - tracking: Tells whether anything was changed in it. Without either, no response is cached.
    ///   - replication: The storage, if reads of it may come from a replica.
    public init(
        articles: ArticleService, keys: KeyService?, settings: APISettings,
        changes: (any ChangeNotifier)? = nil, tracking: (any ChangeTracking)? = nil,
        replication: (any PositionedStorage)? = nil
    ) {
        // Whatever writes asks for `articles(for:)`, or is refused.
        self.articles = articles.acting(as: ChangeAuthor(), with: .read)
        self.keys = keys
        self.settings = settings
        self.replication = replication
        rateLimit = settings.requestsPerMinute > 0 ? RateLimit(perMinute: settings.requestsPerMinute) : nil
        metrics = settings.metrics.map { APIMetrics($0.registry) }
        sitemapParts = SitemapParts(size: settings.articlesPerSitemap)
        guard settings.responseCacheBytes > 0, changes != nil || tracking != nil else {
            cache = nil
            return
        }
        let cache = ResponseCache(
            byteLimit: settings.responseCacheBytes, of: changes == nil ? tracking : nil,
            metrics: settings.metrics.map { CacheMetrics($0.registry) })
        changes?.observe { cache.drop($0) }
        settings.reader?.observeTheme { cache.drop(.everything) }
        self.cache = cache
    }
}

extension ArticlesAPI {
    /// Who tells of changes of a scope.
    func watch(_ scope: ChangeScope) -> ChangeWatch { watches[scope.rawValue] }
}

/// The settings of the API.
public struct APISettings: Sendable {
    /// Whether a PUT, PATCH or DELETE must say which version it is about; without it is then a 428.
    public var requiresIfMatch: Bool
    /// How many seconds caches may keep what everyone may read.
    ///
    /// An article that is published, changed or withdrawn shows in such a cache up to this much later, and so
    /// does a scheduled one: to shorten the time before it appears would tell of it.
    public var publicMaxAge: Int
    /// How many requests may come in a minute from one key, or from one address without a key; 0 for any
    /// number.
    public var requestsPerMinute: Int
    /// Whether webhooks may be sent without encryption: where private addresses are allowed.
    public var allowsPlainWebhooks: Bool
    /// The most bytes of the body of a batch.
    public var batchBytes: Int
    /// How long a request for changes waits for some at most: less than a server lets a request take.
    public var longestWait: Duration
    /// How many bytes of encoded responses are kept; 0 keeps none.
    public var responseCacheBytes: Int
    /// The memory of large responses, shared with the server that sends them.
    public var responseMemory: MemoryBudget
    /// The site that readers visit, as feeds and sitemaps name it.
    public var site: PublicSite
    /// How many articles a sitemap has; where there are more there are several, with an index.
    public var articlesPerSitemap: Int
    /// The pages for people; nil for the API and feeds alone.
    public var reader: ReaderPages?
    /// How models are served (`POST /mcp`); nil for not at all.
    public var mcp: MCPSettings?
    /// The read APIs of other products that are served, too.
    public var facades: [Facade]
    /// The key by which search engines know that the site itself tells them of changes (IndexNow); nil for none.
    public var indexNowKey: String?
    /// Renders bodies as html, and keeps them; one for everything that shows articles.
    public var renderer: ArticleRenderer
    /// What is counted, and who may read it; nil for nothing.
    public var metrics: MetricsSettings?
    /// Whether the service wants requests: the storage is available, its schema is current, no shutdown runs.
    public var isReady: @Sendable () async -> Bool
    /// The published contract.
    public var contract: OpenAPIDocument
    /// Called with each failure whose response is a 500 or more, for the log.
    public var onFailure: @Sendable (ArticleError, Request) -> Void
    /// Called with the address from which too many wrong keys come, and how many were refused since the last
    /// call: at most once a minute for each address. For the log.
    public var onWrongKeys: @Sendable (_ address: String, _ count: Int) -> Void

    /// Settings; only what has no sensible default must be given.
    public init(
        requiresIfMatch: Bool = false, publicMaxAge: Int = 0, requestsPerMinute: Int = 0,
        allowsPlainWebhooks: Bool = false, batchBytes: Int = 64 << 20, longestWait: Duration = .seconds(25),
        responseCacheBytes: Int = 0,
        responseMemory: MemoryBudget = MemoryBudget(96 << 20),
        renderer: ArticleRenderer = ArticleRenderer(), contract: OpenAPIDocument,
        metrics: MetricsSettings? = nil, site: PublicSite = PublicSite(),
        articlesPerSitemap: Int = Sitemap.preferredSize, reader: ReaderPages? = nil, mcp: MCPSettings? = nil,
        facades: [Facade] = [], indexNowKey: String? = nil, isReady: @escaping @Sendable () async -> Bool,
        onFailure: @escaping @Sendable (ArticleError, Request) -> Void = { _, _ in },
        onWrongKeys: @escaping @Sendable (_ address: String, _ count: Int) -> Void = { _, _ in }
    ) {
        self.requiresIfMatch = requiresIfMatch
        self.publicMaxAge = publicMaxAge
        self.requestsPerMinute = requestsPerMinute
        self.allowsPlainWebhooks = allowsPlainWebhooks
        self.batchBytes = batchBytes
        self.longestWait = longestWait
        self.responseCacheBytes = responseCacheBytes
        self.responseMemory = responseMemory
        self.reader = reader
        self.mcp = mcp
        self.facades = facades
        self.indexNowKey = indexNowKey
        self.renderer = renderer
        self.contract = contract
        self.metrics = metrics
        self.site = site
        self.articlesPerSitemap = articlesPerSitemap
        self.isReady = isReady
        self.onFailure = onFailure
        self.onWrongKeys = onWrongKeys
    }
}

/// The contract in its two forms.
public struct OpenAPIDocument: Sendable {
    /// The bytes of `openapi.yaml`.
    public var yaml: [UInt8]
    /// The same as JSON.
    public var json: [UInt8]

    /// A contract.
    public init(yaml: [UInt8], json: [UInt8]) {
        self.yaml = yaml
        self.json = json
    }
}
