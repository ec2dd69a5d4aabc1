import Articles
import ArticlesAPI
import ArticlesSyndication
import HTTPRouting
import HTTPServing
import Logging
import NIOCore

/// What `dateline serve` does, in force.
struct ServeSettings: Sendable {
    /// What a schema that is not current means for a start.
    enum SchemaCheck: String, CaseIterable, Sendable {
        /// The start is refused.
        case strict
        /// The start is logged.
        case warn
        /// Nobody looks.
        case off
    }

    var server = HTTPServerConfiguration()
    let asksForKeys: Bool
    let adminSecret: String?
    let appliesMigrations: Bool
    let schemaCheck: SchemaCheck
    let requiresIfMatch: Bool
    /// The replica that reads may come from.
    let replica: ReplicaSettings?
    let publicMaxAge: Int
    let requestsPerMinute: Int
    let responseCacheBytes: Int
    let responseCacheDelay: Duration
    let daysOfChanges: Int
    let revisions: RevisionRetention
    /// Who may read metrics; nil where nothing is counted.
    let metricsAccess: MetricsAccess?
    /// Whether webhooks may lead to addresses that are not public.
    let allowsPrivateWebhooks: Bool
    /// Who is told of what the public sees anew.
    let pings: PingSettings
    let cors: CORSPolicy?
    /// The site that readers visit.
    let site: PublicSite
    /// Whether there are pages for people.
    let servesReader: Bool
    /// Whether models are served.
    let servesMCP: Bool
    /// The products whose read APIs are served.
    let facades: [FacadeChoice]
    /// Where files are that replace those of the pages.
    let themeFolder: ThemeFolder?
    let logLevel: Logger.Level

    init(_ options: ServeOptions, _ reader: inout SettingsReader) throws(CommandFailure) {
        server.host = reader.text("host", options.host, default: "127.0.0.1")
        server.port = try reader.number("port", options.port, default: 8_080, in: 0...65_535)
        pings = try PingSettings(options, &reader)
        var site = try PublicSite(options, &reader, server)
        site.hub = pings.hub
        self.site = site
        servesReader = try reader.toggle("reader", options.reader, default: true)
        servesMCP = try reader.toggle("mcp", options.mcp, default: true)
        facades = try FacadeChoice.list(
            reader.text(
                "facade", options.facade.isEmpty ? nil : options.facade.joined(separator: ","), default: ""))
        let templates = reader.text("templates", options.templates, default: "")
        themeFolder = templates.isEmpty ? nil : ThemeFolder(path: templates)
        asksForKeys = try reader.toggle("auth", options.auth, default: true)
        let secret = reader.text("admin-key", nil, default: "") { $0.isEmpty ? "" : "(set)" }
        adminSecret = secret.isEmpty ? nil : secret
        appliesMigrations = try reader.toggle("migrate", options.migrate, default: false)
        schemaCheck = try reader.choice("schema-check", options.schemaCheck, default: .strict)
        requiresIfMatch = try reader.toggle("require-if-match", options.requireIfMatch, default: false)
        replica = try ReplicaSettings(options, &reader)
        publicMaxAge = try reader.number(
            "public-max-age", options.publicMaxAge, default: 0, in: 0...31_536_000)
        responseCacheBytes = try reader.number(
            "response-cache", options.responseCache, default: 64 << 20, in: 0...1 << 40)
        responseCacheDelay = try reader.duration(
            "response-cache-delay", options.responseCacheDelay, default: "1s")
        guard
            responseCacheDelay == .zero || (.milliseconds(100)...(.seconds(60))).contains(responseCacheDelay)
        else { throw CommandFailure(.usage, "--response-cache-delay must be 0, or from 100ms to 60s") }
        daysOfChanges = try reader.number("keep-changes", options.keepChanges, default: 30, in: 1...36_500)
        revisions = try Self.retention(
            reader.text("keep-revisions", options.keepRevisions, default: "all"),
            reader.source(of: "keep-revisions"))
        requestsPerMinute = try reader.number("rate-limit", options.rateLimit, default: 0, in: 0...1_000_000)
        metricsAccess = try reader.choice("metrics", options.metrics, default: MetricsChoice.key).access
        allowsPrivateWebhooks = try reader.toggle(
            "webhook-allow-private", options.webhookAllowPrivate, default: false)
        let proxies = reader.text("trusted-proxies", options.trustedProxies, default: "")
        do throws(TrustedProxies.Malformed) {
            server.trustedProxies = proxies.isEmpty ? nil : try TrustedProxies(proxies)
        } catch {
            throw CommandFailure(.usage, "\(reader.source(of: "trusted-proxies")): \(error)")
        }
        server.commonFields = Self.securityFields
        cors = Self.policy(reader.text("cors-origins", options.corsOrigins, default: ""))
        server.eventLoops = try reader.number(
            "event-loops", options.eventLoops, default: System.coreCount, in: 1...256)
        server.maxConnections = try reader.number(
            "max-connections", options.maxConnections, default: 10_000, in: 1...1_000_000)
        server.limits.headerBytes = try reader.number(
            "max-header-bytes", options.maxHeaderBytes, default: 16_384, in: 1_024...1_048_576)
        server.requestMemory = MemoryBudget(
            try reader.number(
                "max-request-memory", options.maxRequestMemory, default: 96 << 20, in: 4 << 20...1 << 40))
        server.responseMemory = MemoryBudget(
            try reader.number(
                "max-response-memory", options.maxResponseMemory, default: 96 << 20, in: 32 << 20...1 << 40))
        server.deadlines.header = try reader.duration("header-timeout", options.headerTimeout, default: "10s")
        server.deadlines.idle = try reader.duration("idle-timeout", options.idleTimeout, default: "60s")
        server.deadlines.request = try reader.duration(
            "request-timeout", options.requestTimeout, default: "30s")
        server.deadlines.drain = try reader.duration("drain-delay", options.drainDelay, default: "0s")
        server.deadlines.shutdown = try reader.duration(
            "shutdown-timeout", options.shutdownTimeout, default: "20s")
        if try !reader.toggle("gzip", options.gzip, default: true) { server.compression = nil }
        server.logsAccess = try reader.toggle("access-log", options.accessLog, default: true)
        logLevel = try reader.choice("log-level", options.logLevel, default: Logger.Level.info)
        try check(adminKey: reader.source(of: "admin-key"))
        // A page of a stranger whose name was bound to this machine's address must not read drafts (DNS
        // rebinding).
        if !asksForKeys { server.hosts = ["localhost", "127.0.0.1", "[::1]"] }
    }

