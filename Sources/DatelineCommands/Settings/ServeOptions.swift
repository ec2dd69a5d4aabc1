import ArgumentParser

/// The flags of `dateline serve`.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The address to listen on (default: 127.0.0.1)",
            valueName: "address"), completion: .list(["127.0.0.1", "::1", "0.0.0.0", "::"]))
    var host: String?
    @Option(
        help: ArgumentHelp(
            "The port to listen on; 0 picks a free one (default: 8080)",
            valueName: "number"))
    var port: Int?
    @Option(
        help: ArgumentHelp(
            "The address of the site as readers see it, in feeds and sitemaps (default: http://localhost:PORT)",
            valueName: "url"))
    var siteUrl: String?
    @Option(
        help: ArgumentHelp("What the site is called, in feeds (default: its host)", valueName: "text"))
    var siteTitle: String?
    @Option(
        help: ArgumentHelp(
            "The language of articles that name none, for news sitemaps (default: en)", valueName: "tag"))
    var siteLanguage: String?
    @Option(
        help: ArgumentHelp(
            "Where the site shows an article, with {slug} or {id} (default: /articles/{slug})",
            valueName: "path"))
    var articlePath: String?
    @Flag(inversion: .prefixedNo, help: "Serve pages for people at /, /articles/{slug} … (default: yes)")
    var reader: Bool?
    @Option(
        help: ArgumentHelp(
            "A folder with templates and styles that replace those of the pages, read again when changed (default: none)",
            valueName: "folder"), completion: .directory)
    var templates: String?
    @Option(
        help: ArgumentHelp(
            "Serve the read API of another product, too: ghost or wordpress, again or with commas for both (default: none)",
            valueName: "product"), completion: .list(FacadeChoice.allCases.map(\.rawValue)))
    var facade: [String] = []
    @Flag(
        inversion: .prefixedNo, help: "Serve the Model Context Protocol at /mcp, for models (default: yes)")
    var mcp: Bool?
    @Flag(
        inversion: .prefixedNo, help: "Ask for keys; --no-auth lets everyone do everything, on loopback only")
    var auth: Bool?
    @Flag(inversion: .prefixedNo, help: "Apply pending migrations at start; SQLite always does")
    var migrate: Bool?
    @Option(
        help: ArgumentHelp(
            "What a schema that is not current means: strict, warn or off (default: strict)",
            valueName: "level"), completion: .list(["strict", "warn", "off"]))
    var schemaCheck: String?
    @Flag(inversion: .prefixedNo, help: "Refuse changes that do not say which version they are about (428)")
    var requireIfMatch: Bool?
    @Option(
        help: ArgumentHelp(
            "A standby of the PostgreSQL of --storage that reads come from; one host (default: none)",
            valueName: "url"))
    var readStorage: String?
    @Option(
        help: ArgumentHelp(
            "How far --read-storage may be behind; beyond it reads come from --storage (default: 2s)",
            valueName: "duration"))
    var readLagLimit: String?
    @Option(
        help: ArgumentHelp(
            "Seconds that caches may keep public responses (default: 0)",
            valueName: "seconds"))
    var publicMaxAge: Int?
    @Option(
        help: ArgumentHelp(
            "Bytes of responses that are kept for others who ask the same; 0 for none (default: 67108864)",
            valueName: "bytes"))
    var responseCache: Int?
    @Option(
        help: ArgumentHelp(
            "How old they may be when another instance has changed something in PostgreSQL; 0 for none there (default: 1s)",
            valueName: "duration"))
    var responseCacheDelay: String?
    @Option(
        help: ArgumentHelp(
            "Days for which the change feed, the audit log and versions of deleted articles go back (default: 30)",
            valueName: "days"))
    var keepChanges: Int?
    @Option(
        help: ArgumentHelp(
            "Versions that are kept of each article: all, so many of the latest, or for days or hours such as 90d (default: all)",
            valueName: "which"))
    var keepRevisions: String?
    @Option(
        help: ArgumentHelp(
            "Origins that may read responses in a browser, with commas; * for all (default: none)",
            valueName: "origins"))
    var corsOrigins: String?
    @Option(
        help: ArgumentHelp(
            "Requests a minute from one key, or one address without a key; beyond it 429; 0 for any (default: 0)",
            valueName: "count"))
    var rateLimit: Int?
    @Option(
        help: ArgumentHelp(
            "Proxies whose X-Forwarded-For names the client: addresses and networks with commas (default: none)",
            valueName: "networks"))
    var trustedProxies: String?
    @Option(
        help: ArgumentHelp(
            "Who reads /metrics: key (whoever has one), loopback (this machine too) or off (default: key)",
            valueName: "access"), completion: .list(["key", "loopback", "off"]))
    var metrics: String?
    @Flag(
        inversion: .prefixedNo,
        help: "Let webhooks lead to private addresses and to http: (default: no)")
    var webhookAllowPrivate: Bool?
    @Option(
        help: ArgumentHelp(
            "A WebSub hub that is told when the feeds change (default: none)", valueName: "url"))
    var websubHub: String?
    @Option(
        help: ArgumentHelp(
            "Tell search engines of changed pages (IndexNow) with this key, which is served to them (default: none)",
            valueName: "key"))
    var indexnowKey: String?
    @Option(
        help: ArgumentHelp(
            "Where search engines are told (default: https://api.indexnow.org/indexnow)", valueName: "url"))
    var indexnowUrl: String?
    @Option(help: ArgumentHelp("Threads that serve (default: one for each core)", valueName: "count"))
    var eventLoops: Int?
    @Option(help: ArgumentHelp("Connections at a time (default: 10000)", valueName: "count"))
    var maxConnections: Int?
    @Option(help: ArgumentHelp("Bytes of a request line and header (default: 16384)", valueName: "bytes"))
    var maxHeaderBytes: Int?
    @Option(
        help: ArgumentHelp(
            "Bytes of all request bodies at a time; beyond it 503 (default: 100663296)", valueName: "bytes"))
    var maxRequestMemory: Int?
    @Option(
        help: ArgumentHelp(
            "Bytes of all large responses at a time; beyond it 503 (default: 100663296)", valueName: "bytes"))
    var maxResponseMemory: Int?
    @Option(help: ArgumentHelp("How long a header may take to arrive (default: 10s)", valueName: "duration"))
    var headerTimeout: String?
    @Option(help: ArgumentHelp("How long a connection may be idle (default: 60s)", valueName: "duration"))
    var idleTimeout: String?
    @Option(help: ArgumentHelp("How long a response may take (default: 30s)", valueName: "duration"))
    var requestTimeout: String?
    @Option(
        help: ArgumentHelp(
            "How long to go on accepting after a signal to stop, for load balancers (default: 0s)",
            valueName: "duration"))
    var drainDelay: String?
    @Option(
        help: ArgumentHelp(
            "How long running requests may take after that (default: 20s)",
            valueName: "duration"))
    var shutdownTimeout: String?
    @Flag(inversion: .prefixedNo, help: "Compress responses over 1 KiB when asked (default: yes)")
    var gzip: Bool?
    @Flag(inversion: .prefixedNo, help: "Log each request (default: yes)")
    var accessLog: Bool?
    @Option(
        help: ArgumentHelp(
            "The least level that is logged: trace … critical (default: info)",
            valueName: "level"),
        completion: .list(["trace", "debug", "info", "notice", "warning", "error", "critical"]))
    var logLevel: String?
}
