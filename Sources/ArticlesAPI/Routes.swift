import ArticlesReader
import ArticlesSyndication
import HTTPTypes
import PrometheusMetrics

extension ArticlesAPI {
    /// The route table: method, path, access, kind of resource, handler. `openapi.yaml` says the same.
    public var routes: [APIRoute] {
        let routes = serviceRoutes
        return routes + (settings.reader.map { self.routes(of: $0) } ?? [])
            + (settings.mcp.map { [.init(.post, "/mcp", .public, .service, respondToMCP($0, over: routes))] }
                ?? [])
    }

    /// What is there whatever the settings say.
    private var serviceRoutes: [APIRoute] {
        [
            .init(.get, "/v1/articles", .public, .article, listArticles, isKept: true),
            .init(.post, "/v1/articles", .write, .article, createArticle),
            .init(
                .get, "/v1/articles/{ref}", .public, .article, showArticle,
                mediaTypes: [MediaType.json, MediaType.markdown], immediate: showKeptArticle),
            .init(.put, "/v1/articles/{ref}", .write, .article, replaceArticle),
            .init(.patch, "/v1/articles/{ref}", .write, .article, patchArticle),
            .init(.delete, "/v1/articles/{ref}", .write, .article, deleteArticle),
            .init(.get, "/v1/articles/{ref}/related", .public, .article, listRelatedArticles, isKept: true),
            .init(.get, "/v1/articles/{ref}/related/overrides", .read, .article, showRelatedOverrides),
            .init(.put, "/v1/articles/{ref}/related/overrides", .write, .override, replaceRelatedOverrides),
            .init(.get, "/v1/articles/{ref}/revisions", .read, .article, listRevisions),
            .init(.get, "/v1/articles/{ref}/revisions/{version}", .read, .article, showRevision),
            .init(.post, "/v1/articles/{ref}/revisions/{version}/restore", .write, .article, restoreRevision),

            .init(
                .post, "/v1/articles/batch", .write, .batch, writeBatch, bodyLimit: settings.batchBytes),

            .init(.get, "/v1/tags", .public, .tag, listTags, isKept: true),
            .init(.post, "/v1/tags", .write, .tag, createTag),
            .init(.get, "/v1/tags/{slug}", .public, .tag, showTag, isKept: true),
            .init(.patch, "/v1/tags/{slug}", .write, .tag, patchTag),
            .init(.delete, "/v1/tags/{slug}", .write, .tag, deleteTag),
            .init(.post, "/v1/tags/{slug}/merge", .write, .merge, mergeTag),
            .init(.get, "/v1/tags/{slug}/related", .public, .tag, listRelatedTags, isKept: true),

            .init(.get, "/v1/search/suggest", .public, .article, listSuggestions, isKept: true),
            .init(.get, "/v1/search/synonyms", .admin, .synonym, showSynonyms),
            .init(.put, "/v1/search/synonyms", .admin, .synonym, replaceSynonyms),

            .init(.get, "/v1/redirects", .public, .redirect, listRedirects, isKept: true),

            .init(
                .get, "/v1/changes", .public, .change, listChanges,
                mediaTypes: [MediaType.json, MediaType.eventStream]),
            .init(.get, "/v1/audit", .admin, .change, listAuditEntries),

            .init(.get, "/v1/webhooks", .admin, .webhook, listWebhooks),
            .init(.post, "/v1/webhooks", .admin, .webhook, createWebhook),
            .init(.get, "/v1/webhooks/{id}", .admin, .webhook, showWebhook),
            .init(.patch, "/v1/webhooks/{id}", .admin, .webhook, patchWebhook),
            .init(.delete, "/v1/webhooks/{id}", .admin, .webhook, deleteWebhook),
            .init(.post, "/v1/webhooks/{id}/rotate-secret", .admin, .webhook, rotateWebhookSecret),
            .init(.get, "/v1/webhooks/{id}/deliveries", .admin, .webhook, listWebhookDeliveries),
            .init(
                .post, "/v1/webhooks/{id}/deliveries/{delivery}/redeliver", .admin, .webhook,
                redeliverWebhookDelivery),

            .init(.get, "/feed.atom", .public, .article, showFeed(.atom), mediaTypes: [], isKept: true),
            .init(.get, "/feed.rss", .public, .article, showFeed(.rss), mediaTypes: [], isKept: true),
            .init(.get, "/feed.json", .public, .article, showFeed(.json), mediaTypes: [], isKept: true),
            .init(.get, "/sitemap.xml", .public, .article, showSitemap, mediaTypes: []),
            .init(.get, "/sitemap-{n}.xml", .public, .article, showPartOfSitemap, mediaTypes: []),
            .init(.get, "/news-sitemap.xml", .public, .article, showNewsSitemap, mediaTypes: []),
            .init(.get, "/llms.txt", .public, .article, showLLMsText, mediaTypes: []),
            .init(.get, "/robots.txt", .open, .service, showRobotsText),
            .init(.get, "/indexnow-{key}.txt", .open, .service, showIndexNowKey),
            .init(.get, "/problems/{name}", .open, .service, showProblemType),

            .init(.get, "/healthz", .open, .service, showHealth),
            .init(.get, "/readyz", .open, .service, showReadiness),
            .init(
                .get, "/metrics", metricsAccess, .service, showMetrics,
                mediaTypes: MetricsFormat.allCases.map(\.mediaType)),
            .init(.get, "/openapi.yaml", .open, .service, showContractAsYAML),
            .init(.get, "/openapi.json", .open, .service, showContractAsJSON),
            .init(.get, "/docs", .open, .service, showReference),
            .init(.get, "/docs/{name}", .open, .service, showReferenceFile),
        ]
    }

    /// The pages for people.
    private func routes(of pages: ReaderPages) -> [APIRoute] {
        let html = [MediaType.page]
        return [
            .init(
                .get, "/", .public, .article, showFrontPage(pages), mediaTypes: html, isKept: true
            ),
            .init(
                .get, "/articles/{slug}", .public, .article, showArticlePage(pages), mediaTypes: html,
                isKept: true),
            .init(
                .get, "/tags/{slug}", .public, .tag, showTagPage(pages), mediaTypes: html,
                isKept: true),
            .init(.get, "/tags/{slug}/feed.{format}", .public, .tag, leadToTagFeed(pages), mediaTypes: []),
            .init(
                .get, "/authors/{name}", .public, .article, showAuthorPage(pages), mediaTypes: html,
                isKept: true),
            .init(
                .get, "/archive", .public, .article, showArchive(pages), mediaTypes: html,
                isKept: true),
            .init(
                .get, "/archive/{year}", .public, .article, showArchivePage(pages), mediaTypes: html,
                isKept: true),
            .init(
                .get, "/archive/{year}/{month}", .public, .article, showArchivePage(pages), mediaTypes: html,
                isKept: true),
            .init(
                .get, "/search", .public, .article, showSearchPage(pages), mediaTypes: html,
                isKept: true),
            .init(.get, "/assets/{name}", .open, .service, showAsset(pages)),
        ]
    }
}
