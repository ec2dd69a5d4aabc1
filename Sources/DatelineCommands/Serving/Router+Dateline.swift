import Articles
import ArticlesAPI
import ArticlesReader
import ArticlesRendering
import ArticlesSyndication
import HTTPRouting
import HTTPServing
import Logging
import PrometheusMetrics

extension Router {
    /// The whole service over a storage.
    static func dateline(
        _ storage: Storage, _ keys: KeyService?, _ settings: ServeSettings, _ logger: Logger,
        metrics: PrometheusRegistry?, reader: ReaderPages?, isReady: @escaping @Sendable () -> Bool
    ) throws(CommandFailure) -> Router {
        let tracking = storage.repository.changeTracking(within: settings.responseCacheDelay)
        let articles = ArticleService(
            storage: storage.repository, dependencies: .serving, keepingRevisions: settings.revisions,
            tracking: tracking)
        let prefix = String(Dependencies.system.random().0, radix: 36)
        let identifiers = RequestIDSequence(prefix: prefix)
        let renderer = ArticleRenderer()
        var site = settings.site
        site.html = { renderer.html(of: $0) }
        let api = ArticlesAPI(
            articles: articles, keys: keys,
            settings: APISettings(
                requiresIfMatch: settings.requiresIfMatch, publicMaxAge: settings.publicMaxAge,
                requestsPerMinute: settings.requestsPerMinute,
                allowsPlainWebhooks: settings.allowsPrivateWebhooks,
                batchBytes: min(64 << 20, settings.server.requestMemory.limit),
                longestWait: settings.longestWait,
                responseCacheBytes: settings.responseCacheBytes,
                responseMemory: settings.server.responseMemory,
                renderer: renderer, contract: try OpenAPIDocument.embedded(),
                metrics: metrics.flatMap { registry in
                    settings.metricsAccess.map { MetricsSettings(registry: registry, access: $0) }
                },
                site: site, reader: reader, mcp: settings.mcp,
                facades: settings.facades.map { $0.facade(of: articles, on: site) },
                indexNowKey: settings.pings.indexNowKey,
                isReady: {
                    guard isReady() else { return false }
                    do throws(ArticleError) {
                        try await articles.checkStorage()
                        return true
                    } catch {
                        return false
                    }
                },
                onFailure: { error, request in
                    var metadata = request.logMetadata
                    metadata["code"] = "\(error.code)"
                    metadata["reason"] = "\(error.message)"
                    metadata["cause"] = "\(error.cause.map { String(describing: $0) } ?? "")"
                    logger.error("request failed", metadata: metadata)
                },
                onWrongKeys: { address, count in
                    logger.warning(
                        "wrong keys are refused", metadata: ["address": "\(address)", "count": "\(count)"])
                }),
            changes: storage.repository as? any ChangeNotifier,
            tracking: tracking,
            replication: storage.repository as? ReplicatedStorage)
        var router = Router(cors: settings.cors) { identifiers.next() }
        api.register(on: &router)
        return router
    }
}