    private static func retention(
        _ text: String, _ name: String
    ) throws(CommandFailure) -> RevisionRetention {
        if text == "all" { return .all }
        if let duration = KeyExpiry.duration(text), (1...KeyExpiry.longest).contains(duration) {
            return .milliseconds(duration)
        }
        guard let count = Int(text), (1...1_000_000).contains(count) else {
            throw CommandFailure(
                .usage,
                "\(name) must be all, a whole number from 1 to 1000000, or days or hours such as 90d or 12h")
        }
        return .latest(count)
    }

    /// How long a request may wait for changes: a little less than a response may take.
    var longestWait: Duration {
        let deadline = server.deadlines.request
        return deadline - min(.seconds(5), deadline / 2)
    }

    /// For browsers that are led to a response (OWASP, "REST Security Cheat Sheet").
    private static let securityFields = [
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
    ]

    private func check(adminKey name: String) throws(CommandFailure) {
        if let adminSecret { try Self.check(adminKey: adminSecret, name) }
        let loopback = ["127.0.0.1", "::1", "localhost"]
        guard asksForKeys || loopback.contains(server.host) else {
            throw CommandFailure(.usage, "--no-auth only goes with --host 127.0.0.1, ::1 or localhost")
        }
    }

    /// Refuses what no client could send behind `Bearer` (RFC 6750 §2.1: `b64token`), or guessers could find.
    private static func check(adminKey: String, _ name: String) throws(CommandFailure) {
        guard adminKey.wholeMatch(of: /[A-Za-z0-9\-._~+\/]+=*/) != nil else {
            throw CommandFailure(
                .usage,
                "\(name) can't be sent as a Bearer token: it may hold A to Z, a to z, 0 to 9 and -._~+/ "
                    + "only, and = at its end; no blanks, quotation marks or line ends")
        }
        guard (16...4_096).contains(adminKey.utf8.count) else {
            throw CommandFailure(.usage, "\(name) must have 16 to 4096 characters")
        }
    }

    private static func policy(_ origins: String) -> CORSPolicy? {
        guard !origins.isEmpty else { return nil }
        let list = origins.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(
            String.init)
        return CORSPolicy(origins: Set(list.filter { $0 != "*" }), allowsEveryOrigin: list.contains("*"))
    }
}
