public import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// Adds every route: the whole table. `openapi.yaml` lists the same ones.
    public func register(on router: inout Router) {
        router.on(.get, "/v1/articles", answering(.article, listArticles))
        router.on(
            .post, "/v1/articles", admission: admitting(.article), answering(.article, createArticle))
        router.on(
            .get, "/v1/articles/{ref}", immediate: showKeptArticle, answering(.article, showArticle))
        router.on(
            .put, "/v1/articles/{ref}", admission: admitting(.article), answering(.article, replaceArticle))
        router.on(
            .patch, "/v1/articles/{ref}", admission: admitting(.article), answering(.article, patchArticle))
        router.on(
            .delete, "/v1/articles/{ref}", admission: admitting(.article), answering(.article, deleteArticle))
        router.on(.get, "/v1/articles/{ref}/related", answering(.article, listRelatedArticles))
        router.on(.get, "/v1/articles/{ref}/related/overrides", answering(.article, showRelatedOverrides))
        router.on(
            .put, "/v1/articles/{ref}/related/overrides", admission: admitting(.override),
            answering(.override, replaceRelatedOverrides))

        router.on(.get, "/v1/tags", answering(.tag, listTags))
        router.on(.post, "/v1/tags", admission: admitting(.tag), answering(.tag, createTag))
        router.on(.get, "/v1/tags/{slug}", answering(.tag, showTag))
        router.on(.patch, "/v1/tags/{slug}", admission: admitting(.tag), answering(.tag, patchTag))
        router.on(.delete, "/v1/tags/{slug}", admission: admitting(.tag), answering(.tag, deleteTag))
        router.on(
            .post, "/v1/tags/{slug}/merge", admission: admitting(.merge), answering(.merge, mergeTag))
        router.on(.get, "/v1/tags/{slug}/related", answering(.tag, listRelatedTags))

        router.on(.get, "/v1/redirects", answering(.redirect, listRedirects))

        router.on(.get, "/healthz", showHealth)
        router.on(.get, "/readyz", showReadiness)
        router.on(.get, "/openapi.yaml", showing(settings.contract.yaml, as: "application/yaml"))
        router.on(.get, "/openapi.json", showing(settings.contract.json, as: "application/json"))
    }
}
