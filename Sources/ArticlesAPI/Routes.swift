import HTTPTypes
import PrometheusMetrics

extension ArticlesAPI {
    /// The route table: method, path, access, kind of resource, handler. `openapi.yaml` says the same.
    public var routes: [APIRoute] {
        [
            .init(.get, "/v1/articles", .public, .article, listArticles),
            .init(.post, "/v1/articles", .write, .article, createArticle),
            .init(
                .get, "/v1/articles/{ref}", .public, .article, showArticle,
                mediaTypes: [MediaType.json, MediaType.markdown], immediate: showKeptArticle),
            .init(.put, "/v1/articles/{ref}", .write, .article, replaceArticle),
            .init(.patch, "/v1/articles/{ref}", .write, .article, patchArticle),
            .init(.delete, "/v1/articles/{ref}", .write, .article, deleteArticle),
            .init(.get, "/v1/articles/{ref}/related", .public, .article, listRelatedArticles),
            .init(.get, "/v1/articles/{ref}/related/overrides", .read, .article, showRelatedOverrides),
            .init(.put, "/v1/articles/{ref}/related/overrides", .write, .override, replaceRelatedOverrides),
            .init(.get, "/v1/articles/{ref}/revisions", .read, .article, listRevisions),
            .init(.get, "/v1/articles/{ref}/revisions/{version}", .read, .article, showRevision),
            .init(.post, "/v1/articles/{ref}/revisions/{version}/restore", .write, .article, restoreRevision),

            .init(.get, "/v1/tags", .public, .tag, listTags),
            .init(.post, "/v1/tags", .write, .tag, createTag),
            .init(.get, "/v1/tags/{slug}", .public, .tag, showTag),
            .init(.patch, "/v1/tags/{slug}", .write, .tag, patchTag),
            .init(.delete, "/v1/tags/{slug}", .write, .tag, deleteTag),
            .init(.post, "/v1/tags/{slug}/merge", .write, .merge, mergeTag),
            .init(.get, "/v1/tags/{slug}/related", .public, .tag, listRelatedTags),

            .init(.get, "/v1/redirects", .public, .redirect, listRedirects),

            .init(
                .get, "/v1/changes", .public, .change, listChanges,
                mediaTypes: [MediaType.json, MediaType.eventStream]),
            .init(.get, "/v1/audit", .admin, .change, listAuditEntries),

            .init(.get, "/healthz", .open, .service, showHealth),
            .init(.get, "/readyz", .open, .service, showReadiness),
            .init(
                .get, "/metrics", metricsAccess, .service, showMetrics,
                mediaTypes: MetricsFormat.allCases.map(\.mediaType)),
            .init(.get, "/openapi.yaml", .open, .service, showContractAsYAML),
            .init(.get, "/openapi.json", .open, .service, showContractAsJSON),
        ]
    }
}
