import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    @Sendable func listRelatedArticles(_ request: Request, _ caller: Caller) async throws -> Response {
        let listing = try RelatedListing(query: request)
        guard listing.fields.contains(.body) else { return try await listRelated(listing, request, caller) }
        return try await withMemory(for: request) { try await listRelated(listing, request, caller) }
    }

    private func listRelated(
        _ listing: RelatedListing, _ request: Request, _ caller: Caller
    ) async throws -> Response {
        let found = try await articles.related(
            to: request.articleReference(), listing, for: caller.audience)
        switch found {
        case .present(let page):
            return try await articles.work.run(.writing(page.size(of: listing.fields))) {
                reply(to: request, for: caller, page.json(listing))
            }
        case .moved(let slug):
            return try moved(
                to: "/v1/articles/\(slug.text.percentEncoded)/related", from: request, for: caller)
        }
    }

    @Sendable func showRelatedOverrides(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let list = try await articles.overrides(of: request.articleReference())
        return reply(to: request, for: caller, list.json())
    }

    @Sendable func replaceRelatedOverrides(_ request: Request, _ caller: Caller) async throws -> Response {
        let draft = try await reading(request) { try RelatedOverridesDraft(json: $0.json()) }
        let reference = try request.articleReference()
        let condition = try request.contentCondition(isRequired: settings.requiresIfMatch)
        let list = try await articles(for: caller).setOverrides(
            of: reference, draft,
            ifPresent: condition.map { condition in { condition.includes(EntityTag(of: $0.json())) } })
        return reply(to: .overrides(list), for: caller)
    }
}
