import Articles
import ArticlesSyndication
import ArticlesWebhooks
import HTTPRequesting
import Logging
import PrometheusMetrics
import ServiceLifecycle

extension ServeCommand {
    /// What tells others of changes: webhooks, if the storage keeps any, hubs and search engines. Of all processes on one storage one
    /// does, by one lease.
    func senders(
        _ articles: ArticleService, _ settings: ServeSettings, _ logger: Logger,
        _ metrics: PrometheusRegistry?
    ) -> [any Service] {
        let webhooks = WebhookService(articles: articles)
        let lease = webhooks.map { SendingLease(of: $0) }
        var senders: [any Service] = []
        if let webhooks, let lease {
            let client = CurlClient(
                addresses: settings.allowsPrivateWebhooks ? .any : .publicOnly,
                allowsHTTP: settings.allowsPrivateWebhooks, userAgent: Self.userAgent)
            senders.append(
                WebhookSender(
                    webhooks, client: client, logger: logger, metrics: metrics.map { WebhookMetrics($0) },
                    lease: lease))
        }
        let site = settings.site
        let targets = settings.pings.targets(site)
        guard !targets.isEmpty else { return senders }
        // Whoever runs the service says where; nobody else can.
        let client = CurlClient(addresses: .any, allowsHTTP: true, userAgent: Self.userAgent)
        let sender = PingSender(
            of: articles, lease: lease, client: client, targets: targets, logger: logger,
            random: { Dependencies.system.random().0 }
        ) { (change) async throws(ArticleError) in
            try await site.addresses(of: change, in: articles)
        }
        return senders + [sender]
    }

    private static var userAgent: String { "\(Dateline.name)/\(BuildInformation.version)" }
}

extension PublicSite {
    /// The addresses of pages that a change of the public's feed is about: those of this site alone.
    func addresses(of change: Change, in articles: ArticleService) async throws(ArticleError) -> [String] {
        switch change.type {
        case .articleCreated, .articleUpdated, .articlePublished, .articleWithdrawn, .articleDeleted: break
        case .redirectCreated: return [address(ofArticle: change.slug, id: change.subject)]
        case .tagCreated, .tagUpdated, .tagMerged, .tagDeleted, .tagRedirectCreated, .overridesUpdated,
            .keyCreated, .keyRevoked, .webhookCreated, .webhookUpdated, .webhookDeleted, .synonymsUpdated:
            return []
        }
        do throws(ArticleError) {
            guard
                case .present(let article) = try await articles.article(
                    .id(change.subject), for: .anonymous, includesBody: false)
            else { return [] }
            return original(of: article) == nil ? [address(of: article)] : []
        } catch  where error.code == .notFound || error.code == .gone {
            return [address(ofArticle: change.slug, id: change.subject)]
        }
    }
}
